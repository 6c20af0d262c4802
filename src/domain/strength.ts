import type { RuleCounts } from './metrics';
import { confidenceInterval, liftInterval } from './statistics';

export type Strength = 'strong' | 'medium' | 'weak';

export const strengthNames: Record<Strength, string> = {
  strong: 'Strong',
  medium: 'Medium',
  weak: 'Weak',
};

/** Least lower 95 % bounds of lift and likelihood. */
export const strengthRule = {
  strong: { lift: 3, confidence: 0.15 },
  medium: { lift: 1.5, confidence: 0.05 },
} as const;

/** The rule in words, wherever the badge is explained. */
export const strengthHelp =
  'Strong: even at the low end of its 95% interval, lift is 3× or more and likelihood 15% or more. ' +
  'Medium: 1.5× and 5%. Weak: anything less.';

/** One word for how much a rule can be relied on: judged by what is certain, not by what is likely. */
export function strengthOf(counts: RuleCounts): Strength {
  const liftLow = liftInterval(counts).low;
  const confidenceLow = confidenceInterval(counts).low;
  for (const strength of ['strong', 'medium'] as const) {
    const least = strengthRule[strength];
    if (liftLow >= least.lift && confidenceLow >= least.confidence) return strength;
  }
  return 'weak';
}
