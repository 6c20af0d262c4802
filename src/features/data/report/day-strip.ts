import type { LoadReport } from '../../../domain/shop/shop';

type Days = LoadReport['ordersPerDay'];

export interface DayStrip {
  /** Orders per bar from the first day to the last, in step; a bar stands for `daysPerBar` days. */
  bars: number[];
  daysPerBar: number;
  /** Days without an order between the first and the last. */
  missing: number;
  /** The longest run of them. */
  longestGap: { from: string; days: number } | null;
  /** The first day, and where months or years begin: as a share of the width. */
  ticks: { at: number; day: string }[];
}

const DAY = 86_400_000;
/** More bars than this would be thinner than a pixel. */
const MOST_BARS = 640;
const MOST_TICKS = 14;
/** Months between ticks. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];
/** The share of the width that a tick's words take. */
const ROOM = 0.06;

/** Orders per day as bars of equal width, with its gaps; null without days. */
export function dayStrip(days: Days): DayStrip | null {
  const busy = days.filter(({ orders }) => orders > 0);
  const numbers = busy.map(({ day }) => dayNumber(day));
  const first = numbers[0];
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = last - first + 1;
  const daysPerBar = Math.ceil(span / MOST_BARS);
  const bars = Array.from({ length: Math.ceil(span / daysPerBar) }, () => 0);
  let longestGap: DayStrip['longestGap'] = null;
  for (const [index, number] of numbers.entries()) {
    const bar = Math.floor((number - first) / daysPerBar);
    bars[bar] = (bars[bar] ?? 0) + (busy[index]?.orders ?? 0);
    const gap = number - (numbers[index - 1] ?? number - 1) - 1;
    if (gap > (longestGap?.days ?? 0)) longestGap = { from: isoDay(number - gap), days: gap };
  }
  return { bars, daysPerBar, missing: span - busy.length, longestGap, ticks: ticks(first, span) };
}

const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const isoDay = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);

/** The first of each month, or of every so many months or years, as many as can stand side by side. */
function ticks(first: number, span: number): DayStrip['ticks'] {
  const months = span / 30.44;
  const step = STEPS.find((each) => months / each <= MOST_TICKS) ?? 12_000;
  const start = new Date(first * DAY);
  const found: DayStrip['ticks'] = [{ at: 0, day: isoDay(first) }];
  for (let month = start.getUTCMonth() + 1; ; month += 1) {
    const number = Math.round(Date.UTC(start.getUTCFullYear(), month, 1) / DAY);
    const at = (number - first) / span;
    if (Number.isNaN(number) || at > 1 - ROOM * 0.75) break;
    if ((start.getUTCFullYear() * 12 + month) % step === 0) found.push({ at, day: isoDay(number) });
  }
  return (found[1]?.at ?? 1) < ROOM ? found.slice(1) : found;
}
