import {
  isOrderRole,
  PRODUCT_KEYS,
  type Role,
  tellOrder,
  tellProduct,
} from '../../src/domain/recipe/roles';
import type { SourceKind } from '../../src/domain/recipe/source-kinds';
import { addSubcategory } from './add-subcategory';
import { assign, matchesOf } from './headers/by-names';
import { completeLines } from './complete-lines';
import type { Detected, DetectedColumn } from './detected';
import { uniqueness, type ColumnFacts } from './values/facts';
import { keepAttributes } from './keep-attributes';
import { isRowNumber } from './headers/other-words';
import { settleMoney } from './values/settle-money';
import type { BasketShape } from './shape';
import { countAmounts, sellAtCost } from './values/vague-money';

/**
 * A file with a basket in each row says these things of the basket. Its currency is left out: it is
 * that of the basket's total, which is not loaded.
 */
const isOfBasket = (role: Role) => isOrderRole(role) && role !== 'currency';

const OTHER_KINDS = ['orders', 'products', 'customers'] as const;

/**
 * Proposes what each row of a file is and what its columns mean, from headers and values. Each of the
 * four kinds is tried as if it were so; the first that has all it needs and fits best wins.
 */
export function detect(columns: readonly ColumnFacts[], basket: BasketShape | null): Detected {
  if (basket) return detectAs('lines', columns, basket);
  const named = detectAs('lines', columns, null, false);
  if (isComplete(named, columns)) return detectAs('lines', columns, null);
  const others = OTHER_KINDS.map((kind) => detectAs(kind, columns, null))
    .filter((detected) => isComplete(detected, columns))
    .map((detected) => ({ detected, fit: fitOf(detected) }));
  const [best] = others.sort((a, b) => b.fit - a.fit);
  // Headers go before values, unless they say next to nothing.
  if (best !== undefined && best.fit >= 1.2) return best.detected;
  const lines = detectAs('lines', columns, null);
  // A file of lines has an order and a product; one that lacks them is shown as lines all the same.
  return best === undefined || isComplete(lines, columns) ? lines : best.detected;
}

const EVENTS: DetectedColumn = {
  role: 'event',
  confidence: 0.9,
  reason: 'It says what happened in each row; only what was bought is loaded.',
};

const fitOf = ({ columns }: Detected) =>
  columns.reduce(
    (sum, { role, confidence }) =>
      sum + (role === 'ignore' || role === 'attribute' ? 0 : confidence),
    0,
  );

/**
 * Detects the roles of a file that is taken to be of a kind.
 *
 * @param byValues whether values may tell a role where headers fall short.
 */
export function detectAs(
  kind: SourceKind,
  columns: readonly ColumnFacts[],
  basket: BasketShape | null,
  byValues = true,
): Detected {
  const items = basket?.items ?? new Set<number>();
  const isEvents = ({ events }: ColumnFacts) => kind === 'lines' && events !== null;
  const matches = columns
    .flatMap((facts, index) =>
      items.has(index) || isEvents(facts) ? [] : matchesOf(kind, facts, index, columns),
    )
    // Beside a whole basket nothing is of one line: a price is its total, `Items` their number.
    .filter(({ role, score }) => basket === null || score === 0 || isOfBasket(role));
  const chosen = assign(matches);
  const detected = columns.map((facts, index): DetectedColumn => {
    if (basket && items.has(index)) return { role: 'item', confidence: 0.9, reason: basket.reason };
    if (isEvents(facts)) return EVENTS;
    const refused = matches.find((match) => match.index === index && match.score === 0);
    return chosen.get(index) ?? refused?.detected ?? unknown(facts);
  });
  if (kind === 'lines') {
    sellAtCost(columns, detected);
    countAmounts(columns, detected);
  }
  if (kind === 'lines') completeLines(columns, detected, basket, byValues);
  if (kind === 'lines' || kind === 'products') addSubcategory(columns, detected, matches);
  const open = kind === 'lines' && basket === null ? settleMoney(columns, detected) : [];
  if (kind !== 'products') keepAttributes(kind, columns, detected);
  return { kind, columns: detected, open };
}

/** Tells whether a file has all the columns that its kind needs, and a key that fits the kind. */
export function isComplete(
  { kind, columns: detected }: Detected,
  columns: readonly ColumnFacts[],
): boolean {
  const has = (...any: Role[]) => detected.some(({ role }) => any.includes(role));
  const uniquenessOf = (role: Role) => {
    const facts = columns[detected.findIndex((column) => column.role === role)];
    return facts === undefined ? 0 : uniqueness(facts);
  };
  const isUnique = (role: Role) => uniquenessOf(role) >= 0.98;
  if (kind === 'lines') {
    const played = new Set(detected.map(({ role }) => role));
    return tellOrder(played) && tellProduct(played);
  }
  if (kind === 'orders')
    return has('order_id') && isUnique('order_id') && has('ordered_at', 'customer_id', 'status');
  if (kind === 'products') {
    // Products stand in their file about once; those that come back again and again are being sold.
    const rarest = Math.max(...PRODUCT_KEYS.map(uniquenessOf));
    return has(...PRODUCT_KEYS) && !has('order_id') && rarest >= 0.3;
  }
  return (
    has('customer_id') &&
    isUnique('customer_id') &&
    has('customer_name', 'email', 'phone', 'joined_on', 'attribute')
  );
}

const unknown = ({ name, isCounter }: ColumnFacts): DetectedColumn => ({
  role: 'ignore',
  confidence: 0,
  reason:
    isRowNumber(name) || isCounter
      ? 'It numbers the rows, or the lines of an order.'
      : 'The header says nothing this app knows.',
});
