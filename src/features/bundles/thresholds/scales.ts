import type { RuleSet } from '../../../domain/bundles/rules';
import { leastInteger } from '../../../domain/bundles/thresholds';

/** The values a threshold's slider stops at, ascending; a position is an index of one. */
export type Scale = readonly number[];

/** About as many stops as the slider has pixels to tell apart. */
const STOPS = 110;
const BARS = 32;

/** Finds a value's position on a scale; a value between two stops takes the nearer. */
export function positionOf(scale: Scale, value: number): number {
  let low = 0;
  let high = scale.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scale[middle]! < value) low = middle + 1;
    else high = middle;
  }
  const before = low - 1;
  if (before >= 0 && value - scale[before]! < scale[low]! - value) return before;
  return low;
}

/** The shortest decimal that, as a least share of `baskets`, asks for exactly `count` of them. */
export function shareOfCount(count: number, baskets: number): number {
  const share = count / baskets;
  for (let digits = 1; digits <= 15; digits += 1) {
    const rounded = Math.floor(share * 10 ** digits + 1e-9) / 10 ** digits;
    if (leastInteger(rounded * baskets) === count) return rounded;
  }
  return share;
}

/** Popularity by joint counts, in equal ratios from the floor (0: all that were mined) to the largest. */
export function supportScale(rules: RuleSet): Scale {
  const { both, floor, baskets } = rules.mined;
  let largest = floor;
  for (const count of both) if (count > largest) largest = count;
  const counts = new Set<number>();
  for (let stop = 1; stop <= STOPS; stop += 1) {
    counts.add(Math.round(floor * (largest / floor) ** (stop / STOPS)));
  }
  counts.delete(floor);
  return [0, ...[...counts].map((count) => shareOfCount(count, baskets))];
}

/** Likelihood in equal steps of 1 % (0.5 % where all are small) up to the largest. */
export function confidenceScale(rules: RuleSet): Scale {
  const largest = largestOf(rules.column('confidence'));
  const step = largest > 0.3 ? 0.01 : 0.005;
  const stops = Math.max(1, Math.ceil(largest / step - 1e-9));
  return Array.from({ length: stops + 1 }, (_, stop) => Number((stop * step).toFixed(3)));
}

/** Lift in about equal ratios, two digits each, through 1; below the smallest lift: 0, any. */
export function liftScale(rules: RuleSet): Scale {
  const column = rules.column('lift');
  let smallest = 1;
  for (const lift of column) if (lift < smallest) smallest = lift;
  const stops = new Set<number>([0]);
  const ratio = 1.05;
  const from = Math.floor(Math.log(Math.max(smallest, 0.05)) / Math.log(ratio));
  const to = Math.ceil(Math.log(Math.max(largestOf(column), 2)) / Math.log(ratio));
  for (let power = from; power <= to; power += 1) {
    stops.add(Number((ratio ** power).toPrecision(2)));
  }
  return [...stops];
}

/** q-values in steps of 1, 2 and 5; 1 is any. */
export const qScale: Scale = [
  0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1,
];

/** Counts how many rules lie at each part of a scale, as shares of the fullest part. */
export function distribution(scale: Scale, column: Float64Array, bars = BARS): number[] {
  const width = Math.min(bars, scale.length);
  const counts = Array.from({ length: width }, () => 0);
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    const bar = Math.floor((positionOf(scale, value) / scale.length) * width);
    counts[bar] = counts[bar]! + 1;
  }
  const fullest = Math.max(1, ...counts);
  // A few rules in a long tail would be less than a pixel.
  return counts.map((count) => (count === 0 ? 0 : Math.max(count / fullest, 0.06)));
}

/** Four labels below a slider, at equal distances. */
export function ticksOf(scale: Scale, format: (value: number) => string): string[] {
  const last = scale.length - 1;
  return [0, 1 / 3, 2 / 3, 1].map((share) => format(scale[Math.round(share * last)]!));
}

const largestOf = (column: Float64Array): number =>
  column.reduce((largest, value) => (value > largest ? value : largest), 0);
