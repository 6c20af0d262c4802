import {
  MOST_ORDERS,
  type DashboardScope,
  type SegmentFigures,
  type Stretches,
} from '../../../src/domain/dashboard';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import customersSql from './customers.sql?raw';
import { lengthsOf } from './scope';
import { toSegment } from './segment';

export interface CustomerFigures {
  customers: number;
  repeatCustomers: number;
  newCustomers: number;
  ordersPerCustomer: number[];
  segments: SegmentFigures[];
  stretches: Stretches;
}

/** The figures of `scoped_order` that count customers, of the current and the previous period. */
export async function customerFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<[current: CustomerFigures, previous: CustomerFigures]> {
  const statement = bind(customersSql, { most_orders: MOST_ORDERS });
  const rows = rowsOf(await engine.database.query(statement, call), {
    figure: 'text',
    period: 'number',
    segment: 'text?',
    is_new: 'number',
    bin: 'number',
    customers: 'number',
    net: 'number',
    orders: 'number',
  });
  const of = (period: number) =>
    figuresOf(
      rows.filter((row) => row.period === period),
      scope,
    );
  return [of(0), of(1)];
}

interface CustomerCount {
  figure: string;
  segment: string | null;
  /** 1, 0, or NaN for guests. */
  is_new: number;
  /** How many orders, or which stretch of days; -1 is what is left over before the first stretch. */
  bin: number;
  customers: number;
  net: number;
  orders: number;
}

function figuresOf(rows: readonly CustomerCount[], scope: DashboardScope): CustomerFigures {
  const { days, stretch } = lengthsOf(scope);
  const count = Math.floor(days / stretch);
  /** Customers by bin, from bin `first` on. */
  const bins = (figure: string, first: number, length: number): number[] => {
    const found = Array.from({ length }, () => 0);
    for (const row of rows) {
      const at = row.bin - first;
      if (row.figure === figure && at >= 0 && at < length) found[at] = row.customers;
    }
    return found;
  };
  const ordersPerCustomer = bins('frequency', 1, MOST_ORDERS);
  const customers = sum(ordersPerCustomer);
  const first = runningSum(bins('first', -1, count + 1)).slice(1);
  const second = runningSum(bins('second', -1, count + 1)).slice(1);
  return {
    customers,
    repeatCustomers: customers - (ordersPerCustomer[0] ?? 0),
    newCustomers:
      rows.find(({ figure, is_new }) => figure === 'new' && is_new === 1)?.customers ?? 0,
    ordersPerCustomer,
    segments: rows.filter(({ figure }) => figure === 'segment').map(toSegmentFigures),
    stretches: {
      days: stretch,
      customers: bins('stretch', 0, count),
      repeatRate: second.map((repeated, index) => repeated / Math.max(first[index] ?? 0, 1)),
    },
  };
}

const toSegmentFigures = ({ segment, customers, net, orders }: CustomerCount): SegmentFigures => ({
  segment: toSegment(segment),
  customers,
  net,
  orders,
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function runningSum(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}
