import type { StagedColumns } from './stage';
import { stagedLines } from './staged-lines';

/**
 * `line.amount` is the amount given, or else quantity × unit price − discount, where a missing
 * quantity is 1 and a missing discount 0. Where only the amount is given, the unit price follows
 * from it. What DECIMAL(18,4) cannot hold is NULL.
 */
const AMOUNT = `coalesce(s.amount, CASE
  WHEN coalesce(s.quantity, 1) BETWEEN -99999 AND 99999 AND s.unit_price BETWEEN -99999 AND 99999
    THEN ${amountOf('coalesce(s.quantity, 1)')}
  ELSE ${amountOf('coalesce(s.quantity, 1)::DECIMAL(38,4)')} END)`;
const UNIT_PRICE = `coalesce(s.unit_price, TRY_CAST(
  s.amount::DOUBLE / nullif(coalesce(s.quantity, 1), 0)::DOUBLE AS DECIMAL(18,4)))`;

/** A product of two DECIMAL(18,4) overflows past 10¹⁰; wider ones do not, and take longer. */
function amountOf(quantity: string): string {
  return `TRY_CAST(${quantity} * s.unit_price - coalesce(s.discount, 0) AS DECIMAL(18,4))`;
}

/** In the order of the files, so that lines of an order stay together. */
export function buildLines(roles: StagedColumns): string[] {
  const pairColumns = (
    [
      ['product_id', 'product_id'],
      ['product_name', 'name'],
    ] as const
  ).filter(([role]) => roles.has(role));
  const samePair = pairColumns.map(
    ([role, column]) => `s.${role} IS NOT DISTINCT FROM p.${column}`,
  );
  return [
    `CREATE TABLE stage_run_key AS SELECT r.run, o.order_key, o.is_return
     FROM stage_run r JOIN new_orders o USING (order_id) WHERE r.lines > 0`,
    `CREATE TABLE new_line AS
     SELECT r.order_key, p.product_key, s.quantity, ${UNIT_PRICE} AS unit_price, s.discount,
       ${AMOUNT} AS amount, r.is_return OR coalesce(s.quantity <= 0, false) AS is_return
     FROM ${stagedLines(roles)} s JOIN stage_run_key r ON s.run = r.run
       JOIN stage_pair p ON ${samePair.join(' AND ')}
     WHERE s.fault = 0`,
  ];
}
