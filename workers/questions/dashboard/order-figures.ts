import {
  LARGEST_BASKET,
  type DashboardScope,
  type DayFigures,
} from '../../../src/domain/dashboard';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import ordersSql from './orders.sql?raw';
import { lengthsOf } from './scope';

export interface OrderFigures {
  net: number;
  orders: number;
  units: number;
  days: DayFigures[];
  basketSizes: number[];
  /** By weekday and hour, Monday's 24 hours first. */
  hours: number[];
}

/** The figures of `scoped_order` that add up over orders, of the current and the previous period. */
export async function orderFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<[current: OrderFigures, previous: OrderFigures]> {
  const rows = rowsOf(await engine.database.query(ordersSql, call), {
    figure: 'text',
    period: 'number',
    day: 'number',
    is_new: 'number',
    hour: 'number',
    items: 'number',
    orders: 'number',
    net: 'number',
    units: 'number',
  });
  const { days } = lengthsOf(scope);
  const periods: [OrderFigures, OrderFigures] = [noFigures(days), noFigures(days)];
  for (const row of rows) {
    const period = periods[row.period === 0 ? 0 : 1];
    if (row.figure === 'day') {
      period.net += row.net;
      period.orders += row.orders;
      period.units += row.units;
      // Orders without a date have no day, and count all the same.
      const day = period.days[row.day];
      if (day !== undefined) addTo(day, row);
    } else if (row.figure === 'hour') {
      if (row.hour in period.hours) period.hours[row.hour] = row.orders;
    } else if (row.items >= 1) {
      const size = Math.min(row.items, LARGEST_BASKET) - 1;
      period.basketSizes[size] = (period.basketSizes[size] ?? 0) + row.orders;
    }
  }
  return periods;
}

function addTo(
  day: DayFigures,
  row: { net: number; orders: number; units: number; is_new: number },
): void {
  day.net += row.net;
  day.orders += row.orders;
  day.units += row.units;
  if (row.is_new === 1) {
    day.newNet += row.net;
    day.newOrders += row.orders;
  } else if (Number.isNaN(row.is_new)) {
    day.guestNet += row.net;
    day.guestOrders += row.orders;
  }
}

const noFigures = (days: number): OrderFigures => ({
  net: 0,
  orders: 0,
  units: 0,
  days: Array.from({ length: days }, () => ({
    net: 0,
    orders: 0,
    units: 0,
    newNet: 0,
    newOrders: 0,
    guestNet: 0,
    guestOrders: 0,
  })),
  basketSizes: Array.from({ length: LARGEST_BASKET }, () => 0),
  hours: Array.from({ length: 7 * 24 }, () => 0),
});
