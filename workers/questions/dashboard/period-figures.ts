import {
  LARGEST_BASKET,
  type DayFigures,
  type PeriodFigures,
} from '../../../src/domain/dashboard/dashboard';
import { lengthOf, type DayRange } from '../../../src/domain/dates/periods';
import type { Segment } from '../../../src/domain/segments/segments';
import {
  dayNumber,
  NO_DAY,
  positionOfDay,
  positionOfSegment,
  type OrderColumns,
} from './order-columns';
import { add, zeros } from './bins';
import { CustomerTally } from './customer-tally';

/** A sparkline has about so many points: 91 days make 13 weeks. */
const STRETCHES = 13;

/** The orders that are looked at: those of a segment between two positions in the columns. */
export interface Span {
  start: number;
  end: number;
  /** The period's first day; NO_DAY in a shop without dates. */
  firstDay: number;
  /** The segment's position in SEGMENTS, or null for all. */
  segment: number | null;
}

/** Finds the orders of some days, or of all for null, and of a segment. */
export function spanOf(
  orders: OrderColumns,
  range: DayRange | null,
  segment: Segment | null,
): Span {
  const position = positionOfSegment(segment);
  if (range === null) return { start: 0, end: orders.length, firstDay: NO_DAY, segment: position };
  const firstDay = dayNumber(range.from);
  return {
    start: positionOfDay(orders, firstDay),
    end: positionOfDay(orders, dayNumber(range.to) + 1),
    firstDay,
    segment: position,
  };
}

/**
 * Works out all figures of a period, in one pass over its orders. They come in the order of time, so
 * that a customer's first and second order are met as such.
 */
export function periodFigures(
  orders: OrderColumns,
  range: DayRange | null,
  segment: Segment | null,
): PeriodFigures {
  const span = spanOf(orders, range, segment);
  const length = range === null ? 0 : lengthOf(range);
  const stretchDays = Math.max(1, Math.floor(length / STRETCHES));
  // Stretches end with the period, so the days left over lie before the first.
  const lead = length % stretchDays;
  const customers = new CustomerTally(orders, span, Math.floor(length / stretchDays));
  const totals = { net: 0, orders: 0, units: 0 };
  const days = Array.from({ length }, noDay);
  const basketSizes = zeros(LARGEST_BASKET);

  for (let at = span.start; at < span.end; at += 1) {
    if (span.segment !== null && orders.segment[at] !== span.segment) continue;
    const net = orders.net[at] ?? 0;
    const units = orders.units[at] ?? 0;
    const items = orders.items[at] ?? 0;
    const kept = items > 0 ? 1 : 0;
    totals.net += net;
    totals.units += units;
    totals.orders += kept;
    if (kept === 1) add(basketSizes, Math.min(items, LARGEST_BASKET) - 1, 1);

    const position = (orders.day[at] ?? 0) - span.firstDay;
    const isNew = customers.isNew(at);
    const day = days[position];
    if (day !== undefined) {
      day.net += net;
      day.units += units;
      day.orders += kept;
      if (orders.customer[at] === -1) {
        day.guestNet += net;
        day.guestOrders += kept;
      } else if (isNew) {
        day.newNet += net;
        day.newOrders += kept;
      }
    }
    customers.meet(at, Math.floor((position - lead) / stretchDays));
  }
  return {
    totals: { ...totals, ...customers.totals() },
    days,
    stretches: {
      days: stretchDays,
      customers: customers.byStretch,
      repeatRate: customers.repeatRates(),
    },
    basketSizes,
    ordersPerCustomer: customers.ordersPerCustomer(),
    segments: customers.segments(),
  };
}

/** Counts kept orders by weekday and hour, Monday's 24 hours first. */
export function ordersByHour(orders: OrderColumns, span: Span): number[] {
  const hours = zeros(7 * 24);
  for (let at = span.start; at < span.end; at += 1) {
    if (span.segment !== null && orders.segment[at] !== span.segment) continue;
    if ((orders.items[at] ?? 0) > 0) add(hours, orders.hour[at] ?? -1, 1);
  }
  return hours;
}

const noDay = (): DayFigures => ({
  net: 0,
  orders: 0,
  units: 0,
  newNet: 0,
  newOrders: 0,
  guestNet: 0,
  guestOrders: 0,
});
