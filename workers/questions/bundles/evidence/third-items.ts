import type { ThirdItem } from '../../../../src/domain/bundles/itemsets';
import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { putAskedPairs } from '../mining/asked-pairs';
import { ensureMined } from '../mining/mined';
import type { PairInput } from '../mining/mine-input';

export interface ThirdItemsInput extends PairInput {
  /** The smallest number of baskets with all three. */
  least: number;
}

/** Finds every item that is in at least `least` baskets with the pair, with the counts to judge it by. */
export async function thirdItems(
  engine: Engine,
  { mined, pair, least }: ThirdItemsInput,
  call: Call,
): Promise<ThirdItem[]> {
  const { baskets } = await ensureMined(engine, mined, call);
  await putAskedPairs(engine.database, [pair], call);
  const result = await engine.database.query(
    sql`WITH held AS (
      SELECT basket, bool_or(item = first_item) AS has_first, bool_or(item = second_item) AS has_second
      FROM basket_item, asked_pair
      WHERE item IN (first_item, second_item)
      GROUP BY basket
    ),
    third AS (
      SELECT item, count(*) FILTER (WHERE has_first AND has_second)::DOUBLE AS with_both,
        count(*) FILTER (WHERE has_first)::DOUBLE AS with_first,
        count(*) FILTER (WHERE has_second)::DOUBLE AS with_second
      FROM held JOIN basket_item USING (basket), asked_pair
      WHERE item NOT IN (first_item, second_item)
        AND NOT EXISTS (FROM own_pair o WHERE (o.first_item = item OR o.second_item = item)
          AND (o.first_item IN (asked_pair.first_item, asked_pair.second_item)
            OR o.second_item IN (asked_pair.first_item, asked_pair.second_item)))
      GROUP BY item
    )
    SELECT item, baskets::DOUBLE AS baskets, with_both, with_first, with_second,
      (SELECT count(*) FROM held WHERE has_first AND has_second)::DOUBLE AS pair_baskets
    FROM third JOIN mined_item USING (item)
    WHERE with_both >= ${Math.max(1, least)}
    ORDER BY with_both DESC, item`,
    call,
  );
  return rowsOf(result, {
    item: 'number',
    baskets: 'number',
    with_both: 'number',
    with_first: 'number',
    with_second: 'number',
    pair_baskets: 'number',
  }).map((row) => ({
    item: row.item,
    counts: {
      baskets,
      antecedent: row.pair_baskets,
      consequent: row.baskets,
      both: row.with_both,
    },
    withFirst: row.with_first,
    withSecond: row.with_second,
  }));
}
