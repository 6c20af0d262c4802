import type { Database } from '../../../workers/database';
import { call } from './node-database';
import { sqlOf } from './sql-of';

/**
 * Returns the rows of a statement as text, with cells joined by ` | ` and NULL as `∅`: easy to write,
 * easy to read.
 */
export async function rows(database: Database, statement: string): Promise<string[]> {
  const { rowCount, columns } = await database.query(
    sqlOf(`SELECT columns(*)::VARCHAR FROM (${statement})`),
    call(),
  );
  return Array.from({ length: rowCount }, (_, row) =>
    columns.map((column) => String(column[row] ?? '∅')).join(' | '),
  );
}
