import type { ShopParameters } from './parameters.ts';
import type { Random } from './random.ts';

const millisecondsPerDay = 86_400_000;

/**
 * Returns the day number since 1970-01-01 of a `YYYY-MM-DD` text. Days are numbers so that gaps are
 * differences.
 */
export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay;
}

/** Returns the `YYYY-MM-DD` text of a day number. */
export function dayText(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Returns the month of the year, 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * millisecondsPerDay).getUTCMonth() + 1;
}

/** Returns the weekday, from Sunday 0 to Saturday 6. */
export function weekdayOf(day: number): number {
  return new Date(day * millisecondsPerDay).getUTCDay();
}

/** Writes seconds after midnight as `HH:MM:SS`. */
export function timeText(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The weights run from Sunday to Saturday: people order at the start of the week and on Sundays. */
const weekdayWeights = [1.22, 1.06, 0.95, 0.92, 0.97, 0.94, 1.0];

/** The weights run from January to December. */
const monthWeights = [0.94, 0.95, 0.96, 0.95, 1, 1.01, 0.96, 0.86, 0.96, 1, 1.12, 1.3];

/** These runs of days sell more (or less) than their month, each by its factor. */
const peaks: readonly (readonly [from: string, to: string, factor: number])[] = [
  ['2024-11-25', '2024-11-28', 1.4],
  ['2024-11-29', '2024-11-29', 3.3],
  ['2024-11-30', '2024-12-01', 2.1],
  ['2024-12-02', '2024-12-02', 2.5],
  ['2024-12-03', '2024-12-18', 1.35],
  ['2024-12-24', '2024-12-26', 0.35],
  ['2024-12-27', '2025-01-05', 0.9],
  ['2025-02-06', '2025-02-12', 1.45],
  ['2025-05-02', '2025-05-09', 1.45],
  ['2025-11-24', '2025-11-27', 1.4],
  ['2025-11-28', '2025-11-28', 3.3],
  ['2025-11-29', '2025-11-30', 2.1],
];

/**
 * Returns how many orders each day of the shop brings: growth × month × weekday × peaks × a little
 * weather.
 *
 * @returns one whole number a day from the first day on; they sum to `orders` exactly
 */
export function ordersPerDay(parameters: ShopParameters, random: Random): number[] {
  const first = dayOf(parameters.firstDay);
  const days = dayOf(parameters.lastDay) - first + 1;
  const weights = Array.from({ length: days }, (_, i) => {
    const day = first + i;
    const peak = peaks.find(([from, to]) => day >= dayOf(from) && day <= dayOf(to))?.[2] ?? 1;
    const growth = 1 + (parameters.growth - 1) * (i / days);
    const weather = 0.9 + 0.2 * random.next();
    return (
      growth * monthWeights[monthOf(day) - 1]! * weekdayWeights[weekdayOf(day)]! * peak * weather
    );
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let due = 0;
  let given = 0;
  // The remainder is carried from day to day, which keeps the sum exact.
  return weights.map((weight, i) => {
    due += (weight * parameters.orders) / total;
    const count = (i === days - 1 ? parameters.orders : Math.round(due)) - given;
    given += count;
    return count;
  });
}

/**
 * The weights run from midnight to eleven at night. Online peaks at lunch and in the evening; doors
 * open 10 to 19.
 */
const onlineHours = [
  3, 1.5, 1, 0.6, 0.5, 0.8, 2, 4, 6, 7, 8, 9, 12, 11, 8, 7, 7, 8, 10, 14, 18, 18, 13, 7,
];
const weekendHours = [
  4, 2.5, 1.5, 0.8, 0.5, 0.6, 1, 2, 4, 8, 12, 13, 12, 10, 9, 9, 9, 10, 11, 13, 15, 15, 11, 7,
];
const storeHours = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8, 12, 11, 8, 8, 9, 11, 10, 0, 0, 0, 0, 0];
const salonHours = [0, 0, 0, 0, 0, 0, 0, 3, 9, 10, 8, 5, 4, 6, 8, 7, 6, 8, 9, 5, 2, 1, 0, 0];

/** Draws the second of the day at which an order of this channel is placed. */
export function drawSecond(day: number, channel: string, random: Random): number {
  const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
  const online = weekend ? weekendHours : onlineHours;
  const hours = channel === 'store' ? storeHours : channel === 'salon' ? salonHours : online;
  return random.weighted(hours) * 3600 + random.integer(3600);
}
