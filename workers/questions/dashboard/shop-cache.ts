import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import { derivedFact, ensureDerived, type Engine } from '../../state';
import { sql } from '../../sql';
import { requireShop } from '../require-shop';
import { customerSegments, ensureSegments } from '../segments/ensure-segments';
import { readOrderColumns, type OrderColumns } from './order-columns';

export interface Item {
  name: string;
  category: string | null;
}

/** Columns and names that the dashboard keeps of the loaded shop, so that a filter is a loop. */
export interface ShopCache {
  /** Tells whether any order has a time of day; otherwise hours say nothing. */
  readonly hasTimes: boolean;
  /** Items by their key in the table `shop_item`. */
  readonly items: ReadonlyMap<number, Item>;
  readonly orders: OrderColumns;
}

/** The cache is built on segments, since an order's segment is one of its columns. */
const cachedShop = derivedFact<ShopCache>('dashboard', [customerSegments]);
/** Holds the orders in the category that was asked for last. */
const narrowedOrders = derivedFact<OrderColumns>('orders in a category', [cachedShop]);

/** Returns the cache of the loaded shop; it is built once for each shop. */
export async function shopCache(engine: Engine, call: Call): Promise<ShopCache> {
  const { segmentRules } = requireShop(engine);
  await ensureSegments(engine, call);
  return ensureDerived(engine, cachedShop, JSON.stringify(segmentRules), async () => {
    return {
      hasTimes: await hasTimes(engine, call),
      items: await readItems(engine, call),
      orders: await readOrderColumns(engine, null, call),
    };
  });
}

/** Returns the orders with lines in a category; all of them for null. */
export async function ordersIn(
  engine: Engine,
  category: string | null,
  call: Call,
): Promise<OrderColumns> {
  const { orders } = await shopCache(engine, call);
  if (category === null) return orders;
  return ensureDerived(engine, narrowedOrders, category, () =>
    readOrderColumns(engine, category, call),
  );
}

async function hasTimes(engine: Engine, call: Call): Promise<boolean> {
  const result = await engine.database.query(
    sql`SELECT coalesce(bool_or(ordered_at::TIME <> TIME '00:00:00'), false) AS has_times FROM orders`,
    call,
  );
  return rowOf(result, { has_times: 'boolean' }).has_times;
}

async function readItems(engine: Engine, call: Call): Promise<Map<number, Item>> {
  const result = await engine.database.query(
    sql`SELECT item, label, category FROM shop_item WHERE item = product_key`,
    call,
  );
  const rows = rowsOf(result, { item: 'number', label: 'text', category: 'text?' });
  return new Map(rows.map(({ item, label, category }) => [item, { name: label, category }]));
}
