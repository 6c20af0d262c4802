import type { ColumnProfile } from '../../../src/domain/inspect/inspect';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { identifier, sql } from '../../sql';
import { requireShop } from '../require-shop';
import { columnsOf, SHOP_TABLES } from './shop-tables';

const TOP = 5;

/** Tells of each column how many cells are filled and how many differ, its extremes and its top values. */
export async function columnProfiles(
  engine: Engine,
  { table }: { table: string },
  call: Call,
): Promise<ColumnProfile[]> {
  requireShop(engine);
  const known = SHOP_TABLES.find((name) => name === table);
  if (known === undefined) throw new TypeError(`No table of the shop: ${table}`);
  const { database } = engine;
  const from = identifier(known);
  const columns = rowsOf(await database.query(columnsOf(from), call), {
    name: 'text',
    type: 'text',
  });
  const profiles: ColumnProfile[] = [];
  for (const [index, { name, type }] of columns.entries()) {
    call.progress({ stage: 'Looking at the columns', done: index, total: columns.length });
    const column = identifier(name);
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const figures = rowOf(
      // oxlint-disable-next-line no-await-in-loop
      await database.query(
        sql`SELECT count(*)::DOUBLE AS rows, count(${column})::DOUBLE AS filled,
          count(DISTINCT ${column})::DOUBLE AS "distinct",
          min(${column})::VARCHAR AS least, max(${column})::VARCHAR AS most FROM ${from}`,
        call,
      ),
      { rows: 'number', filled: 'number', distinct: 'number', least: 'text?', most: 'text?' },
    );
    const top = rowsOf(
      // oxlint-disable-next-line no-await-in-loop
      await database.query(
        sql`SELECT ${column}::VARCHAR AS value, count(*)::DOUBLE AS rows FROM ${from}
        WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY rows DESC, value LIMIT ${TOP}`,
        call,
      ),
      { value: 'text', rows: 'number' },
    );
    profiles.push({ name, type, ...figures, top });
  }
  return profiles;
}
