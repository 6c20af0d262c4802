import type { ShopSummary } from '../../../../src/domain/shop/shop';
import { hasDay, type Grain } from '../../../../src/domain/bundles/grains';
import type { Call } from '../../../database';
import { derivedFact, ensureDerived, type Engine } from '../../../state';
import { sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { lineParts, putInParts } from './basket-parts';
import { itemProducts, keptLines } from './baskets';
import { basketsKey, type MineInput } from './mine-input';

/** Tells whether the baskets of a grain are on a day in this shop. */
export const haveDays = (grain: Grain, shop: ShopSummary): boolean =>
  shop.parts.dates && hasDay(grain);

const keptBaskets = derivedFact('kept_basket');

/**
 * Ensures `kept_basket(basket, day, order_key, customer_key)`: the N baskets with at least one kept
 * item. `day` is that of the basket's first order; of its orders, `order_key` is the first.
 */
export async function ensureBaskets(engine: Engine, input: MineInput, call: Call): Promise<void> {
  const shop = requireShop(engine);
  const { grain, level, without } = input;
  await ensureDerived(engine, keptBaskets, basketsKey(input), async () => {
    const { basket, from } = keptLines(
      grain,
      shop,
      sql`${itemProducts(level, shop, without)} p`,
      true,
    );
    const day = hasDay(grain) ? sql`min(ordered_at)::DATE` : sql`NULL::DATE`;
    await putInParts(
      engine,
      'kept_basket',
      { parts: lineParts(engine, input), stage: 'Building baskets' },
      (part) => sql`SELECT basket, ${day} AS day,
        min(order_key) AS order_key, any_value(customer_key) AS customer_key
      FROM (
        SELECT ${basket} AS basket, o.ordered_at, o.order_key, o.customer_key ${from}
      ) WHERE ${part(sql`basket`)} GROUP BY basket`,
      call,
    );
  });
}
