import { defaultSegmentRules, type SegmentRules } from '../../../../src/domain/segments/segments';
import { isReturned, type PlainOrder, type PlainShop } from '../dashboard/dashboard-shop';

/** The segments are defined here in plain code over plain rows. */

export interface Fate {
  segment: string;
  orders: number;
  spend: number;
  /** The day of the last kept order; null without dates. */
  lastDay: number | null;
}

export const isKept = (order: PlainOrder) =>
  !order.isReturn && order.lines.some((line) => !isReturned(line));
const netAmount = (order: PlainOrder) =>
  order.lines.reduce((sum, { amount }) => sum + (order.isReturn ? Math.min(amount, 0) : amount), 0);
const daysOf = (orders: readonly PlainOrder[]) =>
  orders.flatMap(({ day }) => (day === null ? [] : [day])).sort((a, b) => a - b);

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/**
 * Works out the segments as of a day, with the orders up to then; without one, as of the last day, with
 * all orders.
 */
export function segmentsByHand(
  shop: PlainShop,
  asOf: number | null = null,
  rules: SegmentRules = defaultSegmentRules,
): Map<string, Fate> {
  const orders = shop.orders.filter(({ day }) => asOf === null || (day !== null && day <= asOf));
  const today = asOf ?? daysOf(orders).at(-1) ?? null;
  const fates = new Map<string, Fate>();
  const rest: { id: string; fate: Fate }[] = [];
  shop.customers.forEach((id, customer) => {
    const own = orders.filter((order) => order.customer === customer);
    const kept = own.filter(isKept);
    if (kept.length === 0) return;
    const spend = own
      .filter(({ day }) => today === null || (day !== null && today - day < rules.spendDays))
      .reduce((sum, order) => sum + netAmount(order), 0);
    const days = daysOf(kept);
    const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
    const silent = (today ?? 0) - (days.at(-1) ?? 0);
    const fate: Fate = { segment: '', orders: kept.length, spend, lastDay: days.at(-1) ?? null };
    fates.set(id, fate);
    if (days[0] !== undefined && (today ?? 0) - days[0] < rules.newDays) fate.segment = 'new';
    else if (
      kept.length >= rules.atRiskOrders &&
      gaps.length > 0 &&
      silent >= rules.atRiskDays &&
      silent > rules.atRiskGaps * median(gaps.toSorted((a, b) => a - b))
    )
      fate.segment = 'at-risk';
    else rest.push({ id, fate });
  });
  rest.sort((a, b) => b.fate.spend - a.fate.spend || (a.id < b.id ? -1 : 1));
  rest.forEach(({ fate }, rank) => {
    // The shares are in thousandths, so that no binary fraction decides.
    const high = Math.round(rules.highShare * 1000);
    const medium = high + Math.round(rules.mediumShare * 1000);
    if (rank < Math.ceil((rest.length * high) / 1000)) fate.segment = 'high';
    else if (rank < Math.ceil((rest.length * medium) / 1000)) fate.segment = 'medium';
    else fate.segment = 'low';
  });
  return fates;
}
