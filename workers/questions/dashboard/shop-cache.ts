import type { SegmentRules } from '../../../src/domain/segments/segments';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { requireShop } from '../require-shop';
import { ensureSegments } from '../segments/ensure-segments';
import itemsSql from './items.sql?raw';
import { readOrderColumns, type OrderColumns } from './order-columns';

export interface Item {
  name: string;
  category: string | null;
}

/** What the dashboard keeps of the loaded shop, so that a filter is a loop over columns. */
export interface ShopCache {
  readonly generation: number;
  /** The orders' segments are by these. */
  readonly segmentRules: SegmentRules;
  /** Whether any order has a time of day; otherwise its hours say nothing. */
  readonly hasTimes: boolean;
  /** By the item's key in the table `dashboard_item`. */
  readonly items: ReadonlyMap<number, Item>;
  readonly orders: OrderColumns;
  /** The orders in the category that was asked for last. */
  narrowed: { category: string; orders: OrderColumns } | null;
}

const caches = new WeakMap<Engine, ShopCache>();

/** The cache of the loaded shop; built with the table `dashboard_item` when the shop is another. */
export async function shopCache(engine: Engine, call: Call): Promise<ShopCache> {
  const known = caches.get(engine);
  const { segmentRules } = requireShop(engine);
  if (known?.generation === engine.generation && known.segmentRules === segmentRules) return known;
  await ensureSegments(engine, call);
  await engine.database.query(itemsSql, call);
  const cache: ShopCache = {
    generation: engine.generation,
    segmentRules,
    hasTimes: await hasTimes(engine, call),
    items: await readItems(engine, call),
    orders: await readOrderColumns(engine, null, call),
    narrowed: null,
  };
  caches.set(engine, cache);
  return cache;
}

/** The orders with lines in a category; all of them for null. */
export async function ordersIn(
  engine: Engine,
  category: string | null,
  call: Call,
): Promise<OrderColumns> {
  const cache = await shopCache(engine, call);
  if (category === null) return cache.orders;
  if (cache.narrowed?.category !== category) {
    cache.narrowed = { category, orders: await readOrderColumns(engine, category, call) };
  }
  return cache.narrowed.orders;
}

async function hasTimes(engine: Engine, call: Call): Promise<boolean> {
  const result = await engine.database.query(
    "SELECT coalesce(bool_or(ordered_at::TIME <> TIME '00:00:00'), false) AS has_times FROM orders",
    call,
  );
  return rowOf(result, { has_times: 'boolean' }).has_times;
}

async function readItems(engine: Engine, call: Call): Promise<Map<number, Item>> {
  const result = await engine.database.query(
    'SELECT item, label, category FROM dashboard_item WHERE item = product_key',
    call,
  );
  const rows = rowsOf(result, { item: 'number', label: 'text', category: 'text?' });
  return new Map(rows.map(({ item, label, category }) => [item, { name: label, category }]));
}
