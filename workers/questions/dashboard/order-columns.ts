import { SEGMENTS, type Segment } from '../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Call } from '../../database';
import type { ResultColumn } from '../../decode';
import type { Engine } from '../../state';
import { bind, sql, type Sql } from '../../sql';
import { NET_AMOUNT } from '../net-amount';
import { requireShop } from '../require-shop';
import { distinctInLines } from '../shop-items';
import orderColumnsSql from './order-columns.sql?raw';

/**
 * The orders that have lines in a category (or in any), one entry each, in the order of time; orders
 * without a date come first. About 40 bytes an order, outside of the database's memory.
 */
export interface OrderColumns {
  readonly length: number;
  /** Days since 1970-01-01, or NO_DAY. */
  readonly day: Int32Array;
  /** The hour of the week, Monday's 24 first; -1 without a date. */
  readonly hour: Int32Array;
  /** The customer's key; -1 for a guest. */
  readonly customer: Int32Array;
  /** The segment's position in SEGMENTS; -1 for none. */
  readonly segment: Int32Array;
  /** The day of the customer's first kept order ever, or NO_DAY. */
  readonly firstDay: Int32Array;
  /** The number of different kept items; 0 when nothing was kept. */
  readonly items: Int32Array;
  readonly units: Float64Array;
  readonly net: Float64Array;
}

export const NO_DAY = -2_147_483_648;

/** Reads the orders with lines in a category; all of them for null. */
export async function readOrderColumns(
  engine: Engine,
  category: string | null,
  call: Call,
): Promise<OrderColumns> {
  const shop = requireShop(engine);
  const statement = bind(orderColumnsSql, {
    total: category === null ? sql`order_total` : totalsIn(category, shop),
    no_day: NO_DAY,
    segments: SEGMENTS.join(' '),
  });
  const { rowCount, columns } = await engine.database.query(statement, call);
  const [day, hour, customer, segment, firstDay, items, units, net] = columns;
  return {
    length: rowCount,
    day: integers(day),
    hour: integers(hour),
    customer: integers(customer),
    segment: integers(segment),
    firstDay: integers(firstDay),
    items: integers(items),
    units: doubles(units),
    net: doubles(net),
  };
}

/** Adds up the lines of one category, as `order_total` has those of all. */
const totalsIn = (category: string, shop: ShopSummary): Sql => sql`(
  SELECT l.order_key, sum(${NET_AMOUNT}) AS net,
    sum(coalesce(l.quantity, 1)) FILTER (NOT o.is_return AND NOT l.is_return) AS units,
    ${distinctInLines(shop, sql`i.item`)} FILTER (NOT o.is_return AND NOT l.is_return) AS items
  FROM line l JOIN orders o USING (order_key) JOIN shop_item i USING (product_key)
  WHERE i.category = ${category} GROUP BY l.order_key)`;

function integers(column: ResultColumn | undefined): Int32Array {
  if (column instanceof Int32Array) return column;
  throw new TypeError('Expected a column of integers');
}

function doubles(column: ResultColumn | undefined): Float64Array {
  if (column instanceof Float64Array) return column;
  throw new TypeError('Expected a column of numbers');
}

/** Finds the first position whose day is `day` or later. */
export function positionOfDay({ day: days, length }: OrderColumns, day: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns an ISO day as days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Returns days since 1970-01-01 as an ISO day. */
export const dayText = (day: number): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Returns the segment that a position in `OrderColumns.segment` stands for. */
export const segmentAt = (position: number): Segment | null => SEGMENTS[position] ?? null;

/** Returns a segment's position in SEGMENTS; null, which stands for every segment, stays null. */
export const positionOfSegment = (segment: Segment | null): number | null =>
  segment === null ? null : SEGMENTS.indexOf(segment);
