import { lift, type RuleCounts } from '../measures/metrics';
import { addDays, lengthOf } from '../dates/periods';
import { liftInterval } from '../measures/statistics';

/**
 * This share of the shop's days is looked at while mining; the rest is kept back to check what was
 * found.
 */
export const TRAINING_SHARE = 0.75;

/**
 * Returns the first of the days that are kept back, in a shop with two days at least, or null where
 * there is none.
 */
export function holdoutStart(firstDay: string, lastDay: string): string | null {
  const days = lengthOf({ from: firstDay, to: lastDay });
  if (days < 2) return null;
  return addDays(firstDay, Math.min(days - 1, Math.round(days * TRAINING_SHARE)));
}

/**
 * Every mined pair is counted again in two stretches of time. The first holds the first three quarters
 * of the shop's days, rounded to whole days; the second holds the rest.
 */
export interface HoldoutCounts {
  /** ISO days: the first of the shop, the first that was kept back, and the last of the shop. */
  firstDay: string;
  from: string;
  lastDay: string;
  /** The baskets of each stretch. Baskets without a date are in neither. */
  trainBaskets: number;
  testBaskets: number;
  /** The number of baskets of each stretch that hold each of `MinedPairs.items`, and each pair. */
  itemTrain: Int32Array<ArrayBuffer>;
  itemTest: Int32Array<ArrayBuffer>;
  bothTrain: Int32Array<ArrayBuffer>;
  bothTest: Int32Array<ArrayBuffer>;
}

export const HOLDOUT_VERDICTS = ['confirmed', 'faded', 'too-few'] as const;
export type HoldoutVerdict = (typeof HOLDOUT_VERDICTS)[number];

export const holdoutVerdictNames: Record<HoldoutVerdict, string> = {
  confirmed: 'Confirmed',
  faded: 'Faded',
  'too-few': 'Too few orders',
};

export const holdoutRule = {
  /**
   * The later stretch should hold this many joint baskets if nothing changed; with fewer it can say
   * nothing.
   */
  leastExpected: 10,
  /** This part of the logarithm of lift has to be left. */
  keptLogLift: 0.5,
} as const;

/** The rule in words, for wherever the verdict is explained. */
export const holdoutHelp =
  `Found in the first ${TRAINING_SHARE * 100}% of days, checked on the rest. Confirmed: even at the low end ` +
  'of its 95% interval, lift in the later days is above 1×, and it kept at least the square root of what it ' +
  'was (9× may fall to 3×). Faded: it did not. Too few orders: had nothing changed, fewer than ' +
  `${holdoutRule.leastExpected} joint orders were to be expected later, too few to tell.`;

/** A rule in both stretches. */
export interface Holdout {
  train: RuleCounts;
  test: RuleCounts;
  /** The joint baskets to be expected later, had lift stayed as it was. */
  expected: number;
  verdict: HoldoutVerdict;
}

/** Judges by `holdoutRule`. A pair that was never bought together before was not found there. */
export function judgeHoldout(train: RuleCounts, test: RuleCounts): Holdout {
  const before = train.both === 0 ? 0 : lift(train);
  const expected =
    test.baskets === 0 ? 0 : (before * test.antecedent * test.consequent) / test.baskets;
  return { train, test, expected, verdict: verdictOf(before, expected, test) };
}

function verdictOf(before: number, expected: number, test: RuleCounts): HoldoutVerdict {
  if (expected < holdoutRule.leastExpected) return 'too-few';
  if (test.both === 0 || liftInterval(test).low <= 1) return 'faded';
  return Math.log(lift(test)) >= holdoutRule.keptLogLift * Math.log(before) ? 'confirmed' : 'faded';
}
