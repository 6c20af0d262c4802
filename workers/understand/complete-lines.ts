import { isNumberRole, tellOrder, tellProduct, type Role } from '../../src/domain/recipe/roles';
import { functionOf, isElse, isIdName, proposeByValues } from './values/by-values';
import type { DetectedColumn } from './detected';
import { hasDecimals, uniqueness, type ColumnFacts } from './values/facts';
import {
  countsWithin,
  onlyOnFirst,
  orderRuns,
  sameWithin,
  type OrderRuns,
} from './orders/orders-in-rows';
import type { BasketShape } from './shape';
import { count, percent } from './words';

/**
 * Tells from values what the headers of order lines leave out, and takes numbers that turn out to
 * belong to the order away from the line. Changes `detected`.
 *
 * @param byValues whether columns that no header speaks for may be guessed from their values.
 */
export function completeLines(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  basket: BasketShape | null,
  byValues: boolean,
): void {
  const indexOf = (role: Role) => detected.findIndex((column) => column.role === role);
  dropCounters(columns, detected);
  moveOrderCodes(columns, detected);
  const played = new Set(detected.map(({ role }) => role));
  const isLacking = !tellOrder(played) || !tellProduct(played);
  if (basket) {
    proposeLeading(columns, detected);
    return;
  }
  if (isLacking && byValues) {
    const known = new Map(
      detected.flatMap(({ role }, index) => (role === 'ignore' ? [] : [[index, role] as const])),
    );
    for (const { index, role, confidence, reason } of proposeByValues(columns, known))
      detected[index] = { role, confidence, reason };
  }
  if (indexOf('order_id') < 0) proposeOrder(columns, detected);
  const order = columns[indexOf('order_id')];
  if (order === undefined) return;
  const runs = orderRuns(order, true);
  if (indexOf('ordered_at') < 0) proposeDate(columns, detected, runs);
  detected.forEach(({ role }, index) => {
    const facts = columns[index];
    if (facts === undefined || !isNumberRole(role)) return;
    const reason = orderLevelReason(runs, facts);
    if (reason !== null && role !== 'cost')
      detected[index] = { role: 'ignore', confidence: 0, reason };
  });
}

/** Moves a `reference` that stands beside several product names at a time from products to orders. */
function moveOrderCodes(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'product_id');
  const facts = columns[index];
  const name = columns[detected.findIndex(({ role }) => role === 'product_name')];
  if (facts === undefined || name === undefined || facts.distinct < 5) return;
  const { longRuns, contiguity } = orderRuns(facts);
  if (longRuns < 3 || contiguity < 0.98 || functionOf(facts, name) > 0.7) return;
  const hasOrder = detected.some(({ role }) => role === 'order_id');
  detected[index] = {
    role: hasOrder ? 'ignore' : 'order_id',
    confidence: hasOrder ? 0 : 0.7,
    reason:
      'Its values stand in rows that follow each other, beside several product names each: they are of orders, not of products.',
  };
}

/**
 * Proposes an order number that no header speaks for: customer and date are the same all over its rows.
 */
function proposeOrder(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const around = detected.flatMap(({ role }, index) => {
    const facts = columns[index];
    return facts !== undefined && (role === 'customer_id' || role === 'ordered_at') ? [facts] : [];
  });
  const index = columns.findIndex((facts, at) => {
    if (detected[at]?.role !== 'ignore' || !isIdName(facts.name) || facts.codes < 0.95)
      return false;
    if (facts.filled < 0.98 || facts.dates !== null || hasDecimals(facts)) return false;
    const runs = orderRuns(facts);
    return (
      runs.longRuns >= 3 &&
      runs.contiguity >= 0.98 &&
      around.length > 0 &&
      around.every((other) => sameWithin(runs, other) >= 0.98)
    );
  });
  if (index < 0) return;
  detected[index] = {
    role: 'order_id',
    confidence: 0.6,
    reason: `Its values repeat in rows that follow each other and do not come back, with one ${around.length > 1 ? 'customer and date' : 'customer or date'} each.`,
  };
}

/** Proposes a date that no header speaks for: it is the same all over each order. */
function proposeDate(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  runs: OrderRuns,
): void {
  const index = columns.findIndex(
    (facts, at) =>
      detected[at]?.role === 'ignore' &&
      facts.dates !== null &&
      facts.filled > 0.9 &&
      !isElse(facts.name) &&
      runs.longRuns >= 3 &&
      sameWithin(runs, facts) > 0.95,
  );
  const dates = columns[index]?.dates ?? null;
  if (dates === null) return;
  detected[index] = {
    role: 'ordered_at',
    confidence: 0.6,
    reason: `${percent(dates.share)} of the values are dates, ${dates.name}, one for each order.`,
  };
}

/** Proposes dates and order numbers, which stand in front of the cells of a basket. */
function proposeLeading(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const has = (role: Role) => detected.some((column) => column.role === role);
  columns.forEach((facts, index) => {
    if (detected[index]?.role !== 'ignore' || facts.values.length === 0) return;
    const isUnique = uniqueness(facts) > 0.99 && facts.filled > 0.99;
    if (facts.dates !== null && !has('ordered_at'))
      detected[index] = {
        role: 'ordered_at',
        confidence: 0.7,
        reason: `${percent(facts.dates.share)} of the values are dates, ${facts.dates.name}.`,
      };
    else if (
      isUnique &&
      !hasDecimals(facts) &&
      !has('order_id') &&
      (facts.isCounter || facts.codes > 0.95)
    )
      detected[index] = {
        role: 'order_id',
        confidence: 0.8,
        reason: facts.isCounter
          ? 'It counts the rows, each of which is an order.'
          : `Each of its ${count(facts.distinct)} values stands in one row only.`,
      };
  });
}

/** Drops numbers that count the lines of each order: whatever they are called, they are no product. */
function dropCounters(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const order = columns[detected.findIndex(({ role }) => role === 'order_id')];
  if (order === undefined) return;
  const runs = orderRuns(order);
  detected.forEach(({ role }, index) => {
    const facts = columns[index];
    if (facts === undefined || !(role === 'product_id' || role === 'quantity')) return;
    if (runs.longRuns >= 2 && countsWithin(runs, facts))
      detected[index] = {
        role: 'ignore',
        confidence: 0,
        reason: 'It numbers the lines of each order.',
      };
  });
}

/** Says why a column belongs to the order; null where it may belong to the line. */
function orderLevelReason(runs: OrderRuns, facts: ColumnFacts): string | null {
  if (runs.longRuns < 3) return null;
  const first = onlyOnFirst(runs, facts);
  if (first > 0.8 && facts.values.length > 0)
    return 'It stands on the first line of each order only: it belongs to the order, not to a line.';
  if (facts.distinct < 4 || runs.longRuns < 8) return null;
  const same = sameWithin(runs, facts);
  return same >= 0.97
    ? `In ${percent(same)} of the orders with several lines it is the same on all of them: it belongs to the order, not to a line.`
    : null;
}
