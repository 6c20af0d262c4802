import type { Call } from '../../../database';
import { rowOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { putAskedPairs } from '../mining/asked-pairs';
import { itemParts, putInParts } from '../mining/basket-parts';
import { ensureMined } from '../mining/mined';
import type { PairsInput } from '../mining/mine-input';
import { pairHolders } from '../mining/pair-holders';

/** Counts the baskets that hold at least one of the pairs. */
export async function coverage(engine: Engine, input: PairsInput, call: Call): Promise<number> {
  const { rows } = await ensureMined(engine, input.mined, call);
  await putAskedPairs(engine.database, input.pairs, call);
  await putInParts(
    engine,
    'covered_part',
    { parts: itemParts(engine, input.mined, rows), stage: 'Counting baskets' },
    (part) => sql`SELECT count(DISTINCT a.basket) AS n ${pairHolders('asked_pair', part)}`,
    call,
  );
  const result = await engine.database.query(
    sql`SELECT sum(n)::DOUBLE AS baskets FROM covered_part`,
    call,
  );
  return rowOf(result, { baskets: 'number' }).baskets;
}
