import type { ShopSummary } from '../../src/domain/shop/shop';
import type { Call } from '../database';
import { bind, sql, type Sql } from '../sql';
import { derivedFact, ensureDerived, type Engine } from '../state';
import shopItemsSql from './shop-items.sql?raw';

export const shopItems = derivedFact('shop_item');

/**
 * Sees to it that the table `shop_item` belongs to the loaded shop: `product_key INTEGER, item INTEGER`
 * (the key of the first product that is the same item), `label VARCHAR, category VARCHAR`, a row for
 * each product.
 */
export const ensureShopItems = (engine: Engine, call: Call): Promise<void> =>
  ensureDerived(engine, shopItems, '', async () => {
    await engine.database.query(bind(shopItemsSql, {}), call);
  });

/**
 * Counts one side of pairs of orders and items, which come from lines. Where no order holds an item
 * twice that is the number of lines; DISTINCT takes several times as long.
 */
export const distinctInLines = ({ repeatsItems }: ShopSummary, side: Sql): Sql =>
  repeatsItems ? sql`count(DISTINCT ${side})` : sql`count(*)`;
