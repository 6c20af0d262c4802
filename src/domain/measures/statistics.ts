import { lift, otherCells, type RuleCounts } from './metrics';

/** An interval with its ends, low ≤ high. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5 % quantile of the normal distribution, for two-sided 95 % intervals. */
export const Z95 = 1.959963984540054;

/**
 * Returns Wilson's score interval for a share of `successes` in `trials` (Wilson, JASA 1927; without
 * continuity correction, as R's `prop.test(correct = FALSE)`). With no trials it is 0 to 1.
 */
export function wilsonInterval(successes: number, trials: number, z = Z95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z ** 2;
  const scale = 1 + z2 / trials;
  const centre = (share + z2 / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
  // At the borders the formula gives exactly 0 and 1, except for rounding.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

export const confidenceInterval = ({ antecedent, both }: RuleCounts): Interval =>
  wilsonInterval(both, antecedent);

export const supportInterval = ({ baskets, both }: RuleCounts): Interval =>
  wilsonInterval(both, baskets);

/**
 * Returns the 95 % interval of lift by its logarithm: variance (1/p − 1/p_A − 1/p_C + 2·lift − 1)/N by
 * the delta method on the multinomial counts, p = x/N. Without joint baskets it is 0 to ∞.
 */
export function liftInterval(counts: RuleCounts, z = Z95): Interval {
  const { baskets, antecedent, consequent, both } = counts;
  if (both === 0) return { low: 0, high: Number.POSITIVE_INFINITY };
  const value = lift(counts);
  const variance =
    (baskets / both - baskets / antecedent - baskets / consequent + 2 * value - 1) / baskets;
  // Rounding can leave a hair below 0 where the variance is 0, e.g. when A and C fill every basket.
  const factor = Math.exp(z * Math.sqrt(Math.max(0, variance)));
  return { low: value / factor, high: value * factor };
}

/**
 * Returns the 95 % interval of the odds ratio by Woolf (Ann. Hum. Genet. 1955) with Gart's ½ in every
 * cell (Biometrika 1966), so that a table with an empty cell has one too.
 */
export function oddsRatioInterval(counts: RuleCounts, z = Z95): Interval {
  const { onlyAntecedent, onlyConsequent, neither } = otherCells(counts);
  const [x, b, d, e] = [counts.both, onlyAntecedent, onlyConsequent, neither].map(
    (cell) => cell + 0.5,
  ) as [number, number, number, number];
  const value = (x * e) / (b * d);
  const factor = Math.exp(z * Math.sqrt(1 / x + 1 / b + 1 / d + 1 / e));
  return { low: value / factor, high: value * factor };
}
