import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { columnsHeld, isDateRole } from '../../../src/domain/recipe/roles';
import { bareName, sql, type Sql } from '../../sql';
import { rolesOf } from '../cells/fields';
import { columnsOf, type KeptColumn } from './attributes';
import { IS_CREDIT_NOTE, isReturnStatus } from './is-return';
import type { StagedColumns } from '../stage/stage';
import { dropOtherColumns, inParts, stagedLines } from '../stage/staged-lines';

/** The files say these of an order, beside its number. Of several times, the first counts. */
const SAID = rolesOf('orders').flatMap(([role]) =>
  role === 'order_id' ? [] : [{ column: bareName(role), isTime: isDateRole(role) }],
);

/**
 * `stage_run`: what is said of an order in one stretch of lines, or one row of an orders file; those
 * follow behind the lines. One thread reads the rows in their order, so `any_value`, the first that
 * is not NULL, is the first in the file.
 */
const runsOfLines = (
  roles: StagedColumns,
  kept: readonly Sql[],
  part: Sql,
) => sql`SELECT run, any_value(order_id) AS order_id, ${sql.join([
  ...SAID.map(({ column, isTime }) => (isTime ? earliest(column) : anyValue(column))),
  ...kept.map(anyValue),
])},
    count(*)::INTEGER AS lines, (count(*) FILTER (quantity <= 0))::INTEGER AS taken_back
  FROM ${stagedLines(roles)} WHERE fault = 0 AND ${part} GROUP BY run`;

const runsOfOrders = (
  kept: readonly Sql[],
) => sql`SELECT run, order_id, ${sql.join([...SAID.map(({ column }) => column), ...kept])}, 0, 0
  FROM stage_orders WHERE fault = 0`;

const earliest = (column: Sql) => sql`min(${column}) AS ${column}`;
const anyValue = (column: Sql) => sql`any_value(${column}) AS ${column}`;
const first = (column: Sql) =>
  sql`arg_min(${column}, run) FILTER (${column} IS NOT NULL) AS ${column}`;

/** Puts orders with lines first, by their first line, then those that only an orders file has. */
const groupRuns = (kept: readonly Sql[]) => sql`CREATE TABLE stage_order AS
  SELECT (row_number() OVER (ORDER BY min(run)) - 1)::INTEGER AS order_key, order_id, ${sql.join([
    ...SAID.map(({ column, isTime }) => (isTime ? earliest(column) : first(column))),
    ...kept.map(first),
  ])},
    sum(lines)::INTEGER AS lines, sum(taken_back)::INTEGER AS taken_back, bool_or(lines = 0) AS listed
  FROM stage_run GROUP BY order_id`;

/**
 * Tells whether a C before digits marks a credit note, as some shops number them. It does so only where
 * nine in ten of the other order numbers are digits alone, and nine in ten of the lines with a C were
 * taken back.
 */
const CREDIT_NOTES_ARE_USED = sql`(SELECT coalesce(
    count(*) FILTER (regexp_full_match(order_id, '[0-9]+')) >= 0.9 * count(*) FILTER (NOT ${IS_CREDIT_NOTE})
    AND count(*) > count(*) FILTER (${IS_CREDIT_NOTE})
    AND sum(taken_back) FILTER (${IS_CREDIT_NOTE}) >= 0.9 * sum(lines) FILTER (${IS_CREDIT_NOTE}), false)
  FROM stage_order)`;

/** `orders` holds these of what was said, the number of the order first. */
const HELD = columnsHeld('orders').map(
  ({ role, column }) => sql`o.${bareName(role)} AS ${bareName(column)}`,
);

const finishOrders = (
  kept: readonly Sql[],
  returns: readonly string[],
) => sql`CREATE TABLE orders AS
  SELECT ${sql.join([
    sql`o.order_key`,
    ...HELD.slice(0, 1),
    sql`c.customer_key`,
    ...HELD.slice(1),
    ...kept.map((column) => sql`o.${column}`),
  ])},
    coalesce(${isReturnStatus(returns)}, false) OR o.cancelled_at IS NOT NULL
      OR (${IS_CREDIT_NOTE} AND ${CREDIT_NOTES_ARE_USED}) AS is_return
  FROM stage_order o LEFT JOIN customer c USING (customer_id) ORDER BY o.order_key`;

/** @param parts of the staged lines, see `partsOfLines`. */
export function buildStagedOrders(
  roles: StagedColumns,
  kept: readonly KeptColumn[],
  parts: readonly Sql[],
): Sql[] {
  const columns = columnsOf(kept, 'orders').map(bareName);
  return [
    ...inParts(sql`stage_run`, parts, (part) => runsOfLines(roles, columns, part)),
    sql`INSERT INTO stage_run ${runsOfOrders(columns)}`,
    ...dropOtherColumns(roles),
    groupRuns(columns),
    ...plainCustomerNumbers,
  ];
}

export const buildOrders = (
  kept: readonly KeptColumn[],
  sources: readonly SourceRecipe[],
): Sql[] => [
  finishOrders(
    columnsOf(kept, 'orders').map(bareName),
    sources.flatMap(({ columns }) => columns.flatMap(({ returns }) => returns ?? [])),
  ),
];

/**
 * Cut `.0` off customer numbers where all of them end so, as they do when they went through a spreadsheet
 * or a data frame. The customers file may have them as whole numbers.
 */
const plainCustomerNumbers = [sql`stage_order`, sql`stage_customers`].map(
  (table) => sql`UPDATE ${table} SET customer_id = replace(customer_id, '.0', '')
    WHERE customer_id IS NOT NULL AND (SELECT bool_and(regexp_full_match(customer_id, '[0-9]+\\.0'))
      FROM ${table} WHERE customer_id IS NOT NULL)`,
);
