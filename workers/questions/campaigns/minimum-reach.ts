import type { DiscountTarget } from '../../../src/domain/campaign/discounts';
import type { MinimumReach } from '../../../src/domain/campaign/campaign';
import type { Level } from '../../../src/domain/bundles/levels';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { keptLines } from '../bundles/mining/baskets';
import { NET_AMOUNT } from '../net-amount';
import { requireShop } from '../require-shop';
import { itemsOf } from './bundle-items';
import { holdsAll } from './find-items';

export interface MinimumReachInput {
  level: Level;
  antecedent: readonly string[];
  consequent: readonly string[];
  discountOn: DiscountTarget;
  /** In the shop's currency. */
  minimumOrder: number;
}

/**
 * Counts for e how many of the past orders with what the discount applies to reached the minimum order
 * price, by what was paid for the whole order. Null when the shop has no prices.
 */
export async function minimumReach(
  engine: Engine,
  input: MinimumReachInput,
  call: Call,
): Promise<MinimumReach | null> {
  const shop = requireShop(engine);
  if (!shop.parts.prices) return null;
  const { antecedent, consequent } = await itemsOf(engine, shop, input, call);
  const offered = input.discountOn === 'bundle' ? [...antecedent, ...consequent] : consequent;
  const { basket, from } = keptLines('order', shop, sql`product`);
  const result = await engine.database.query(
    sql`WITH offered AS (
      SELECT ${basket} AS order_key ${from} GROUP BY ${basket} HAVING ${holdsAll(offered)}
    ),
    paid AS (
      SELECT l.order_key, sum(${NET_AMOUNT}) AS total
      FROM line l JOIN orders o USING (order_key)
      WHERE l.order_key IN (SELECT order_key FROM offered) GROUP BY l.order_key
    )
    SELECT count(*)::INTEGER AS orders,
      count(*) FILTER (WHERE total >= ${input.minimumOrder}::DECIMAL(18, 4))::INTEGER AS reaching
    FROM paid`,
    call,
  );
  return rowOf(result, { orders: 'number', reaching: 'number' });
}
