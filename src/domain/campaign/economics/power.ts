import { Z95 } from '../../measures/statistics';

/** The 80 % quantile of the normal distribution, for a power of 80 %. */
export const Z80 = 0.8416212335729143;

/** A comparison of two groups is planned with these figures. */
export interface TestPlan {
  /** n_t, the customers who get the message, and n_c, those who do not. */
  treatment: number;
  control: number;
  /** r and p₀: the shares expected to buy in each. */
  response: number;
  baseline: number;
}

/**
 * Returns the smallest difference of shares that a two-sided test at 5 % finds with a power of 80 %:
 * (z₀.₉₇₅ + z₀.₈)·√(p̄(1 − p̄)(1/n_t + 1/n_c)), p̄ = (n_t·r + n_c·p₀)/(n_t + n_c) (Fleiss, Levin &
 * Paik, Statistical Methods for Rates and Proportions, ch. 4, with the pooled variance under either
 * hypothesis). It is null when a group is empty, as nothing is compared then.
 */
export function smallestDetectableEffect(plan: TestPlan): number | null {
  const { treatment, control, response, baseline } = plan;
  if (treatment <= 0 || control <= 0) return null;
  const pooled = (treatment * response + control * baseline) / (treatment + control);
  const variance = pooled * (1 - pooled) * (1 / treatment + 1 / control);
  return (Z95 + Z80) * Math.sqrt(variance);
}

/**
 * Returns the least of some control shares with which the expected effect would be found in an audience
 * of `customers`, or null when none of them is enough.
 */
export function leastControlShare(
  customers: number,
  { response, baseline }: Pick<TestPlan, 'response' | 'baseline'>,
  shares: readonly number[],
): number | null {
  const expected = Math.abs(response - baseline);
  for (const share of shares) {
    const control = Math.round(customers * share);
    const treatment = customers - control;
    const effect = smallestDetectableEffect({ treatment, control, response, baseline });
    if (effect !== null && effect <= expected) return share;
  }
  return null;
}
