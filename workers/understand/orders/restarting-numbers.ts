import type { Clarification } from '../../../src/domain/recipe/understanding';
import type { OrdersBy } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import type { ColumnFacts } from '../values/facts';
import { daysOf } from '../values/moments';
import { orderRuns, sameWithin } from './orders-in-rows';
import { count, percent } from '../words';

/** A finding that order numbers are used again, and which columns beside them tell the orders apart. */
export interface RestartingNumbers {
  ordersBy: OrdersBy;
  note: string;
  clarification: Clarification;
}

/** Headers of places that count their own orders: a store, a till. */
const COUNTS_ITSELF =
  /(?:^| )(?:store|shop|branch|outlet|location|till|register|terminal|pos|device|workstation|lane|filiale|kasse|markt|magasin|caisse|tienda|caja|negozio|cassa|loja|caixa|winkel|kassa|sklep|kasa|magaza|kasse nr|butik)(?: (?:id|no|nr|number|name|code|nummer))?$/;
const ENOUGH = 0.98;
/** This share of the stretches must be of several rows, so that a restart can be told. */
const LONG_SHARE = 0.1;

/**
 * Finds order numbers that start again, as those of a till do each day, and as those of several tills
 * do. They come back in stretches of rows of their own, each with one day or till, and never with the
 * same. Null where an order is told by its number alone.
 */
export function restartingNumbers(
  facts: readonly ColumnFacts[],
  roles: readonly Role[],
): RestartingNumbers | null {
  const order = facts[roles.indexOf('order_id')];
  if (order === undefined || order.filled < ENOUGH) return null;
  const runs = orderRuns(order);
  if (runs.contiguity > 0.9 || runs.longRuns < Math.max(3, runs.runs * LONG_SHARE)) return null;
  const date = facts[roles.indexOf('ordered_at')];
  const day = date === undefined || date.filled < ENOUGH ? null : { ...date, cells: daysOf(date) };
  const places = facts.filter(
    (column, index) =>
      (roles[index] === 'ignore' || roles[index] === 'attribute' || roles[index] === 'channel') &&
      COUNTS_ITSELF.test(column.name) &&
      column.distinct > 1,
  );
  const sets = [
    ...(day === null ? [] : [[day]]),
    ...places.map((place) => [place]),
    ...(day === null ? [] : places.map((place) => [day, place])),
  ];
  for (const beside of sets) {
    const finer = orderRuns(together([order, ...beside]));
    // A finer division may tear apart a few orders of several lines, and none may be of two tills.
    if (finer.contiguity < ENOUGH || finer.longRuns < runs.longRuns / 2) continue;
    if (finer.longRuns < finer.runs * LONG_SHARE) continue;
    if (places.some((place) => sameWithin(finer, place) < ENOUGH)) continue;
    return found(order, beside, finer.contiguity);
  }
  return null;
}

/** Joins the cells of several columns, row by row, so that they are compared as one. */
function together(columns: readonly ColumnFacts[]): ColumnFacts {
  const [first, ...rest] = columns as [ColumnFacts, ...ColumnFacts[]];
  return {
    ...first,
    cells: first.cells.map((cell, row) =>
      [cell, ...rest.map(({ cells }) => cells[row])].join('\n'),
    ),
  };
}

function found(
  order: ColumnFacts,
  beside: readonly ColumnFacts[],
  contiguity: number,
): RestartingNumbers {
  const headers = beside.map(({ header }) => header);
  const named = headers.join(' and ');
  const ordersBy: OrdersBy = { by: 'number', beside: headers };
  const seen = `${order.header} has ${count(order.distinct)} different values that come back later in the file; with ${named} ${percent(contiguity)} of its stretches of rows are one order each.`;
  return {
    ordersBy,
    note: `Numbers in ${order.header} are used again: an order is a number together with ${named}.`,
    clarification: {
      id: 'restarting-numbers',
      column: null,
      title: `Does ${order.header} start again with each ${named}?`,
      detail: seen,
      choices: [
        { label: `Yes: a number and its ${named} are one order`, change: { ordersBy } },
        { label: 'No: a number is one order', change: { ordersBy: { by: 'number' } } },
      ],
      mustAnswer: false,
    },
  };
}
