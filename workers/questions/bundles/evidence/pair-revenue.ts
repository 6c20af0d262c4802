import type { Call } from '../../../database';
import { numbersOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { NET_AMOUNT } from '../../net-amount';
import { requireShop } from '../../require-shop';
import { lineParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { keptLines } from '../mining/baskets';
import { ensureMined } from '../mining/mined';
import type { MineInput } from '../mining/mine-input';

/**
 * Adds up the net revenue of both items' lines in the baskets that hold both: one value for each mined
 * pair, in the order of `mine`, in the shop's currency.
 */
export async function pairRevenue(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<Float64Array<ArrayBuffer>> {
  const shop = requireShop(engine);
  await ensureMined(engine, input, call);
  const { basket, from } = keptLines(input.grain, shop, sql`item_product`, true);
  await engine.database.query(
    sql`CREATE OR REPLACE TEMP TABLE item_product AS
    SELECT product_key, mined_item.item
    FROM candidate JOIN mined_item ON candidate.item = mined_item.candidate_item`,
    call,
  );
  const revenueOf = (part: BasketPart) => sql`WITH item_revenue AS (
      SELECT basket, item, sum(amount)::DOUBLE AS revenue
      FROM (SELECT ${basket} AS basket, item_product.item, ${NET_AMOUNT} AS amount ${from})
      WHERE ${part(sql`basket`)} GROUP BY basket, item
    )
    SELECT a.item AS first_item, b.item AS second_item, sum(a.revenue + b.revenue) AS revenue
    FROM item_revenue a JOIN item_revenue b ON a.basket = b.basket AND a.item < b.item
    SEMI JOIN mined_pair m ON m.first_item = a.item AND m.second_item = b.item
    GROUP BY a.item, b.item`;
  await putInParts(
    engine,
    'revenue_part',
    { parts: lineParts(engine, input), stage: 'Adding up revenue' },
    revenueOf,
    call,
  );
  const result = await engine.database.query(
    sql`WITH joint AS (
      SELECT first_item, second_item, sum(revenue) AS revenue FROM revenue_part GROUP BY ALL
    )
    SELECT coalesce(revenue, 0)::DOUBLE AS revenue
    FROM mined_pair LEFT JOIN joint USING (first_item, second_item)
    ORDER BY first_item, second_item`,
    call,
  );
  await engine.database.query(sql`DROP TABLE revenue_part; DROP TABLE item_product`, call);
  return numbersOf(result, 'revenue');
}
