import type { TableInfo } from '../../../src/domain/inspect/inspect';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { identifier, sql, type Sql } from '../../sql';
import { requireShop } from '../require-shop';

/** Every load makes these tables of the shop. */
export const SHOP_TABLES = ['product', 'customer', 'orders', 'line', 'set_aside'] as const;

/** Lists the tables with their columns and numbers of rows. */
export async function shopTables(engine: Engine, _input: null, call: Call): Promise<TableInfo[]> {
  requireShop(engine);
  const { database } = engine;
  const infos: TableInfo[] = [];
  for (const name of SHOP_TABLES) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const columns = rowsOf(await database.query(columnsOf(identifier(name)), call), {
      name: 'text',
      type: 'text',
    });
    // oxlint-disable-next-line no-await-in-loop
    const count = await database.query(
      sql`SELECT count(*)::DOUBLE AS rows FROM ${identifier(name)}`,
      call,
    );
    infos.push({ name, columns, rows: rowOf(count, { rows: 'number' }).rows });
  }
  return infos;
}

/** Writes a query of the names and types of what a FROM clause gives. */
export const columnsOf = (from: Sql) =>
  sql`SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${from})`;
