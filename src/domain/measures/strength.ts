import type { HoldoutVerdict } from '../evidence/holdout';
import type { RuleCounts } from './metrics';
import { confidenceInterval, liftInterval } from './statistics';

export type Strength = 'strong' | 'medium' | 'weak';

export const strengthNames: Record<Strength, string> = {
  strong: 'Strong',
  medium: 'Medium',
  weak: 'Weak',
};

/**
 * The least lower 95 % bounds of lift and likelihood, the largest q-value, and the verdicts of the
 * holdout that allow the badge. Where the shop has no dates there is no verdict, and none is asked for.
 */
export const strengthRule = {
  strong: { lift: 3, confidence: 0.15, q: 0.01, holdout: ['confirmed'] },
  medium: { lift: 1.5, confidence: 0.05, q: 0.05, holdout: ['confirmed', 'too-few'] },
} as const satisfies Record<
  string,
  { holdout: readonly HoldoutVerdict[] } & Record<string, unknown>
>;

/** The rule in words, for wherever the badge is explained. */
export const strengthHelp =
  'Strong: even at the low end of its 95% interval, lift is 3× or more and likelihood 15% or more; its q-value is ' +
  'at most 0.01, and the later orders confirm it. Medium: 1.5×, 5% and 0.05, and the later orders do not speak ' +
  'against it. Weak: anything less.';

/** Evidence that is known of a rule beside its counts; what is missing is not asked for. */
export interface StrengthEvidence {
  q?: number;
  holdout?: HoldoutVerdict | null;
}

/**
 * Returns one word for how far a rule can be relied on, judged by what is certain and not by what is
 * likely.
 */
export function strengthOf(
  counts: RuleCounts,
  { q = 0, holdout = null }: StrengthEvidence = {},
): Strength {
  const liftLow = liftInterval(counts).low;
  const confidenceLow = confidenceInterval(counts).low;
  for (const strength of ['strong', 'medium'] as const) {
    const rule = strengthRule[strength];
    const verdicts: readonly HoldoutVerdict[] = rule.holdout;
    if (
      liftLow >= rule.lift &&
      confidenceLow >= rule.confidence &&
      q <= rule.q &&
      (holdout === null || verdicts.includes(holdout))
    ) {
      return strength;
    }
  }
  return 'weak';
}
