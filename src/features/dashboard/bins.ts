import type { DayFigures } from '../../domain/dashboard/dashboard';
import { addDays, lengthOf, type DayRange } from '../../domain/dates/periods';

export const UNITS = ['day', 'week', 'month'] as const;
/** One bar of a chart over time stands for one of these. A week is seven days from the period's first. */
export type Unit = (typeof UNITS)[number];

/** Several days drawn as one bar. */
export interface Bin {
  /** Positions of its first and last day in the period. */
  start: number;
  end: number;
  from: string;
  to: string;
}

/** About as many bars as can be told apart; more days than these are taken by the week, the month. */
const MOST_DAYS = 200;
const MOST_WEEKS = 110;

export function unitFor(days: number, mostDays = MOST_DAYS): Unit {
  if (days <= mostDays) return 'day';
  return days <= 7 * MOST_WEEKS ? 'week' : 'month';
}

/** Cuts a period into days, weeks or calendar months; the last week and the outer months may be short. */
export function binsOf(period: DayRange, unit: Unit): Bin[] {
  const days = lengthOf(period);
  const bins: Bin[] = [];
  for (let start = 0; start < days;) {
    const from = addDays(period.from, start);
    const end = Math.min(start + daysInUnit(from, unit), days) - 1;
    bins.push({ start, end, from, to: addDays(period.from, end) });
    start = end + 1;
  }
  return bins;
}

function daysInUnit(from: string, unit: Unit): number {
  if (unit === 'day') return 1;
  if (unit === 'week') return 7;
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() - day + 1;
}

/** The sum of a figure over the days of each bin. */
export function sumByBin(
  bins: readonly Bin[],
  days: readonly DayFigures[],
  figure: keyof DayFigures,
): number[] {
  return bins.map(({ start, end }) => {
    let sum = 0;
    for (let day = start; day <= end; day += 1) sum += days[day]?.[figure] ?? 0;
    return sum;
  });
}

/**
 * The mean of each day and the six before it; `before` holds the days in front of the first, as far
 * as they are known. Null until seven days are there.
 */
export function sevenDayAverage(
  days: readonly number[],
  before: readonly number[] = [],
): (number | null)[] {
  const all = [...before.slice(-6), ...days];
  const offset = all.length - days.length;
  return days.map((_, index) => {
    const last = index + offset;
    if (last < 6) return null;
    let sum = 0;
    for (let day = last - 6; day <= last; day += 1) sum += all[day] ?? 0;
    return sum / 7;
  });
}
