import { RETURN_STATUSES } from '../../../src/domain/recipe/order-statuses';
import { list, sql, type Sql } from '../../sql';

/**
 * Tells whether an order has a number as some shops give credit notes: a C before digits. Few numbers
 * begin with a C, and only those are matched against the pattern.
 */
export const IS_CREDIT_NOTE = sql`CASE WHEN (order_id >= 'C' AND order_id < 'D')
  OR (order_id >= 'c' AND order_id < 'd') THEN regexp_full_match(order_id, '[Cc][0-9]+') ELSE false END`;

/**
 * Tells whether `o.status` makes the order a return. Statuses that a person added count only as they are
 * written.
 */
export const isReturnStatus = (added: readonly string[] = []): Sql =>
  sql`lower(o.status) IN ${list(RETURN_STATUSES)}${added.length === 0 ? sql`` : sql` OR o.status IN ${list(added)}`}`;
