import type { OrdersBy, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { sql, type Sql } from '../../sql';
import { optionalText } from '../cells/cells';
import { timestamp, withTime } from '../cells/dates';
import { cellOf } from '../cells/read-columns';

/** The column of an order number that no column of the file has. */
export const DERIVED_ORDER = sql`derived_order`;

/** Tells whether the order of a row is worked out, rather than read from its own cell. */
export const hasDerivedOrder = ({ ordersBy }: SourceRecipe): boolean =>
  ordersBy.by !== 'number' || isMoreThanNumber(ordersBy);

/** Tells whether orders are visits: which one a row is of, only all rows of its customer tell. */
export const areVisits = ({ ordersBy }: SourceRecipe): boolean =>
  ordersBy.by === 'customer' && ordersBy.within !== 'day';

/**
 * Names the order of a row where its own cell does not, as SQL over its cells: by the customer and the
 * day, or by its number and what stands beside it. The order of a visit is named by `visitOrders`.
 */
export function derivedOrder(recipe: SourceRecipe): Sql {
  const { ordersBy } = recipe;
  if (ordersBy.by === 'row') return sql`line::VARCHAR`;
  if (ordersBy.by === 'customer') {
    const { visitor, visited } = visitOf(recipe);
    return sql`${visitor} || ' ' || strftime(${visited}, '%Y-%m-%d')`;
  }
  const number = cellOf(recipe, 'order_id')?.cell ?? sql`NULL::VARCHAR`;
  const parts = [
    sql`nullif(trim(${number}), '')`,
    ...(ordersBy.beside ?? []).map((each) => beside(recipe, each)),
    ...(ordersBy.ofFile === true ? [sql`${recipe.name}`] : []),
  ];
  return sql.join(parts, sql` || ' ' || `);
}

/** Lists the columns of the cells that an order is derived from. */
export function derivedFrom(recipe: SourceRecipe): number[] {
  const { ordersBy, columns } = recipe;
  const of = (...roles: Role[]) => roles.flatMap((role) => cellOf(recipe, role)?.index ?? []);
  if (ordersBy.by === 'row') return [];
  if (ordersBy.by === 'customer') return of('customer_id', 'ordered_at', 'ordered_time');
  const besides = (ordersBy.beside ?? [])
    .map((header) => columns.findIndex((column) => column.header === header))
    .filter((index) => index >= 0);
  return [...new Set([...of('order_id'), ...besides])];
}

/** Tells who comes, and when, as SQL over the cells of a row. */
export const visitOf = (recipe: SourceRecipe) => ({
  visitor: optionalText(cellOf(recipe, 'customer_id')?.cell ?? sql`NULL::VARCHAR`),
  visited: orderedAt(recipe) ?? sql`NULL::TIMESTAMP`,
});

/**
 * Makes orders of visits: those of a customer that are no more than so many minutes apart are one order,
 * which is named by the customer and the first time.
 *
 * @param visits a table of `code`, `visitor` and `visited`, one row for each that there is.
 */
export const visitOrders = (visits: Sql, minutes: number): Sql => sql`WITH
  gap AS (SELECT *, visited - lag(visited) OVER visits > to_minutes(${minutes}) AS is_new
    FROM ${visits} WHERE visitor IS NOT NULL AND visited IS NOT NULL
    WINDOW visits AS (PARTITION BY visitor ORDER BY visited)),
  counted AS (SELECT *, sum(coalesce(is_new, false)::INTEGER) OVER visits AS nth
    FROM gap WINDOW visits AS (PARTITION BY visitor ORDER BY visited))
  SELECT code, visitor || ' ' || strftime(min(visited) OVER (PARTITION BY visitor, nth), '%Y-%m-%d %H:%M')
    AS order_id
  FROM counted`;

/** Tells whether it takes more than the number to tell orders apart. */
const isMoreThanNumber = (ordersBy: OrdersBy): boolean =>
  ordersBy.by === 'number' && (ordersBy.beside !== undefined || ordersBy.ofFile === true);

/** Writes what a column adds to the number of an order: the day of a date, else its text. */
function beside(recipe: SourceRecipe, header: string): Sql {
  const index = recipe.columns.findIndex((column) => column.header === header);
  const column = recipe.columns[index];
  if (column === undefined) return sql`''`;
  const text = sql`trim(coalesce(c${index}, ''))`;
  return column.role === 'ordered_at'
    ? sql`coalesce(strftime(${timestamp(sql`c${index}`, column.formats)}, '%Y-%m-%d'), ${text})`
    : text;
}

/** The time of a row as SQL: its date, and its time of day where that stands in a column of its own. */
export function orderedAt(recipe: SourceRecipe): Sql | null {
  const day = cellOf(recipe, 'ordered_at');
  if (day === null) return null;
  const at = timestamp(day.cell, day.column.formats);
  const time = cellOf(recipe, 'ordered_time');
  return time === null ? at : withTime(at, time.cell);
}
