import type { Database } from '../../../workers/database';
import { call } from './node-database';

/**
 * Returns the rows of a statement as text, with cells joined by ` | ` and NULL as `∅`: easy to write,
 * easy to read.
 */
export async function rows(database: Database, statement: string): Promise<string[]> {
  const { rowCount, columns } = await database.query(
    `SELECT columns(*)::VARCHAR FROM (${statement})`,
    call(),
  );
  return Array.from({ length: rowCount }, (_, row) =>
    columns.map((column) => String(column[row] ?? '∅')).join(' | '),
  );
}
