import { columnsHeld, isProductKey, type Role } from '../../../src/domain/recipe/roles';
import { isPricedByProducts } from './product-prices';
import type { StagedColumns } from '../stage/stage';
import { inParts, lineColumns, stagedLines } from '../stage/staged-lines';
import { bareName, sql, type Sql } from '../../sql';

/**
 * Writes `line.amount`: the amount given, or else quantity × unit price − discount, where a missing
 * quantity is 1 and a missing discount 0. Where only the amount is given, the unit price follows from
 * it; where neither is, in any line, it is the product's. Amounts that DECIMAL(18,4) cannot hold are
 * NULL.
 */
const amount = (price: Sql) => sql`coalesce(s.amount, CASE
  WHEN coalesce(s.quantity, 1) BETWEEN -99999 AND 99999 AND ${price} BETWEEN -99999 AND 99999
    THEN ${amountOf(sql`coalesce(s.quantity, 1)`, price)}
  ELSE ${amountOf(sql`coalesce(s.quantity, 1)::DECIMAL(38,4)`, price)} END)`;
const UNIT_PRICE = sql`coalesce(s.unit_price, TRY_CAST(
  s.amount::DOUBLE / nullif(coalesce(s.quantity, 1), 0)::DOUBLE AS DECIMAL(18,4)))`;

/** A table, not a subquery: the larger side of the join stays the lines, in their order. */
const PRICED = sql`CREATE TABLE stage_priced AS
  SELECT met.product_id, met.name, met.product_key, n.price
  FROM stage_pair met JOIN product n USING (product_key)`;

/** A product of two DECIMAL(18,4) overflows past 10¹⁰; wider ones do not, and take longer. */
function amountOf(quantity: Sql, price: Sql): Sql {
  return sql`TRY_CAST(${quantity} * ${price} - coalesce(s.discount, 0) AS DECIMAL(18,4))`;
}

/** In the order of the files, so that lines of an order stay together. */
export function buildLines(roles: StagedColumns, parts: readonly Sql[]): Sql[] {
  const samePair = columnsHeld('product').flatMap(({ role, column }) =>
    isProductKey(role) && roles.has(role)
      ? [sql`s.${bareName(role)} IS NOT DISTINCT FROM p.${bareName(column)}`]
      : [],
  );
  const isListPrice = isPricedByProducts(roles);
  /** These follow from the other columns where they are not given. */
  const workedOut: Partial<Record<Role, Sql>> = {
    unit_price: isListPrice ? sql`p.price` : UNIT_PRICE,
    amount: amount(isListPrice ? sql`p.price` : sql`s.unit_price`),
  };
  const held = columnsHeld('line').map(
    ({ role, column }) =>
      sql`${workedOut[role] ?? sql`s.${bareName(role)}`} AS ${bareName(column)}`,
  );
  return [
    ...(isListPrice ? [PRICED] : []),
    sql`CREATE TABLE stage_run_key AS SELECT r.run, o.order_key, o.is_return
     FROM stage_run r JOIN orders o USING (order_id) WHERE r.lines > 0`,
    sql`DROP TABLE stage_run`,
    ...inParts(
      sql`line`,
      parts,
      (part) => sql`SELECT r.order_key, p.product_key, ${sql.join(held)},
       r.is_return OR coalesce(s.quantity <= 0, false) AS is_return
     FROM ${stagedLines(lineColumns(roles))} s JOIN stage_run_key r USING (run)
       JOIN ${isListPrice ? sql`stage_priced` : sql`stage_pair`} p ON ${sql.join(samePair, sql` AND `)}
     WHERE s.fault = 0 AND ${part}`,
    ),
    // The largest of all, which nothing asks from here on: what follows has its memory.
    sql`DROP TABLE stage_lines`,
    sql`DROP TABLE stage_run_key`,
  ];
}
