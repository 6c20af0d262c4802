import type { Call } from '../../database';
import { numbersOf } from '../../decode';
import type { Engine } from '../../engine';
import { NET_AMOUNT } from '../net-amount';
import { requireShop } from '../require-shop';
import { keptLines } from './baskets';
import { ensureMined } from './mined';
import type { MineInput } from './mine-input';

/**
 * Net revenue of both items' lines in the baskets that hold both, one value for each mined pair, in
 * the order of `mine`, in the shop's currency.
 */
export async function pairRevenue(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<Float64Array<ArrayBuffer>> {
  const shop = requireShop(engine);
  await ensureMined(engine, input, call);
  const { basket, from } = keptLines(input.grain, shop, 'item_product', true);
  const result = await engine.database.query(
    `WITH item_product AS (
      SELECT product_key, mined_item.item
      FROM candidate JOIN mined_item ON candidate.item = mined_item.candidate_item
    ),
    item_revenue AS (
      SELECT ${basket} AS basket, item_product.item, sum(${NET_AMOUNT})::DOUBLE AS revenue
      ${from}
      GROUP BY 1, 2
    ),
    joint AS (
      SELECT a.item AS first_item, b.item AS second_item, sum(a.revenue + b.revenue) AS revenue
      FROM item_revenue a JOIN item_revenue b ON a.basket = b.basket AND a.item < b.item
      GROUP BY 1, 2
    )
    SELECT coalesce(revenue, 0)::DOUBLE AS revenue
    FROM mined_pair LEFT JOIN joint USING (first_item, second_item)
    ORDER BY first_item, second_item`,
    call,
  );
  return numbersOf(result, 'revenue');
}
