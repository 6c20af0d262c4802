import { lift, type RuleCounts } from '../measures/metrics';
import { log10FisherLowerP, qValues } from '../measures/significance';
import { liftInterval } from '../measures/statistics';

/** Pairs for which chance alone would give many joint baskets, with the few that there are. */
export interface SubstituteCounts {
  /** N. */
  baskets: number;
  /**
   * m: the number of pairs that were tested, those whose expected count is at least `leastExpected`.
   */
  hypotheses: number;
  /** A pair is tested when a·c/N is at least this. */
  leastExpected: number;
  /** Positions in `MinedPairs.items`. Only pairs with fewer joint baskets than expected are listed. */
  first: Int32Array<ArrayBuffer>;
  second: Int32Array<ArrayBuffer>;
  both: Int32Array<ArrayBuffer>;
}

export const substitutesRule = { leastExpected: 10, q: 0.05 } as const;

export const substitutesHelp =
  `Products bought together less than chance: of pairs with at least ${substitutesRule.leastExpected} joint orders ` +
  'to be expected, those whose lift is below 1× with its whole 95% interval, and whose q-value (Fisher’s exact test, ' +
  `lower tail) is at most ${substitutesRule.q}. They often replace each other: do not bundle them.`;

export interface Substitute {
  first: number;
  second: number;
  counts: RuleCounts;
  expected: number;
  lift: number;
  liftHigh: number;
  log10P: number;
  q: number;
}

/**
 * The upper 97.5 % limit of a Poisson mean when nothing was seen is −ln 0.025 (Garwood, Biometrika
 * 1936). It gives lift its upper end where no basket holds both.
 */
const NONE_SEEN = -Math.log(0.025);

export function liftHigh(counts: RuleCounts): number {
  if (counts.both > 0) return liftInterval(counts).high;
  return (NONE_SEEN * counts.baskets) / (counts.antecedent * counts.consequent);
}

/**
 * Returns the pairs that pass, the clearest first: by the lowest upper end of lift, then by the most
 * expected.
 */
export function substitutesOf(found: SubstituteCounts, itemCounts: Int32Array): Substitute[] {
  const counts = Array.from(found.both, (both, pair): RuleCounts => ({
    baskets: found.baskets,
    antecedent: itemCounts[found.first[pair]!]!,
    consequent: itemCounts[found.second[pair]!]!,
    both,
  }));
  const log10P = Float64Array.from(counts, log10FisherLowerP);
  const q = qValues(log10P, found.hypotheses);
  return counts
    .map((each, pair) => ({
      first: found.first[pair]!,
      second: found.second[pair]!,
      counts: each,
      expected: (each.antecedent * each.consequent) / each.baskets,
      lift: lift(each),
      liftHigh: liftHigh(each),
      log10P: log10P[pair]!,
      q: q[pair]!,
    }))
    .filter((each) => each.liftHigh < 1 && each.q <= substitutesRule.q)
    .toSorted((a, b) => a.liftHigh - b.liftHigh || b.expected - a.expected);
}
