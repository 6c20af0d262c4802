import { beforeEach, describe, expect, test } from 'vitest';
import { measures, type RuleCounts } from '../../src/domain/metrics';
import { log10FisherP, qValues } from '../../src/domain/significance';
import { confidenceInterval } from '../../src/domain/statistics';
import {
  distance,
  GOLDEN_MEASURES,
  goldenExists,
  goldenNumber,
  goldenSummaries,
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

describe('measures agree with mlxtend, arules and R', () => {
  beforeEach(({ skip }) => skip(!goldenExists, WHY_SKIPPED));

  test.each(goldenVariants())('%s', (variant) => {
    const rules = readGolden(variant);
    for (const rule of rules) {
      const counts = countsOf(rule);
      for (const name of GOLDEN_MEASURES) {
        expect(distance(measures[name](counts), goldenNumber(rule[name])), name).toBeLessThan(1e-9);
      }
      const interval = confidenceInterval(counts);
      expect(distance(interval.low, goldenNumber(rule['wilson_low']))).toBeLessThan(1e-6);
      expect(distance(interval.high, goldenNumber(rule['wilson_high']))).toBeLessThan(1e-6);
      expect(Math.abs(log10FisherP(counts) - goldenNumber(rule['log10_p_fisher']))).toBeLessThan(
        1e-6,
      );
    }
  });

  test('q-values equal R’s where a file lists every pair', () => {
    const whole = [...goldenSummaries()].filter(
      ([variant, { pairs }]) => readGolden(variant).length === 2 * pairs,
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const [variant, { pairs }] of whole) {
      // Fisher's p is the same both ways: one direction of each pair is one hypothesis.
      const rules = readGolden(variant).filter((rule) => rule['antecedent']! < rule['consequent']!);
      const log10P = Float64Array.from(rules, (rule) => log10FisherP(countsOf(rule)));
      const q = qValues(log10P, pairs);
      rules.forEach((rule, index) => {
        expect(distance(q[index]!, goldenNumber(rule['q_bh']))).toBeLessThan(1e-6);
      });
    }
  });
});
