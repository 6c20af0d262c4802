import type { OrdersBy, SourceRecipe } from '../../../src/domain/recipe/recipe';
import { sql, type Sql } from '../../sql';
import { optionalText } from '../cells/cells';
import { timestamp, withTime } from '../cells/dates';
import { cellOf, type ReadRecipe } from '../cells/read-columns';
import { cellsOf, type OpenSource } from './rows';

/** The column in which `rowsOf` puts an order number that no column of the file has. */
export const DERIVED_ORDER = sql`derived_order`;

/** Tells whether the order of a row is worked out, rather than read from its own cell. */
export const hasDerivedOrder = ({ shape, ordersBy }: SourceRecipe): boolean =>
  shape === 'first-line' || ordersBy.by !== 'number' || isMoreThanNumber(ordersBy);

/** Tells whether a row says by itself, or by its line, to which order it belongs. */
export const isToldRowByRow = ({ shape, ordersBy }: SourceRecipe): boolean =>
  shape !== 'first-line' && (ordersBy.by !== 'customer' || ordersBy.within === 'day');

/**
 * The rows of a source, in their order, with the order each belongs to where its own cell does not
 * say so: the number of its row; the customer and the day, or the first time of a visit; its number
 * and what stands beside it; or, where the number stands on an order's first row only, the last number
 * above.
 */
export function rowsOf(source: OpenSource): Sql {
  const { recipe } = source;
  const cells = cellsOf(source);
  if (!hasDerivedOrder(recipe)) return cells;
  const { ordersBy } = recipe;
  if (ordersBy.by === 'row') {
    return sql`(SELECT *, line::VARCHAR AS ${DERIVED_ORDER} FROM ${cells})`;
  }
  if (ordersBy.by === 'customer') return byCustomer(source, ordersBy.within);
  const number = cellOf(recipe, 'order_id')?.cell ?? sql`NULL::VARCHAR`;
  const own = sql`nullif(trim(${number}), '')`;
  const parts = [
    recipe.shape === 'first-line'
      ? sql`last_value(${own} IGNORE NULLS) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`
      : own,
    ...(ordersBy.beside ?? []).map((each) => beside(recipe, each)),
    ...(ordersBy.ofFile === true ? [sql`${recipe.name}`] : []),
  ];
  return sql`(SELECT *, ${sql.join(parts, sql` || ' ' || `)} AS ${DERIVED_ORDER} FROM ${cells})`;
}

/** Tells whether it takes more than the number to tell orders apart. */
const isMoreThanNumber = (ordersBy: OrdersBy): boolean =>
  ordersBy.by === 'number' && (ordersBy.beside !== undefined || ordersBy.ofFile === true);

/** Writes what a column adds to the number of an order: the day of a date, else its text. */
function beside(recipe: ReadRecipe, header: string): Sql {
  const index = recipe.columns.findIndex((column) => column.header === header);
  const column = recipe.columns[index];
  if (column === undefined) return sql`''`;
  const text = sql`trim(coalesce(c${index}, ''))`;
  return column.role === 'ordered_at'
    ? sql`coalesce(strftime(${timestamp(sql`c${index}`, column.formats)}, '%Y-%m-%d'), ${text})`
    : text;
}

function byCustomer(source: OpenSource, within: 'day' | number): Sql {
  const customer = optionalText(cellOf(source.recipe, 'customer_id')?.cell ?? sql`NULL::VARCHAR`);
  const time = orderedAt(source.recipe) ?? sql`NULL::TIMESTAMP`;
  if (within === 'day') {
    return sql`(SELECT *, ${customer} || ' ' || strftime(${time}, '%Y-%m-%d') AS ${DERIVED_ORDER}
      FROM ${cellsOf(source)})`;
  }
  return sql`(WITH visit AS (SELECT *, ${customer} AS visitor, ${time} AS visited FROM ${cellsOf(source)}),
      gap AS (SELECT *, visited - lag(visited) OVER visits > to_minutes(${within}) AS is_new
        FROM visit WINDOW visits AS (PARTITION BY visitor ORDER BY visited, line)),
      counted AS (SELECT *, sum(coalesce(is_new, false)::INTEGER) OVER visits AS nth
        FROM gap WINDOW visits AS (PARTITION BY visitor ORDER BY visited, line))
    SELECT *, visitor || ' ' || strftime(min(visited) OVER (PARTITION BY visitor, nth), '%Y-%m-%d %H:%M')
      AS ${DERIVED_ORDER}
    FROM counted ORDER BY line)`;
}

/** The time of a row as SQL: its date, and its time of day where that stands in a column of its own. */
export function orderedAt(recipe: SourceRecipe): Sql | null {
  const day = cellOf(recipe, 'ordered_at');
  if (day === null) return null;
  const at = timestamp(day.cell, day.column.formats);
  const time = cellOf(recipe, 'ordered_time');
  return time === null ? at : withTime(at, time.cell);
}
