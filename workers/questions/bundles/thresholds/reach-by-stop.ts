import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { putAskedPairs } from '../mining/asked-pairs';
import { itemParts, putInParts } from '../mining/basket-parts';
import { ensureBaskets } from '../mining/kept-baskets';
import { ensureMined } from '../mining/mined';
import type { PairsInput } from '../mining/mine-input';
import { pairHolders } from '../mining/pair-holders';

export interface ReachByStopInput extends PairsInput {
  /** The strictest stop of a slider that each pair passes. */
  stops: readonly number[];
  /** The number of stops. */
  size: number;
}

/**
 * Counts, for each stop, the customers who have bought together, at least once, a pair that passes it.
 * Null in a shop without customers.
 */
export async function reachByStop(
  engine: Engine,
  { mined, pairs, stops, size }: ReachByStopInput,
  call: Call,
): Promise<Int32Array<ArrayBuffer> | null> {
  if (!requireShop(engine).parts.customers) return null;
  const reach = new Int32Array(size);
  if (pairs.length === 0) return reach;
  const { rows } = await ensureMined(engine, mined, call);
  await ensureBaskets(engine, mined, call);
  await putAskedPairs(engine.database, pairs, call);
  await putInParts(
    engine,
    'held_stop',
    { parts: itemParts(engine, mined, rows), stage: 'Counting who is reached' },
    (part) => sql`SELECT a.basket, max([${sql.join(stops)}][p.pair + 1]) AS stop
      ${pairHolders('asked_pair', part)} GROUP BY a.basket`,
    call,
  );
  const result = await engine.database.query(
    sql`SELECT stop::INTEGER AS stop, count(*)::DOUBLE AS customers FROM (
      SELECT max(stop) AS stop FROM held_stop JOIN kept_basket USING (basket)
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
