import type { RuleSet } from './rules';
import { passingRules, type Sliding, type Thresholds } from './thresholds';

/**
 * The columns say what is left at each stop of a slider while the other thresholds stay as they are.
 */
export interface Remaining {
  /** Directed rules. */
  bundles: Int32Array;
  /**
   * The revenue of the pairs of which at least one direction is left, each pair once; NaN where it is
   * not known.
   */
  revenue: Float64Array;
  /** The pairs that are left at some stop, and the strictest stop each of them passes. */
  pairs: Uint32Array;
  stops: Uint16Array;
}

/** Thresholds are typed decimals, and this is how close counts as equal: see `passingRules`. */
const CLOSE = 1e-12;

/**
 * Returns the last stop of an ascending scale that is not above a value, or −1 where all are above it.
 */
export function lastStopAtMost(scale: readonly number[], value: number): number {
  let low = 0;
  let high = scale.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scale[middle]! * (1 - CLOSE) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const anything: Record<Sliding, number> = { support: 0, confidence: 0, lift: 0, q: 1 };

export function remaining(
  rules: RuleSet,
  thresholds: Thresholds,
  sliding: Sliding,
  scale: readonly number[],
): Remaining {
  const others = passingRules(rules, { ...thresholds, [sliding]: anything[sliding] });
  const column = rules.column(sliding);
  const strictest = new Int16Array(rules.mined.both.length).fill(-1);
  const bundles = new Int32Array(scale.length);
  const last = scale.length - 1;
  for (const rule of others) {
    const value = column[rule]!;
    // For a largest value the strictest stop is the first that still allows it: the scale is seen from
    // its end.
    const stop =
      sliding === 'q' ? last - firstStopAtLeast(scale, value) : lastStopAtMost(scale, value);
    if (stop < 0) continue;
    bundles[stop]! += 1;
    if (stop > strictest[rule >> 1]!) strictest[rule >> 1] = stop;
  }
  const revenueOf = rules.column('revenue');
  const revenue = new Float64Array(scale.length);
  const pairs: number[] = [];
  const stops: number[] = [];
  for (let pair = 0; pair < strictest.length; pair += 1) {
    const stop = strictest[pair]!;
    if (stop < 0) continue;
    revenue[stop]! += revenueOf[pair * 2]!;
    pairs.push(pair);
    stops.push(stop);
  }
  addUp(bundles);
  addUp(revenue);
  if (sliding === 'q') {
    bundles.reverse();
    revenue.reverse();
  }
  return { bundles, revenue, pairs: Uint32Array.from(pairs), stops: Uint16Array.from(stops) };
}

/**
 * Adds to each stop the counts of those after it, since a rule that passes a stop passes every one
 * before it.
 */
export function addUp(counts: Int32Array | Float64Array): void {
  for (let stop = counts.length - 2; stop >= 0; stop -= 1) counts[stop]! += counts[stop + 1]!;
}

function firstStopAtLeast(scale: readonly number[], value: number): number {
  const at = scale.findIndex((stop) => stop >= value);
  return at === -1 ? scale.length : at;
}
