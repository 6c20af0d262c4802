import type { Baseline } from '../campaign';
import { addDays, daysBetween, type DayRange } from '../../dates/periods';
import { wilsonInterval } from '../../measures/statistics';

/** At most this many windows are looked at, the latest first. */
const MOST_WINDOWS = 12;
/** A window with fewer customers says too little about how windows differ. */
const LEAST_CUSTOMERS = 30;

/**
 * Lists up to twelve adjoining windows of `windowDays` days, the latest first; it ends on the shop's
 * last day. Each begins after the shop's first day, since someone had to be able to qualify before it.
 */
export function pastWindows(firstDay: string, lastDay: string, windowDays: number): DayRange[] {
  const windows: DayRange[] = [];
  for (let index = 0; index < MOST_WINDOWS; index += 1) {
    const to = addDays(lastDay, -index * windowDays);
    const from = addDays(to, 1 - windowDays);
    if (daysBetween(firstDay, from) < 1) break;
    windows.push({ from, to });
  }
  return windows;
}

/** The customers of the audience's kind before a window, and how many of them bought inside it. */
export interface WindowCount {
  customers: number;
  buyers: number;
}

/**
 * Pools p₀ over windows, with an interval no narrower than the spread between them: Wilson's interval
 * of the pooled share, widened to the lowest and highest share of a window with at least 30 customers.
 * As the windows share customers, Wilson's interval alone would be too narrow. Returns null when nobody
 * qualified.
 */
export function pooledBaseline(
  windows: readonly WindowCount[],
  { windowDays, event }: Pick<Baseline, 'windowDays' | 'event'>,
): Baseline | null {
  const customers = windows.reduce((sum, each) => sum + each.customers, 0);
  const buyers = windows.reduce((sum, each) => sum + each.buyers, 0);
  if (customers === 0) return null;
  const { low, high } = wilsonInterval(buyers, customers);
  const shares = windows
    .filter((each) => each.customers >= LEAST_CUSTOMERS)
    .map((each) => each.buyers / each.customers);
  return {
    windowDays,
    event,
    windows: windows.length,
    customers,
    buyers,
    low: Math.min(low, ...shares),
    base: buyers / customers,
    high: Math.max(high, ...shares),
  };
}
