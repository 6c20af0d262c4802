import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { columnsHeld, isDateRole } from '../../../src/domain/recipe/roles';
import { bareName, sql, type Sql } from '../../sql';
import { rolesOf } from '../cells/fields';
import { columnsOf, type KeptColumn } from './attributes';
import { IS_CREDIT_NOTE, isReturnStatus } from './is-return';

/** The files say these of an order, beside its number. Of several times, the first counts. */
const SAID = rolesOf('orders').flatMap(([role]) =>
  role === 'order_id' ? [] : [{ column: bareName(role), isTime: isDateRole(role) }],
);

/** Puts what an orders file says behind what lines say. */
const sayListed = (kept: readonly Sql[], firstSaid: number) => {
  const said = sql.join([...SAID.map(({ column }) => column), ...kept]);
  return sql`INSERT INTO stage_said (said, order_id, ${said}, has_lines, is_listed)
    SELECT ${firstSaid} + rowid, order_id, ${said}, false, true FROM stage_orders WHERE fault = 0`;
};

const first = (column: Sql) =>
  sql`arg_min(${column}, said) FILTER (${column} IS NOT NULL) AS ${column}`;

/**
 * Makes one row of all that is said of an order. Orders with lines come first, by their first line, then
 * those that only an orders file has.
 *
 * @param told by which an order is known: its text, or its number where that tells as much.
 */
const groupSaid = (kept: readonly Sql[], told: Sql) => sql`CREATE TABLE stage_order AS
  SELECT (row_number() OVER (ORDER BY min(said)) - 1)::INTEGER AS order_key,
    any_value(order_id) AS order_id, ${sql.join([
      ...SAID.map(({ column, isTime }) =>
        isTime ? sql`min(${column}) AS ${column}` : first(column),
      ),
      ...kept.map(first),
    ])},
    bool_or(has_lines) AS has_lines, bool_or(is_listed) AS is_listed
  FROM stage_said s GROUP BY s.${told} ORDER BY 1`;

/** The keys of orders by the numbers that lines have of them. */
const keysOfOrders = sql`CREATE TABLE stage_order_key AS
  SELECT DISTINCT s.order_key AS code, o.order_key FROM stage_said s JOIN stage_order o USING (order_id)
  WHERE s.order_key IS NOT NULL`;

/** Tells whether orders have keys other than the numbers under which lines have them. */
export const haveOrdersMoved = sql`SELECT coalesce(bool_or(code <> order_key), false) AS moved
  FROM stage_order_key`;

/** What was said of orders while they were read. */
export interface SaidOrders {
  /** One order may be told by several numbers. */
  readonly hasAliases: boolean;
  /** Of some order more was said than by its first line. */
  readonly saysMore: boolean;
  /** How often lines said something of an order. */
  readonly said: number;
  /** An orders file says more of them, or has others. */
  readonly areListed: boolean;
}

/** Makes `stage_order`: one row an order, with what was said of it first. */
export function buildStagedOrders(
  kept: readonly KeptColumn[],
  { hasAliases, saysMore, said, areListed }: SaidOrders,
): Sql[] {
  const columns = columnsOf(kept, 'orders').map(bareName);
  if (!hasAliases && !saysMore && !areListed) {
    // Each order was told of once, in the order of its number.
    return [sql`ALTER TABLE stage_said RENAME TO stage_order`];
  }
  const isMerged = hasAliases || areListed;
  return [
    ...(areListed ? [sayListed(columns, said)] : []),
    groupSaid(columns, isMerged ? sql`order_id` : sql`order_key`),
    ...(isMerged ? [keysOfOrders] : []),
    sql`DROP TABLE stage_said`,
  ];
}

/** Counts orders that are numbered like credit notes. */
export const countCreditNotes = sql`SELECT (count(*) FILTER (${IS_CREDIT_NOTE}))::INTEGER AS notes
  FROM stage_order`;

/**
 * Tells whether a C before digits marks a credit note, as some shops number them. It does so only where
 * nine in ten of the other order numbers are digits alone, and nine in ten of the lines with a C were
 * taken back.
 */
export const creditNotesAreUsed = sql`SELECT coalesce(
    others >= 0.9 * (orders - notes) AND orders - notes > notes AND taken_back >= 0.9 * lines, false)
    AS used
  FROM (SELECT count(*) AS orders, count(*) FILTER (${IS_CREDIT_NOTE}) AS notes,
      count(*) FILTER (regexp_full_match(order_id, '[0-9]+')) AS others FROM stage_order),
    (SELECT count(*) AS lines, count(*) FILTER (is_return) AS taken_back FROM line
      WHERE order_key IN (SELECT order_key FROM stage_order WHERE ${IS_CREDIT_NOTE}))`;

/** `orders` holds these of what was said, the number of the order first. */
const HELD = columnsHeld('orders').map(
  ({ role, column }) => sql`o.${bareName(role)} AS ${bareName(column)}`,
);

/** @param areNotesUsed whether orders that are numbered like credit notes are returns. */
export function buildOrders(
  kept: readonly KeptColumn[],
  sources: readonly SourceRecipe[],
  areNotesUsed: boolean,
): Sql {
  const returns = sources.flatMap(({ columns }) =>
    columns.flatMap((column) => column.returns ?? []),
  );
  const columns = columnsOf(kept, 'orders').map((column) => sql`o.${bareName(column)}`);
  const notes = areNotesUsed ? sql` OR ${IS_CREDIT_NOTE}` : sql``;
  return sql`CREATE TABLE orders AS
    SELECT ${sql.join([
      sql`o.order_key`,
      ...HELD.slice(0, 1),
      sql`c.customer_key`,
      ...HELD.slice(1),
      ...columns,
    ])},
      coalesce(${isReturnStatus(returns)}, false) OR o.cancelled_at IS NOT NULL${notes} AS is_return
    FROM stage_order o LEFT JOIN customer c USING (customer_id) ORDER BY o.order_key`;
}

/**
 * Cuts `.0` off customer numbers where all of them end so, as they do when they went through a spreadsheet
 * or a data frame. The customers file may have them as whole numbers.
 */
export const plainCustomerNumbers = [sql`stage_order`, sql`stage_customers`].map((table) => ({
  table,
  cutting: sql`UPDATE ${table} SET customer_id = replace(customer_id, '.0', '')
    WHERE customer_id IS NOT NULL AND (SELECT bool_and(regexp_full_match(customer_id, '[0-9]+\\.0'))
      FROM ${table} WHERE customer_id IS NOT NULL)`,
}));
