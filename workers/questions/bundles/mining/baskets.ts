import type { ShopSummary } from '../../../../src/domain/shop/shop';
import { windowDays, type Grain, type GrainKind } from '../../../../src/domain/bundles/grains';
import type { Level } from '../../../../src/domain/bundles/levels';
import { list, sql, type Sql } from '../../../sql';

/** Before a category's name in its id at the level mixed; see `MinedPairs.items.ids`. */
export const CATEGORY_PREFIX = 'category:';
const PRODUCT_PREFIX = 'product:';

/** What identifies a product at a level of products. */
const productItem = (shop: ShopSummary): Sql =>
  shop.parts.productIds ? sql`product_id` : sql`name`;

/** At the level mixed no product may be taken for a category: only then its id gets a prefix. */
const mixedProductItem = (shop: ShopSummary): Sql => {
  const id = productItem(shop);
  return sql`CASE WHEN starts_with(${id}, ${CATEGORY_PREFIX}) OR starts_with(${id}, ${PRODUCT_PREFIX})
    THEN ${PRODUCT_PREFIX} || ${id} ELSE ${id} END`;
};

/**
 * What a level makes items of, as a subquery with rows (product_key, id, label): `id` identifies the
 * item, `label` is what this product calls it, NULL where it has no name. A product without one has no
 * row; at the level mixed it can have two.
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

/** The products that are an item, as a subquery with rows (product_key). */
export const itemProducts = (
  level: Level,
  shop: ShopSummary,
  without: readonly string[] = [],
): Sql => sql`(SELECT DISTINCT product_key FROM ${itemRows(level, shop, without)})`;

/** A day as an integer below 100,000, which are 273 years: keys of customer and day never meet. */
const perCustomer = (day: Sql) => sql`o.customer_key::BIGINT * 100000 + ${day}`;

/** What identifies the basket of a line; NULL: the line is in no basket of this grain. */
function basketOf(grain: Grain): Sql {
  const ofKind: Record<GrainKind, Sql> = {
    order: sql`l.order_key`,
    customer: sql`o.customer_key`,
    'customer-day': perCustomer(sql`date_diff('day', DATE '1900-01-01', o.ordered_at::DATE)`),
    window: perCustomer(
      sql`date_diff('day', first_order.day, o.ordered_at::DATE) // ${windowDays(grain) ?? 1}`,
    ),
  };
  return ofKind[kindOf(grain)];
}

const kindOf = (grain: Grain): GrainKind =>
  grain === 'order' || grain === 'customer' || grain === 'customer-day' ? grain : 'window';

/** The day from which a customer's windows are counted: that of the first order, kept or not. */
const FIRST_ORDER = sql`JOIN (
      SELECT customer_key, min(ordered_at)::DATE AS day FROM orders GROUP BY customer_key
    ) first_order ON first_order.customer_key = o.customer_key`;

/**
 * A FROM clause of the lines `l` that count for baskets, joined to a table by product_key; the orders
 * `o` are joined where the basket, or the caller, needs them.
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
      ${kindOf(grain) === 'window' ? FIRST_ORDER : sql``} ${where}`,
  };
}
