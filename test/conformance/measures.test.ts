import { beforeEach, describe, expect, test } from 'vitest';
import { measures, type RuleCounts } from '../../src/domain/metrics';
import { log10FisherP, qValues } from '../../src/domain/significance';
import { confidenceInterval } from '../../src/domain/statistics';
import {
  goldenExists,
  goldenHypotheses,
  goldenVariants,
  readGolden,
  WHY_SKIPPED,
  type GoldenRule,
} from './golden';

const countsOf = (rule: GoldenRule): RuleCounts => ({
  baskets: Number(rule['orders']),
  antecedent: Number(rule['antecedent_count']),
  consequent: Number(rule['consequent_count']),
  both: Number(rule['pair_count']),
});
const numberOf = (text: string | undefined) => (text === 'inf' ? Infinity : Number(text));

/** Relative distance; 0 for equal values, infinities included. */
const distance = (ours: number, theirs: number) =>
  ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(Math.abs(theirs), 1e-12);

const compared = [
  'support',
  'confidence',
  'lift',
  'leverage',
  'conviction',
  'zhang',
  'jaccard',
  'kulczynski',
  'certainty',
  'cosine',
  'phi',
  'odds_ratio',
] as const;

describe('measures agree with mlxtend, arules and R', () => {
  beforeEach(({ skip }) => skip(!goldenExists, WHY_SKIPPED));

  test.each(goldenVariants())('%s', (variant) => {
    const rules = readGolden(variant);
    for (const rule of rules) {
      const counts = countsOf(rule);
      for (const name of compared) {
        expect(distance(measures[name](counts), numberOf(rule[name])), name).toBeLessThan(1e-9);
      }
      const interval = confidenceInterval(counts);
      expect(distance(interval.low, numberOf(rule['wilson_low']))).toBeLessThan(1e-6);
      expect(distance(interval.high, numberOf(rule['wilson_high']))).toBeLessThan(1e-6);
      expect(Math.abs(log10FisherP(counts) - numberOf(rule['log10_p_fisher']))).toBeLessThan(1e-6);
    }
  });

  test('q-values equal R’s where a file lists every pair', () => {
    const hypotheses = goldenHypotheses();
    const whole = goldenVariants().filter(
      (variant) => readGolden(variant).length === 2 * (hypotheses.get(variant) ?? 0),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const variant of whole) {
      // Fisher's p is the same both ways: one direction of each pair is one hypothesis.
      const rules = readGolden(variant).filter((rule) => rule['antecedent']! < rule['consequent']!);
      const log10P = Float64Array.from(rules, (rule) => log10FisherP(countsOf(rule)));
      const q = qValues(log10P, hypotheses.get(variant)!);
      rules.forEach((rule, index) => {
        expect(distance(q[index]!, numberOf(rule['q_bh']))).toBeLessThan(1e-6);
      });
    }
  });
});
