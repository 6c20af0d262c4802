import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { ensureSegments } from '../segments/ensure-segments';
import ordersSql from './orders-base.sql?raw';
import productsSql from './products-base.sql?raw';

/** What is known of a shop once its tables for the dashboard are there. */
export interface ShopTables {
  readonly generation: number;
  /** Whether any order has a time of day; otherwise its hours say nothing. */
  readonly hasTimes: boolean;
}

const built = new WeakMap<Engine, ShopTables>();

/**
 * Sees to it that `dashboard_order` and `dashboard_item` belong to the loaded shop. They hold one
 * narrow row an order and a product: questions join them to the lines instead of joining the shop's
 * wide tables at every change of the filter.
 */
export async function ensureShopTables(engine: Engine, call: Call): Promise<ShopTables> {
  const known = built.get(engine);
  if (known?.generation === engine.generation) return known;
  await ensureSegments(engine, call);
  await engine.database.query(ordersSql, call);
  await engine.database.query(productsSql, call);
  const times = await engine.database.query(
    "SELECT coalesce(bool_or(ordered_at::TIME <> TIME '00:00:00'), false) AS has_times FROM orders",
    call,
  );
  const { has_times: hasTimes } = rowOf(times, { has_times: 'boolean' });
  const tables = { generation: engine.generation, hasTimes };
  built.set(engine, tables);
  return tables;
}
