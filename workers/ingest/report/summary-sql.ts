import type { KeptColumn } from '../build/attributes';
import { columnsHeld, type ShopTable } from '../../../src/domain/recipe/roles';
import { SHOP_PARTS, shopParts } from '../../../src/domain/shop/shop-parts';
import { bareName, identifier, sql, type Sql } from '../../sql';

// These statements go over the tables being built; their columns are named as in `ShopSummary`.

/** Counts how much there is, and tells of each part of the shop whether some row has it. */
export const counts = sql`SELECT "orderCount", "lineCount", "productCount", "customerCount",
    "firstDay", "lastDay", ${sql.join(SHOP_PARTS.map(identifier))} FROM
    (SELECT count(*)::INTEGER AS "orderCount", strftime(min(ordered_at), '%Y-%m-%d') AS "firstDay",
      strftime(max(ordered_at), '%Y-%m-%d') AS "lastDay", ${partsIn('orders')} FROM orders),
    (SELECT count(*)::INTEGER AS "lineCount", ${partsIn('line')} FROM line),
    (SELECT count(*)::INTEGER AS "productCount", ${partsIn('product')} FROM product),
    (SELECT count(*)::INTEGER AS "customerCount", ${partsIn('customer')} FROM customer)`;

function partsIn(table: ShopTable): Sql {
  const parts = SHOP_PARTS.filter((part) => shopParts[part].table === table);
  return sql.join(
    parts.map((part) => {
      const filled = shopParts[part].columns.map((column) => sql`count(${bareName(column)})`);
      return sql`${sql.join(filled, sql` + `)} > 0 AS ${identifier(part)}`;
    }),
  );
}

/**
 * Makes `stage_item`, the item that each product is, and `stage_bought`, which has each item of each order once, with its lines and those that are no
 * returns. It is counted several times, and grouping all lines is what costs. A product is told by its
 * id, or by its name in a shop without ids; lines without it, and of products left out, are of item NULL.
 * Where no item stands on several lines of an order, the lines are what was bought.
 */
export function bought(hasProductIds: boolean, orders: number, mayRepeat: boolean): Sql[] {
  const told = hasProductIds ? sql`product_id` : sql`name`;
  const items = sql`CREATE TABLE stage_item AS SELECT product_key, CASE WHEN ${told} IS NOT NULL
    AND NOT is_left_out THEN dense_rank() OVER (ORDER BY ${told})::INTEGER END AS item FROM product`;
  if (!mayRepeat) {
    return [
      items,
      sql`CREATE VIEW stage_bought AS SELECT order_key, item, 1 AS lines, (NOT is_return)::INTEGER AS kept
        FROM line JOIN stage_item USING (product_key)`,
    ];
  }
  const parts = Array.from({ length: Math.ceil(orders / ORDERS_AT_ONCE) }, (_, part) => part);
  return [
    items,
    sql`CREATE TABLE stage_grouped (order_key INTEGER, item INTEGER, lines INTEGER, kept INTEGER)`,
    sql`CREATE VIEW stage_bought AS FROM stage_grouped`,
    ...parts.map(
      (part) => sql`INSERT INTO stage_grouped
    SELECT order_key, item, count(*)::INTEGER AS lines, (count(*) FILTER (NOT is_return))::INTEGER AS kept
    FROM line JOIN stage_item USING (product_key)
    WHERE order_key >= ${part * ORDERS_AT_ONCE} AND order_key < ${(part + 1) * ORDERS_AT_ONCE}
    GROUP BY order_key, item`,
    ),
  ];
}

/** Grouping takes memory by groups: of three million orders at once it would be gigabytes. */
const ORDERS_AT_ONCE = 1_000_000;

/** Tells whether some item is several products: one id with several names, say. */
export const shareItems = (hasProductIds: boolean): Sql => {
  const told = hasProductIds ? sql`product_id` : sql`name`;
  return sql`SELECT count(${told}) > count(DISTINCT ${told}) AS shared FROM product`;
};

/**
 * Counts baskets, items and distinct basket–item pairs at the grain order and the level product, and
 * tells whether an item stands on several lines of an order. Grouping by small integers and counting the
 * groups takes a fraction of what `count(DISTINCT …)` does.
 */
export function basketCounts(leaveOutReturns: boolean, mayRepeat: boolean): Sql {
  const kept = sql`(SELECT order_key, item FROM stage_bought
    WHERE item IS NOT NULL ${leaveOutReturns ? sql`AND kept > 0` : sql``})`;
  const sold = sql`(SELECT product_key FROM line ${leaveOutReturns ? sql`WHERE NOT is_return` : sql``}
    GROUP BY product_key)`;
  return sql`SELECT count(*)::INTEGER AS baskets,
    (SELECT count(DISTINCT item) FROM stage_item SEMI JOIN ${sold} USING (product_key))::INTEGER AS items,
    coalesce(sum(pairs), 0)::INTEGER AS "basketItems",
    ${mayRepeat ? sql`(SELECT coalesce(max(lines), 0) > 1 FROM stage_bought)` : sql`false`} AS "repeatsItems"
  FROM (SELECT order_key, count(*) AS pairs FROM ${kept} GROUP BY order_key)`;
}

/** Lists categories by their first product, which is the first in the file that names them. */
export const categories = sql`SELECT category FROM product WHERE category IS NOT NULL
  GROUP BY category ORDER BY min(product_key)`;

/** A date that is off by centuries must not make a day for each day between. */
const MOST_DAYS = 20_000;

/** Lists every day from the first order to the last with its number of orders, which may be 0. */
export const ordersPerDay = sql`WITH met AS (SELECT ordered_at::DATE AS day, count(*) AS orders
    FROM orders WHERE ordered_at IS NOT NULL GROUP BY 1),
  day AS (SELECT unnest(generate_series(min(day), least(max(day), min(day) + ${MOST_DAYS}), INTERVAL 1 DAY))::DATE
    AS day FROM met)
  SELECT strftime(day, '%Y-%m-%d') AS day, coalesce(orders, 0)::INTEGER AS orders
  FROM day FULL JOIN met USING (day) ORDER BY day`;

const held = (table: ShopTable) => columnsHeld(table).map(({ column }) => bareName(column));
const [ORDER_ID = sql`o.order_id`, ...restOfOrder] = held('orders').map(
  (column) => sql`o.${column}`,
);
const ofOrder = [ORDER_ID, sql`c.customer_id`, ...restOfOrder, sql`o.is_return`];

/**
 * Makes 32 hex digits of the recipe and what the tables hold. Sums of row hashes do not depend on the
 * order of the rows; keys do, and are left out. Rows that are written down to be read twice, as DuckDB
 * would have it, take longer than hashing them twice.
 */
export const fingerprint = (recipe: string) => sql`WITH
  p AS NOT MATERIALIZED (SELECT product_key, hash(${sql.join(held('product'))}) AS h FROM product),
  o AS NOT MATERIALIZED (SELECT order_key, hash(${sql.join(ofOrder)}) AS h
    FROM orders o LEFT JOIN customer c USING (customer_key)),
  l AS NOT MATERIALIZED (SELECT hash(o.h, p.h, ${sql.join(held('line'))}) AS h
    FROM line JOIN o USING (order_key) JOIN p USING (product_key)),
  c AS NOT MATERIALIZED (SELECT hash(${sql.join(held('customer'))}) AS h FROM customer),
  sums AS (SELECT 1 AS part, count(*) AS n, sum(h) AS total FROM p UNION ALL SELECT 2, count(*), sum(h) FROM o
    UNION ALL SELECT 3, count(*), sum(h) FROM l UNION ALL SELECT 4, count(*), sum(h) FROM c)
  SELECT md5(string_agg(concat_ws(':', part, n, total), ';' ORDER BY part) || ${recipe}) AS fingerprint
  FROM sums`;

/** Counts the distinct values of kept columns, one row a column in their order. */
export const distinctValues = (kept: readonly KeptColumn[]) =>
  sql.join(
    kept.map(
      ({ table, column }) =>
        sql`SELECT count(DISTINCT ${bareName(column)})::INTEGER AS "values" FROM ${bareName(table)}`,
    ),
    sql` UNION ALL `,
  );
