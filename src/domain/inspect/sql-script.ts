/** SQL that runs in DuckDB as it is. */
export interface SqlScript {
  sql: string;
  /** It reads the user's own files by their names, or the shop's tables saved as CSV. */
  reads: 'files' | 'tables';
}
