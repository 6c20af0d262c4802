import {
  averageOrderValue,
  figureDefinitions,
  itemsPerOrder,
  repeatRate,
  type DashboardFigures,
  type PeriodFigures,
  type Totals,
} from '../../../domain/dashboard/dashboard';
import type { ShopParts } from '../../../domain/shop/shop-parts';
import { formatMoney, formatNumber, formatShare } from '../../../ui/format';

/** One figure of the strip at the top of the page. */
export interface Kpi {
  name: string;
  definition: string;
  /** NaN where the shop or the period has nothing to compute it from. */
  value: number;
  previous: number | null;
  format: (value: number) => string;
  /** The change is a difference of shares, in percentage points. */
  inPoints: boolean;
  course: number[];
  previousCourse: number[];
  /** Why there is no value. */
  note?: string;
}

interface Definition {
  name: string;
  definition: string;
  of: (totals: Totals) => number;
  course: (period: PeriodFigures) => number[];
  format: (value: number) => string;
  inPoints?: boolean;
  needs?: 'prices' | 'customers';
}

const whole = (value: number) => formatNumber(value);

const definitions: readonly Definition[] = [
  {
    name: 'Net revenue',
    definition: figureDefinitions.net,
    of: ({ net }) => net,
    course: (period) => byStretch(period, ({ net }) => net),
    format: (value) => formatMoney(value, 0),
    needs: 'prices',
  },
  {
    name: 'Orders',
    definition: figureDefinitions.orders,
    of: ({ orders }) => orders,
    course: (period) => byStretch(period, ({ orders }) => orders),
    format: whole,
  },
  {
    name: 'Average order value',
    definition: figureDefinitions.averageOrderValue,
    of: averageOrderValue,
    course: (period) => byStretch(period, ({ net, orders }) => net / orders),
    format: (value) => formatMoney(value, 2),
    needs: 'prices',
  },
  {
    name: 'Customers',
    definition: figureDefinitions.customers,
    of: ({ customers }) => customers,
    course: ({ stretches }) => stretches.customers,
    format: whole,
    needs: 'customers',
  },
  {
    name: 'Items per order',
    definition: figureDefinitions.itemsPerOrder,
    of: itemsPerOrder,
    course: (period) => byStretch(period, ({ units, orders }) => units / orders),
    format: (value) => formatNumber(value, 2),
  },
  {
    name: 'Repeat rate',
    definition: figureDefinitions.repeatRate,
    of: repeatRate,
    course: ({ stretches }) => stretches.repeatRate,
    format: (value) => formatShare(value, 1),
    inPoints: true,
    needs: 'customers',
  },
];

const notes = { prices: 'No prices', customers: 'No customers' };

export function kpisOf(figures: DashboardFigures, parts: ShopParts): Kpi[] {
  const { current, previous } = figures;
  return definitions.map(({ of, course, needs, inPoints = false, ...rest }) => {
    const isMissing = needs !== undefined && !parts[needs];
    return {
      ...rest,
      inPoints,
      value: isMissing ? Number.NaN : of(current.totals),
      previous: isMissing || previous === null ? null : of(previous.totals),
      course: isMissing ? [] : course(current),
      previousCourse: isMissing || previous === null ? [] : course(previous),
      note: isMissing ? notes[needs] : undefined,
    };
  });
}

/** The names alone, for the strip before its figures are there. */
export const kpiNames = definitions.map(({ name }) => name);

/** A figure over each whole stretch of days, the last of which ends with the period. */
function byStretch(
  { days, stretches }: PeriodFigures,
  figure: (sums: { net: number; orders: number; units: number }) => number,
): number[] {
  const length = stretches.days;
  const first = days.length % length;
  return Array.from({ length: Math.floor(days.length / length) }, (_, index) => {
    const sums = { net: 0, orders: 0, units: 0 };
    for (const day of days.slice(first + index * length, first + (index + 1) * length)) {
      sums.net += day.net;
      sums.orders += day.orders;
      sums.units += day.units;
    }
    return figure(sums);
  });
}

/** A change as Delta shows it: relative, or a difference of shares; NaN without anything before. */
export function changeOf({ value, previous, inPoints }: Kpi): number {
  if (previous === null) return Number.NaN;
  return inPoints ? value - previous : value / previous - 1;
}
