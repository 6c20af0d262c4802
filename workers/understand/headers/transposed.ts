import { isProductKey } from '../../../src/domain/recipe/roles';
import type { Failure } from '../../../src/domain/errors';
import { uniqueness, type ColumnFacts } from '../values/facts';
import { matchName } from './name-match';
import { count } from '../words';

const ENOUGH_COLUMNS = 4;

/**
 * Refuses a table that has a product in each row and an order in each column, since its orders would
 * be taken for products. Null for any other table.
 */
export function transposedProblem(
  name: string,
  columns: readonly ColumnFacts[],
  hasHeader: boolean,
): Failure | null {
  const [first, ...rest] = columns;
  if (!hasHeader || first === undefined || rest.length < ENOUGH_COLUMNS) return null;
  const products = matchName(first.name, 'lines').some(({ role }) => isProductKey(role));
  if (uniqueness(first) < 1 || first.dates !== null || first.values.length < 2) return null;
  const isNumbers = rest.every((facts) => facts.numbers !== null || facts.values.length === 0);
  const orders = rest.filter((facts) => isOrder(facts.name)).length;
  const bare = rest.filter((facts) => /^\d{2,}$/.test(facts.name)).length;
  if (!isNumbers && !rest.every(isYesOrNothing)) return null;
  if (orders < rest.length * 0.8 && !(products && bare === rest.length)) return null;
  return {
    kind: 'bad-file',
    message: `${name} has a product in each row and an order in each of ${count(rest.length)} columns. Turn the table round (in a spreadsheet: copy it, then paste it transposed), so that each row is an order, and add it again.`,
  };
}

/** Tells whether a header names one order: `order 1001`, `basket 3`, `receipt a17`. */
function isOrder(name: string): boolean {
  const stem = /^(\D+?) ?(?:no )?\w?\d+$/.exec(name)?.[1];
  if (stem === undefined) return false;
  return matchName(stem, 'lines').some(({ role }) => role === 'order_id') || stem === 'basket';
}

const isYesOrNothing = ({ values }: ColumnFacts) =>
  values.every((value) => /^(?:x|y|yes|true|false|no|n|✓)$/i.test(value));
