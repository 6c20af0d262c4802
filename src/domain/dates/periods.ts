/**
 * A span of days, with both ends included. Days are ISO texts (`2025-11-30`) in the shop's own time; no
 * time zone is ever applied.
 */
export interface DayRange {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Tells whether a text is a day that exists, which `2025-02-30` is not. */
export const isDay = (text: string): boolean =>
  ISO_DAY.test(text) && !Number.isNaN(toTime(text)) && toDay(toTime(text)) === text;

export const addDays = (day: string, days: number): string => toDay(toTime(day) + days * DAY);

/** Returns the days from `from` to `to`: 0 when they are the same, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((toTime(to) - toTime(from)) / DAY);

/** Returns the number of days in a range, its ends included. */
export const lengthOf = (range: DayRange): number => daysBetween(range.from, range.to) + 1;

/** Returns the last `days` days up to and including `to`. */
export const lastDays = (to: string, days: number): DayRange => ({
  from: addDays(to, 1 - days),
  to,
});

/** Returns the same number of days directly before a range. */
export const daysBefore = (range: DayRange): DayRange =>
  lastDays(addDays(range.from, -1), lengthOf(range));

/** Returns the weekday, from Monday 0 to Sunday 6. */
export const weekdayOf = (day: string): number => (new Date(toTime(day)).getUTCDay() + 6) % 7;

export const sameRange = (a: DayRange, b: DayRange): boolean => a.from === b.from && a.to === b.to;
