import type { TextRows } from '../../../src/domain/inspect/inspect';
import type { Call, Database } from '../../database';
import { rowsOf } from '../../decode';
import { sql, type Sql } from '../../sql';
import { columnsOf } from './shop-tables';

/**
 * Reads rows of a FROM clause as text, whatever their types. Columns are read by position, since names
 * may repeat, and cast in SQL, since Arrow's own texts differ from the database's.
 */
export async function textRows(
  database: Database,
  from: Sql,
  { limit, offset = 0 }: { limit: number; offset?: number },
  call: Call,
): Promise<TextRows> {
  const started = performance.now();
  const columns = rowsOf(await database.query(columnsOf(from), call), {
    name: 'text',
    type: 'text',
  });
  const places = columns.map((_, index) => sql`c${index}`);
  const cast = places.map((place) => sql`${place}::VARCHAR`);
  const result = await database.query(
    sql`SELECT ${sql.join(cast)} FROM (SELECT * FROM ${from}) t(${sql.join(places)})
    LIMIT ${limit + 1} OFFSET ${offset}`,
    call,
  );
  const rows = Array.from({ length: Math.min(result.rowCount, limit) }, (_, row) =>
    result.columns.map((column) => {
      const value: unknown = column[row] ?? null;
      return value === null ? null : String(value);
    }),
  );
  const milliseconds = performance.now() - started;
  return { columns, rows, isCut: result.rowCount > limit, milliseconds };
}
