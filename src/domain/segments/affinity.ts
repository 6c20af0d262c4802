import { lift, type RuleCounts } from '../measures/metrics';
import type { SegmentAffinity, SegmentProduct, SegmentProductCounts } from './figures';
import { log10FisherP, qValues } from '../measures/significance';
import { liftInterval } from '../measures/statistics';

/** Products with fewer buyers in a segment are not judged, since so few say little. */
export const LEAST_BUYERS = 5;
/** The largest q-value that counts as sure. */
export const LARGEST_Q = 0.05;
/** This many products are shown of each segment. */
const SHOWN = 8;

/**
 * Returns the rule "chosen by the segment → this product" over choices. Over customers, those who order
 * most would lead with every product; over choices, what counts is what they choose among the rest.
 */
const ruleOf = (counts: SegmentProductCounts): RuleCounts => ({
  baskets: counts.choices,
  antecedent: counts.segmentChoices,
  consequent: counts.bought,
  both: counts.both,
});

/**
 * Judges what each segment buys that others do not: the products that make up more of what it chooses
 * than of what everyone does. A product is sure when its lift is above 1 beyond its 95 % interval and
 * Fisher's exact test finds it at q ≤ 0.05. `counts` may leave out those that chance explains best:
 * that makes q-values larger, never smaller.
 */
export function judgeAffinity(
  counts: readonly SegmentProductCounts[],
  compared: number,
): SegmentAffinity {
  const log10P = Float64Array.from(counts, (each) => log10FisherP(ruleOf(each)));
  const qs = qValues(log10P, compared);
  const found = counts
    .map((each, index): SegmentProduct => {
      const rule = ruleOf(each);
      const { low, high } = liftInterval(rule);
      const q = qs[index]!;
      return { ...each, lift: lift(rule), low, high, q, isSure: low > 1 && q <= LARGEST_Q };
    })
    .filter((each) => each.both >= LEAST_BUYERS && each.lift > 1)
    .sort((a, b) => Number(b.isSure) - Number(a.isSure) || b.low - a.low || (a.id < b.id ? -1 : 1));
  const shown = new Map<string, number>();
  const products = found.filter(({ segment }) => {
    const before = shown.get(segment) ?? 0;
    shown.set(segment, before + 1);
    return before < SHOWN;
  });
  return { products, compared };
}
