import {
  MOST_ORDERS,
  type DashboardScope,
  type SegmentFigures,
  type Stretches,
} from '../../../src/domain/dashboard';
import type { Segment } from '../../../src/domain/words';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import customersSql from './customers.sql?raw';
import { lengthsOf } from './scope';
import { toSegment } from './segment';
import stretchesSql from './stretches.sql?raw';

export interface CustomerFigures {
  customers: number;
  repeatCustomers: number;
  newCustomers: number;
  ordersPerCustomer: number[];
  segments: SegmentFigures[];
  stretches: Stretches;
}

/** Customers of whom the same is told. Customers who kept nothing have a frequency of 0. */
interface Group {
  segment: string | null;
  /** 1, 0, or NaN for guests. */
  is_new: number;
  frequency: number;
  /** Stretches of the first and the second order; -1 is what lies before the first whole stretch. */
  first: number;
  second: number;
  /** 0 for guests: they are orders, not customers. */
  customers: number;
  orders: number;
  net: number;
}

/** The figures of `scoped_order` that count customers, of the current and the previous period. */
export async function customerFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<[current: CustomerFigures, previous: CustomerFigures]> {
  const statement = bind(customersSql, { most_orders: MOST_ORDERS });
  const groups = rowsOf(await engine.database.query(statement, call), {
    period: 'number',
    segment: 'text?',
    is_new: 'number',
    frequency: 'number',
    first: 'number',
    second: 'number',
    customers: 'number',
    orders: 'number',
    net: 'number',
  });
  const active = rowsOf(await engine.database.query(stretchesSql, call), {
    period: 'number',
    stretch: 'number',
    customers: 'number',
  });
  const { days, stretch } = lengthsOf(scope);
  const figuresOf = (period: number): CustomerFigures => {
    const own = groups.filter((group) => group.period === period);
    const customers = zeros(Math.floor(days / stretch));
    for (const row of active) if (row.period === period) customers[row.stretch] = row.customers;
    return {
      ...countsOf(own),
      segments: segmentsOf(own),
      stretches: { days: stretch, customers, repeatRate: repeatRates(own, customers.length) },
    };
  };
  return [figuresOf(0), figuresOf(1)];
}

function countsOf(groups: readonly Group[]) {
  const ordersPerCustomer = zeros(MOST_ORDERS);
  let newCustomers = 0;
  for (const { frequency, customers, is_new: isNew } of groups) {
    if (frequency === 0) continue;
    add(ordersPerCustomer, frequency - 1, customers);
    if (isNew === 1) newCustomers += customers;
  }
  const customers = ordersPerCustomer.reduce((sum, count) => sum + count, 0);
  const repeatCustomers = customers - (ordersPerCustomer[0] ?? 0);
  return { customers, repeatCustomers, newCustomers, ordersPerCustomer };
}

function segmentsOf(groups: readonly Group[]): SegmentFigures[] {
  const rows = new Map<Segment | null, SegmentFigures>();
  for (const { segment: name, frequency, customers, orders, net } of groups) {
    const segment = toSegment(name);
    const row = rows.get(segment) ?? { segment, customers: 0, net: 0, orders: 0 };
    if (frequency > 0) row.customers += customers;
    row.net += net;
    row.orders += orders;
    rows.set(segment, row);
  }
  return [...rows.values()];
}

/** Customers with a second order so far, among those with a first, at the end of each stretch. */
function repeatRates(groups: readonly Group[], length: number): number[] {
  const first = zeros(length + 1);
  const second = zeros(length + 1);
  for (const group of groups) {
    if (group.first >= -1) add(first, group.first + 1, group.customers);
    if (group.second >= -1) add(second, group.second + 1, group.customers);
  }
  let customers = first[0] ?? 0;
  let repeated = second[0] ?? 0;
  return Array.from({ length }, (_, stretch) => {
    customers += first[stretch + 1] ?? 0;
    repeated += second[stretch + 1] ?? 0;
    return repeated / Math.max(customers, 1);
  });
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);
const add = (counts: number[], at: number, count: number) => {
  counts[at] = (counts[at] ?? 0) + count;
};
