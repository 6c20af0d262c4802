import type {
  DashboardScope,
  DayFigures,
  Measures,
  PeriodFigures,
  SegmentFigures,
} from '../../../../src/domain/dashboard/dashboard';
import { lengthOf, type DayRange } from '../../../../src/domain/dates/periods';
import type { Segment } from '../../../../src/domain/segments/segments';
import { dayText, isReturned, type PlainOrder, type PlainShop } from './dashboard-shop';

/** The dashboard's figures are worked out in plain code over plain rows: slow, and easy to believe. */

interface ScopedOrder {
  order: PlainOrder;
  items: Set<number>;
  units: number;
  net: number;
}

const isKept = (order: PlainOrder) =>
  !order.isReturn && order.lines.some((line) => !isReturned(line));

export function scopedOrders(
  shop: PlainShop,
  range: DayRange | null,
  scope: DashboardScope,
  segments: ReadonlyMap<number, Segment>,
): ScopedOrder[] {
  const found: ScopedOrder[] = [];
  for (const order of shop.orders) {
    const { customer, day } = order;
    if (range !== null) {
      if (day === null || dayText(day) < range.from || dayText(day) > range.to) continue;
    }
    if (scope.segment !== null) {
      if (customer === null || segments.get(customer) !== scope.segment) continue;
    }
    const lines = order.lines.filter(
      ({ product }) =>
        scope.category === null || shop.products[product]?.category === scope.category,
    );
    if (lines.length === 0) continue;
    const kept = order.isReturn ? [] : lines.filter((line) => !isReturned(line));
    found.push({
      order,
      items: new Set(kept.map(({ product }) => product)),
      units: kept.reduce((sum, { quantity }) => sum + quantity, 0),
      net: lines.reduce(
        (sum, { amount }) => sum + (order.isReturn ? Math.min(amount, 0) : amount),
        0,
      ),
    });
  }
  return found;
}

/** Returns the first day on which each customer kept something. */
function firstDays(shop: PlainShop): Map<number, string> {
  const days = new Map<number, string>();
  for (const order of shop.orders.filter(isKept)) {
    if (order.customer === null || order.day === null) continue;
    const day = dayText(order.day);
    const known = days.get(order.customer);
    if (known === undefined || day < known) days.set(order.customer, day);
  }
  return days;
}

const total = <T>(rows: readonly T[], value: (row: T) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);

export function periodByHand(
  shop: PlainShop,
  range: DayRange | null,
  scope: DashboardScope,
  segments: ReadonlyMap<number, Segment>,
): Omit<PeriodFigures, 'stretches'> {
  const scoped = scopedOrders(shop, range, scope, segments);
  const kept = scoped.filter(({ items }) => items.size > 0);
  const first = firstDays(shop);
  const isNew = (customer: number) => {
    const day = first.get(customer);
    return range !== null && day !== undefined && day >= range.from;
  };
  const ordersOf = new Map<number, number>();
  for (const { order } of kept) {
    if (order.customer === null) continue;
    ordersOf.set(order.customer, (ordersOf.get(order.customer) ?? 0) + 1);
  }
  const counts = [...ordersOf.values()];
  return {
    totals: {
      net: total(scoped, ({ net }) => net),
      orders: kept.length,
      units: total(kept, ({ units }) => units),
      customers: ordersOf.size,
      repeatCustomers: counts.filter((count) => count >= 2).length,
      newCustomers: [...ordersOf.keys()].filter(isNew).length,
    },
    days: daysByHand(scoped, range, isNew),
    basketSizes: [1, 2, 3, 4, 5, 6, 7]
      .map((n) => kept.filter(({ items }) => items.size === n).length)
      .concat(kept.filter(({ items }) => items.size >= 8).length),
    ordersPerCustomer: [1, 2, 3, 4, 5]
      .map((n) => counts.filter((count) => count === n).length)
      .concat(counts.filter((count) => count >= 6).length),
    segments: segmentsByHand(scoped, segments),
  };
}

function daysByHand(
  scoped: readonly ScopedOrder[],
  range: DayRange | null,
  isNew: (customer: number) => boolean,
): DayFigures[] {
  if (range === null) return [];
  return Array.from({ length: lengthOf(range) }, (_, index) => {
    const day = scoped.filter(
      ({ order }) => order.day !== null && dayText(order.day) === shifted(range.from, index),
    );
    const fresh = day.filter(({ order }) => order.customer !== null && isNew(order.customer));
    const guests = day.filter(({ order }) => order.customer === null);
    const orders = (rows: readonly ScopedOrder[]) =>
      rows.filter(({ items }) => items.size > 0).length;
    return {
      net: total(day, ({ net }) => net),
      orders: orders(day),
      units: total(day, ({ units }) => units),
      newNet: total(fresh, ({ net }) => net),
      newOrders: orders(fresh),
      guestNet: total(guests, ({ net }) => net),
      guestOrders: orders(guests),
    };
  });
}

const shifted = (day: string, by: number) =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);

function segmentsByHand(
  scoped: readonly ScopedOrder[],
  segments: ReadonlyMap<number, Segment>,
): SegmentFigures[] {
  const groups = new Map<Segment | null, ScopedOrder[]>();
  for (const row of scoped) {
    const { customer } = row.order;
    const segment = (customer === null ? null : segments.get(customer)) ?? null;
    groups.set(segment, [...(groups.get(segment) ?? []), row]);
  }
  return [...groups].map(([segment, rows]) => {
    const kept = rows.filter(({ items }) => items.size > 0);
    const customers = new Set(kept.flatMap(({ order }) => order.customer ?? []));
    return {
      segment,
      customers: customers.size,
      net: total(rows, ({ net }) => net),
      orders: kept.length,
    };
  });
}

/** Returns the net revenue, units and orders of each product by its name. */
export function productsByHand(
  shop: PlainShop,
  range: DayRange | null,
  scope: DashboardScope,
  segments: ReadonlyMap<number, Segment>,
): Map<string, Measures> {
  const found = new Map<string, Measures>();
  for (const { order } of scopedOrders(shop, range, scope, segments)) {
    shop.products.forEach(({ name, category }, key) => {
      const lines = order.lines.filter(({ product }) => product === key);
      if (lines.length === 0 || (scope.category !== null && category !== scope.category)) return;
      const kept = order.isReturn ? [] : lines.filter((line) => !isReturned(line));
      const known = found.get(name) ?? { net: 0, units: 0, orders: 0 };
      found.set(name, {
        net:
          known.net + total(lines, ({ amount }) => (order.isReturn ? Math.min(amount, 0) : amount)),
        units: known.units + total(kept, ({ quantity }) => quantity),
        orders: known.orders + (kept.length > 0 ? 1 : 0),
      });
    });
  }
  return found;
}
