import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { putAskedPairs } from './asked-pairs';
import { ensureMined } from './mined';
import type { PairsInput } from './mine-input';

/** In how many baskets at least one of the pairs is. */
export async function coverage(engine: Engine, input: PairsInput, call: Call): Promise<number> {
  await ensureMined(engine, input.mined, call);
  await putAskedPairs(engine.database, input.pairs, call);
  const result = await engine.database.query(
    `SELECT count(DISTINCT a.basket)::DOUBLE AS baskets
    FROM asked_pair
    JOIN basket_item a ON a.item = first_item
    JOIN basket_item b ON b.item = second_item AND b.basket = a.basket`,
    call,
  );
  return rowOf(result, { baskets: 'number' }).baskets;
}
