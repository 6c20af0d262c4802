import { columnsHeld, isProductKey } from '../../../src/domain/recipe/roles';
import { bareName, list, sql, type Sql } from '../../sql';
import { faultCode } from '../cells/fault-code';

/** Sets aside all rows of the products files but the first with an id and name. */
export const setAsideRepeatedProducts = sql`UPDATE stage_products SET fault = ${faultCode('repeated-key')}
  WHERE fault = 0 AND rowid NOT IN (
    SELECT min(rowid) FROM stage_products WHERE fault = 0 GROUP BY product_id, product_name)`;

/** `product` holds these columns, each filled from a role. */
const HELD = columnsHeld('product').map(({ role, column }) => ({ role, column: bareName(column) }));
type Held = (typeof HELD)[number];

/** Lines may say these of a product, too; its price in a line is what was paid. */
const isDetail = ({ role }: Held) => !isProductKey(role) && role !== 'unit_price';
const DETAILS = HELD.filter(isDetail);

/** The products files say more of a product than the lines do. */
const orElse = ({ column }: Held, other: Sql) =>
  sql`coalesce(l.${column}, ${other}.${column}) AS ${column}`;

/**
 * Makes `product`, by way of `stage_pair`: each distinct (id, name) of the lines and the product it
 * means. A line with both means exactly that product. One with only an id, or only a name, means the
 * first product of the products files that has it; where none has, the pair is a product of its own.
 */
export function buildProducts(leftOut: readonly string[]): Sql[] {
  const told = DETAILS.map(
    ({ role, column }) =>
      sql`arg_min(${bareName(role)}, position) FILTER (${bareName(role)} IS NOT NULL) AS ${column}`,
  );
  return [
    sql`CREATE TABLE stage_listed AS SELECT (row_number() OVER (ORDER BY rowid) - 1)::INTEGER AS product_key,
       ${sql.join(HELD.map(({ role, column }) => sql`${bareName(role)} AS ${column}`))}
     FROM stage_products WHERE fault = 0`,
    sql`CREATE TABLE stage_met AS SELECT product_id, product_name AS name, min(position) AS position,
       ${sql.join(told)}
     FROM stage_seen GROUP BY product_id, product_name`,
    sql`CREATE TABLE stage_pair AS
     WITH by_id AS (SELECT product_id, min(product_key) AS product_key FROM stage_listed
         WHERE product_id IS NOT NULL GROUP BY product_id),
       by_name AS (SELECT name, min(product_key) AS product_key FROM stage_listed
         WHERE name IS NOT NULL GROUP BY name),
       found AS (SELECT m.*, l.product_key AS exact_key,
           CASE WHEN m.name IS NULL THEN by_id.product_key WHEN m.product_id IS NULL THEN by_name.product_key
             ELSE l.product_key END AS listed_key,
           coalesce(by_id.product_key, by_name.product_key) AS like_key
         FROM stage_met m
         LEFT JOIN stage_listed l ON l.product_id = m.product_id AND l.name = m.name
         LEFT JOIN by_id ON by_id.product_id = m.product_id
         LEFT JOIN by_name ON by_name.name = CASE WHEN m.product_id IS NULL THEN m.name END)
     SELECT product_id, name, ${sql.join(DETAILS.map(({ column }) => column))}, like_key,
       listed_key IS NOT NULL AS listed,
       coalesce(listed_key, (SELECT count(*) FROM stage_listed)
         + row_number() OVER (PARTITION BY listed_key IS NULL ORDER BY position) - 1)::INTEGER AS product_key
     FROM found`,
    sql`CREATE TABLE stage_pair_key AS SELECT DISTINCT s.pair AS code, p.product_key
     FROM stage_seen s JOIN stage_pair p ON s.product_id IS NOT DISTINCT FROM p.product_id
       AND s.product_name IS NOT DISTINCT FROM p.name`,
    sql`CREATE TABLE product AS
     SELECT *, coalesce(coalesce(product_id, name) IN ${list(leftOut)}, false) AS is_left_out FROM (
     WITH met AS (SELECT product_key, ${sql.join(DETAILS.map(({ column }) => sql`any_value(${column} ORDER BY ${column}) AS ${column}`))}
       FROM stage_pair GROUP BY product_key)
     SELECT l.product_key, ${sql.join(HELD.map((held) => (isDetail(held) ? orElse(held, sql`m`) : sql`l.${held.column}`)))}
     FROM stage_listed l LEFT JOIN met m USING (product_key)
     UNION ALL
     SELECT p.product_key, ${sql.join(
       HELD.map((held) => {
         if (isDetail(held)) return orElse(held, sql`p`);
         return isProductKey(held.role) ? sql`p.${held.column}` : sql`l.${held.column}`;
       }),
     )}
     FROM stage_pair p LEFT JOIN stage_listed l ON l.product_key = p.like_key WHERE NOT p.listed
     ORDER BY product_key)`,
  ];
}

/** Tells whether products have keys other than the numbers under which lines have them. */
export const haveProductsMoved = sql`SELECT coalesce(bool_or(code <> product_key), false) AS moved
  FROM stage_pair_key`;

/**
 * Without a products file, a product's price is the unit price it was sold at most often, or the higher
 * one of equally frequent prices. It stands for the list price, before discounts.
 */
export const priceFromLines = sql`UPDATE product SET price = sold.price FROM (
    SELECT product_key, arg_max(unit_price, times) AS price FROM (
      SELECT product_key, unit_price, struct_pack(n := count(*), p := unit_price) AS times FROM line
      WHERE unit_price > 0 AND NOT is_return GROUP BY product_key, unit_price)
    GROUP BY product_key) sold
  WHERE sold.product_key = product.product_key`;
