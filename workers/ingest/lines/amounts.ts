import { sql, type Sql } from '../../sql';

/**
 * Writes `line.amount`: the amount given, or else quantity × price − discount, where a missing quantity
 * is 1 and a missing discount 0. Amounts that DECIMAL(18,4) cannot hold are NULL.
 *
 * @param price of one piece. `s` has the other values.
 */
export const amountAt = (price: Sql): Sql => sql`coalesce(s.amount, CASE
  WHEN coalesce(s.quantity, 1) BETWEEN -99999 AND 99999 AND ${price} BETWEEN -99999 AND 99999
    THEN ${product(sql`coalesce(s.quantity, 1)`, price)}
  ELSE ${product(sql`coalesce(s.quantity, 1)::DECIMAL(38,4)`, price)} END)`;

/** A product of two DECIMAL(18,4) overflows past 10¹⁰; wider ones do not, and take longer. */
const product = (quantity: Sql, price: Sql): Sql =>
  sql`TRY_CAST(${quantity} * ${price} - coalesce(s.discount, 0) AS DECIMAL(18,4))`;

/** Writes the price of one piece, which follows from the amount where only that is given. */
export const UNIT_PRICE = sql`coalesce(s.unit_price, TRY_CAST(
  s.amount::DOUBLE / nullif(coalesce(s.quantity, 1), 0)::DOUBLE AS DECIMAL(18,4)))`;
