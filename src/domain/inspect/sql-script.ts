/** SQL that runs as it is in DuckDB. */
export interface SqlScript {
  sql: string;
  /** What it reads: the user's own files by their names, or the shop's tables saved as CSV. */
  reads: 'files' | 'tables';
}
