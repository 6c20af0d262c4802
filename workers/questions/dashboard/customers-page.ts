import type { CustomersInput, CustomerSort } from '../../../src/domain/dashboard/dashboard';
import type { Segment } from '../../../src/domain/segments/segments';
import { NO_DAY, positionOfSegment, segmentAt, type OrderColumns } from './order-columns';
import { spanOf } from './period-figures';

/** A customer of the current period, whose key is `customer`. */
export interface Shopper {
  customer: number;
  segment: Segment | null;
  orders: number;
  net: number;
  /** Days since 1970-01-01, or NO_DAY. */
  lastDay: number;
}

/** Lists the customers who ordered in the scope's period and are in the segment, in the order asked for. */
export function shoppersOf(
  orders: OrderColumns,
  { scope, segment, sort }: Pick<CustomersInput, 'scope' | 'segment' | 'sort'>,
): Shopper[] {
  const span = spanOf(orders, scope.period, scope.segment);
  const wanted = positionOfSegment(segment);
  const shoppers = new Map<number, Shopper>();
  for (let at = span.start; at < span.end; at += 1) {
    const customer = orders.customer[at] ?? -1;
    const position = orders.segment[at] ?? -1;
    if (customer === -1) continue;
    if (span.segment !== null && position !== span.segment) continue;
    if (wanted !== null && position !== wanted) continue;
    let shopper = shoppers.get(customer);
    if (shopper === undefined) {
      shopper = { customer, segment: segmentAt(position), orders: 0, net: 0, lastDay: NO_DAY };
      shoppers.set(customer, shopper);
    }
    shopper.net += orders.net[at] ?? 0;
    if ((orders.items[at] ?? 0) > 0) {
      shopper.orders += 1;
      shopper.lastDay = orders.day[at] ?? NO_DAY;
    }
  }
  return [...shoppers.values()].filter((shopper) => shopper.orders > 0).sort(comparators[sort]);
}

const bySpend = (a: Shopper, b: Shopper) => b.net - a.net || a.customer - b.customer;
const comparators: Record<CustomerSort, (a: Shopper, b: Shopper) => number> = {
  spend: bySpend,
  orders: (a, b) => b.orders - a.orders || bySpend(a, b),
  recent: (a, b) => b.lastDay - a.lastDay || bySpend(a, b),
};
