import type { ShopSummary } from '../../../../src/domain/shop/shop';
import { sql, type Sql } from '../../../sql';
import { NET_AMOUNT } from '../../net-amount';
import type { BasketPart } from './basket-parts';
import { itemProducts, keptLines } from './baskets';
import type { MineInput } from './mine-input';

/** Writes a query of the part's baskets as they were sold, with rows (basket, customer_key, revenue). */
export function soldBaskets(
  shop: ShopSummary,
  { grain, level, without }: MineInput,
  part: BasketPart,
): Sql {
  const { basket, from } = keptLines(
    grain,
    shop,
    sql`${itemProducts(level, shop, without)} p`,
    true,
  );
  return sql`SELECT basket, any_value(customer_key) AS customer_key, sum(amount)::DOUBLE AS revenue
    FROM (SELECT ${basket} AS basket, o.customer_key, ${NET_AMOUNT} AS amount ${from})
    WHERE ${part(sql`basket`)} GROUP BY basket`;
}
