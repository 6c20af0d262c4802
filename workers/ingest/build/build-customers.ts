import { columnsHeld } from '../../../src/domain/recipe/roles';
import { columnsOf, type KeptColumn } from './attributes';
import { faultCode } from '../cells/fault-code';
import { bareName, sql, type Sql } from '../../sql';

/** Sets aside all rows of the customers files but the first with an id. */
export const setAsideRepeatedCustomers = sql`UPDATE stage_customers SET fault = ${faultCode('repeated-key')}
  WHERE fault = 0 AND rowid NOT IN (
    SELECT min(rowid) FROM stage_customers WHERE fault = 0 GROUP BY customer_id)`;

/** Puts customers of their files first, then those only orders name, of whom nothing else is known. */
export function buildCustomers(kept: readonly KeptColumn[]): Sql[] {
  const told = columnsHeld('customer').filter(({ role }) => role !== 'customer_id');
  const attributes = columnsOf(kept, 'customer').map(bareName);
  const known = [
    ...told.map(({ role, column }) => sql`${bareName(role)} AS ${bareName(column)}`),
    ...attributes,
  ];
  return [
    sql`CREATE TABLE customer AS
   WITH met AS (SELECT customer_id, min(order_key) AS position FROM stage_order
     WHERE customer_id IS NOT NULL GROUP BY customer_id),
   everyone AS (
     SELECT 0 AS part, rowid AS position, customer_id, ${sql.join(known)}
       FROM stage_customers WHERE fault = 0
     UNION ALL
     SELECT 1, position, ${sql.join([sql`customer_id`, ...known.map(() => null)])} FROM met
     WHERE customer_id NOT IN (SELECT customer_id FROM stage_customers WHERE fault = 0))
   SELECT (row_number() OVER (ORDER BY part, position) - 1)::INTEGER AS customer_key,
     * EXCLUDE (part, position) FROM everyone ORDER BY customer_key`,
  ];
}
