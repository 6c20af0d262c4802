import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { requireShop } from '../require-shop';
import { putAskedPairs } from './asked-pairs';
import { ensureBaskets } from './kept-baskets';
import { ensureMined } from './mined';
import type { PairsInput } from './mine-input';

export interface ReachByStopInput extends PairsInput {
  /** For each pair the strictest stop of a slider that it passes. */
  stops: readonly number[];
  /** How many stops there are. */
  size: number;
}

/**
 * For each stop: customers who have bought a pair that passes it together at least once. Null in a
 * shop without customers.
 */
export async function reachByStop(
  engine: Engine,
  { mined, pairs, stops, size }: ReachByStopInput,
  call: Call,
): Promise<Int32Array<ArrayBuffer> | null> {
  if (!requireShop(engine).parts.customers) return null;
  const reach = new Int32Array(size);
  if (pairs.length === 0) return reach;
  await ensureMined(engine, mined, call);
  await ensureBaskets(engine, mined, call);
  await putAskedPairs(engine.database, pairs, call);
  const result = await engine.database.query(
    `WITH held AS (
      SELECT a.basket, max([${stops.map(Math.trunc).join(', ')}][pair + 1]) AS stop
      FROM asked_pair
      JOIN basket_item a ON a.item = first_item
      JOIN basket_item b ON b.item = second_item AND b.basket = a.basket
      GROUP BY a.basket
    )
    SELECT stop::INTEGER AS stop, count(*)::DOUBLE AS customers FROM (
      SELECT max(stop) AS stop FROM held JOIN kept_basket USING (basket)
      WHERE customer_key IS NOT NULL GROUP BY customer_key
    ) GROUP BY 1`,
    call,
  );
  for (const { stop, customers } of rowsOf(result, { stop: 'number', customers: 'number' })) {
    reach[stop] = customers;
  }
  for (let stop = size - 2; stop >= 0; stop -= 1) reach[stop]! += reach[stop + 1]!;
  return reach;
}
