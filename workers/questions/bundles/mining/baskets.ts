import type { ShopSummary } from '../../../../src/domain/shop/shop';
import {
  grainKind,
  windowDays,
  type Grain,
  type GrainKind,
} from '../../../../src/domain/bundles/grains';
import type { Level } from '../../../../src/domain/bundles/levels';
import { list, sql, type Sql } from '../../../sql';

/** Stands before a category's name in its id at the level mixed; see `MinedPairs.items.ids`. */
export const CATEGORY_PREFIX = 'category:';
const PRODUCT_PREFIX = 'product:';

/** Names the column that identifies a product at a level of products. */
const productItem = (shop: ShopSummary): Sql =>
  shop.parts.productIds ? sql`product_id` : sql`name`;

/** Gives the id of a product a prefix where, at the level mixed, it could be taken for a category. */
const mixedProductItem = (shop: ShopSummary): Sql => {
  const id = productItem(shop);
  return sql`CASE WHEN starts_with(${id}, ${CATEGORY_PREFIX}) OR starts_with(${id}, ${PRODUCT_PREFIX})
    THEN ${PRODUCT_PREFIX} || ${id} ELSE ${id} END`;
};

/**
 * Writes a subquery of what a level makes items of, with rows (product_key, id, label): `id` identifies
 * the item, `label` is what this product calls it, NULL where it has no name. A product without an item
 * has no row; at the level mixed it can have two.
 */
export function itemRows(level: Level, shop: ShopSummary, without: readonly string[] = []): Sql {
  const rows = (id: Sql, label: Sql) =>
    sql`SELECT product_key, ${id} AS id, ${label} AS label FROM product
    WHERE ${id} IS NOT NULL AND NOT is_left_out`;
  const ofLevel: Record<Level, Sql> = {
    product: rows(productItem(shop), sql`name`),
    name: rows(sql`name`, sql`name`),
    category: rows(sql`category`, sql`category`),
    subcategory: rows(sql`subcategory`, sql`subcategory`),
    mixed: sql`${rows(mixedProductItem(shop), sql`name`)}
      UNION ALL ${rows(sql`${CATEGORY_PREFIX} || category`, sql`category`)}`,
  };
  if (without.length === 0) return sql`(${ofLevel[level]})`;
  return sql`(SELECT * FROM (${ofLevel[level]}) WHERE id NOT IN ${list(without)})`;
}

/** Writes a subquery of the products that are an item, with rows (product_key). */
export const itemProducts = (
  level: Level,
  shop: ShopSummary,
  without: readonly string[] = [],
): Sql => sql`(SELECT DISTINCT product_key FROM ${itemRows(level, shop, without)})`;

/** Makes one key of customer and day. A day is below 100,000, which are 273 years, so that no two meet. */
const perCustomer = (day: Sql) => sql`o.customer_key::BIGINT * 100000 + ${day}`;

/** Writes what identifies the basket of a line; it is NULL where the line is in no basket of the grain. */
function basketOf(grain: Grain): Sql {
  const ofKind: Record<GrainKind, Sql> = {
    order: sql`l.order_key`,
    customer: sql`o.customer_key`,
    'customer-day': perCustomer(sql`date_diff('day', DATE '1900-01-01', o.ordered_at::DATE)`),
    window: perCustomer(
      sql`date_diff('day', first_order.day, o.ordered_at::DATE) // ${windowDays(grain) ?? 1}`,
    ),
  };
  return ofKind[grainKind(grain)];
}

/** A customer's windows are counted from the day of the first order, kept or not. */
const FIRST_ORDER = sql`JOIN (
      SELECT customer_key, min(ordered_at)::DATE AS day FROM orders GROUP BY customer_key
    ) first_order ON first_order.customer_key = o.customer_key`;

/**
 * Writes a FROM clause of the lines `l` that count for baskets, joined to a table by product_key. The
 * orders `o` are joined where the basket, or the caller, needs them.
 */
export function keptLines(grain: Grain, shop: ShopSummary, joined: Sql, withOrders = false) {
  const basket = basketOf(grain);
  const orders = grain === 'order' && !withOrders ? sql`` : sql`JOIN orders o USING (order_key)`;
  const conditions = [
    ...(shop.leaveOutReturns ? [sql`NOT l.is_return`] : []),
    ...(grain === 'order' ? [] : [sql`${basket} IS NOT NULL`]),
  ];
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`;
  return {
    basket,
    from: sql`FROM line l JOIN ${joined} USING (product_key) ${orders}
      ${windowDays(grain) !== null ? FIRST_ORDER : sql``} ${where}`,
  };
}
