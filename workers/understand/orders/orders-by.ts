import type { OrdersBy } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import type { ColumnFacts } from '../values/facts';
import { MINUTES_A_DAY, minutesOf } from '../values/moments';
import { count, percent } from '../words';

/** A way to tell orders apart in lines without an order number, and a sentence that says so. */
export interface OrdersWithoutNumber {
  ordersBy: OrdersBy;
  note: string;
}

/** Minutes that may lie between two lines of one order. */
const WINDOWS = [10, 30, 60, 120];

/** Tells what makes one order of lines without an order number; null where nothing does. */
export function ordersWithoutNumber(
  facts: readonly ColumnFacts[],
  roles: readonly Role[],
  isBasket: boolean,
): OrdersWithoutNumber | null {
  if (isBasket)
    return {
      ordersBy: { by: 'row' },
      note: 'There is no order number: each row is an order of its own.',
    };
  const customer = facts[roles.indexOf('customer_id')];
  const date = facts[roles.indexOf('ordered_at')];
  if (customer === undefined || date === undefined) return null;
  const gaps = date.dates?.hasTime ? gapsOf(customer, date) : [];
  const window = windowOf(gaps);
  const within = window === 'day' ? 'on one day' : `no more than ${window} minutes apart`;
  const close = gaps.filter((gap) => window !== 'day' && gap <= window).length;
  const seen =
    window === 'day'
      ? ''
      : ` Of the ${count(gaps.length)} gaps of less than a day between a customer’s lines, ${percent(close / gaps.length)} are shorter.`;
  return {
    ordersBy: { by: 'customer', within: window },
    note: `There is no order number: lines of one customer ${within} are taken for one order.${seen}`,
  };
}

/** Lists the minutes between one line of a customer and the next, where they are less than a day. */
function gapsOf(customer: ColumnFacts, date: ColumnFacts): number[] {
  const times = new Map<string, number[]>();
  customer.cells.forEach((cell, index) => {
    const minutes = minutesOf(date.cells[index] ?? '', date);
    if (cell === '' || minutes === null) return;
    times.set(cell, [...(times.get(cell) ?? []), minutes]);
  });
  return [...times.values()].flatMap((list) => {
    const ascending = list.toSorted((a, b) => a - b);
    return ascending
      .slice(1)
      .map((minutes, index) => minutes - (ascending[index] ?? minutes))
      .filter((gap) => gap < MINUTES_A_DAY);
  });
}

/** Chooses the window around which the fewest gaps lie; a whole day where gaps within a day are rare. */
function windowOf(gaps: readonly number[]): 'day' | number {
  const longer = gaps.filter((gap) => gap > 10).length;
  if (gaps.length === 0 || longer < gaps.length * 0.02) return 'day';
  const [best] = WINDOWS.map((window) => ({
    window,
    near: gaps.filter((gap) => gap > window / 2 && gap <= window * 2).length,
  })).sort((a, b) => a.near - b.near || Math.abs(a.window - 30) - Math.abs(b.window - 30));
  return best?.window ?? 'day';
}
