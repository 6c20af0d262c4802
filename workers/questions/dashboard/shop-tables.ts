import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import { ensureSegments } from '../segments/ensure-segments';
import { withNetAmount } from '../with-net-amount';
import itemsSql from './items.sql?raw';
import orderRowsSql from './order-rows.sql?raw';

/** What is known of a shop once its tables for the dashboard are there. */
interface ShopTables {
  readonly generation: number;
  /** Whether any order has a time of day; otherwise its hours say nothing. */
  readonly hasTimes: boolean;
  /** The category whose orders `dashboard_category_order` holds. */
  category: string | null;
}

const built = new WeakMap<Engine, ShopTables>();

/** A table of `order-rows.sql`: of all lines, or of those in the category asked for last. */
type OrderTable = 'dashboard_order' | 'dashboard_category_order';

/** Names the table that a statement of a .sql file calls `order_rows`. */
export const withOrderRows = (sql: string, table: OrderTable): string =>
  sql.replaceAll('order_rows', table);

/**
 * Sees to it that the tables the dashboard reads belong to the loaded shop, and tells which of them
 * holds the category's orders. They are narrow and have one row an order: a new period or segment is
 * answered without a look at the lines, except for the products.
 */
export async function ensureShopTables(
  engine: Engine,
  category: string | null,
  call: Call,
): Promise<{ table: OrderTable; hasTimes: boolean }> {
  let tables = built.get(engine);
  if (tables?.generation !== engine.generation) {
    tables = await build(engine, call);
    built.set(engine, tables);
  }
  const { hasTimes } = tables;
  if (category === null) return { table: 'dashboard_order', hasTimes };
  if (tables.category !== category) {
    tables.category = null;
    await writeOrderRows(engine, 'dashboard_category_order', category, call);
    tables.category = category;
  }
  return { table: 'dashboard_category_order', hasTimes };
}

async function build(engine: Engine, call: Call): Promise<ShopTables> {
  await ensureSegments(engine, call);
  await engine.database.query(itemsSql, call);
  await writeOrderRows(engine, 'dashboard_order', null, call);
  const times = await engine.database.query(
    "SELECT coalesce(bool_or(ordered_at::TIME <> TIME '00:00:00'), false) AS has_times FROM orders",
    call,
  );
  const { has_times: hasTimes } = rowOf(times, { has_times: 'boolean' });
  return { generation: engine.generation, hasTimes, category: null };
}

const orderRowsTemplate = withNetAmount(orderRowsSql);

async function writeOrderRows(
  engine: Engine,
  table: OrderTable,
  category: string | null,
  call: Call,
): Promise<void> {
  await engine.database.query(withOrderRows(bind(orderRowsTemplate, { category }), table), call);
}
