import { dateShape } from './date-shapes';
import type { ColumnFacts } from './facts';

export const MINUTES_A_DAY = 24 * 60;

/** Reads a cell of a column of dates as minutes since 1970; null when it is no date. */
export function minutesOf(text: string, { dates }: ColumnFacts): number | null {
  if (dates?.formats[0] === 'epoch') {
    const ticks = Number(text);
    return Number.isNaN(ticks) ? null : ticks / (ticks > 1e11 ? 60_000 : 60);
  }
  const shape = dateShape(text);
  if (shape === null) return null;
  const { open, day, seconds } = shape;
  if (open === null) return day === null ? null : day * MINUTES_A_DAY + seconds / 60;
  const [month, date] =
    dates?.order === 'month' ? [open.first, open.second] : [open.second, open.first];
  return Date.UTC(open.year, month - 1, date) / 60_000 + seconds / 60;
}

/**
 * Reads the cells of a column of dates as days since 1970, in their order; a cell that is no date stays
 * as it is.
 */
export const daysOf = (date: ColumnFacts): string[] =>
  date.cells.map((cell) => {
    const minutes = minutesOf(cell, date);
    return minutes === null ? cell : String(Math.floor(minutes / MINUTES_A_DAY));
  });
