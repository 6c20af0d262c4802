import { expect, test } from 'vitest';
import { measures, type RuleCounts } from '../../src/domain/measures/metrics';
import { log10FisherP, qValues } from '../../src/domain/measures/significance';
import { confidenceInterval } from '../../src/domain/measures/statistics';
import { describeShared } from '../describe-shared';
import {
  Comparison,
  GOLDEN_MEASURES,
  goldenNumber,
  goldenSummaries,
  goldenVariants,
  readGolden,
  type GoldenRule,
} from './golden';

const countsOf = (rule: GoldenRule): RuleCounts => ({
  baskets: Number(rule['orders']),
  antecedent: Number(rule['antecedent_count']),
  consequent: Number(rule['consequent_count']),
  both: Number(rule['pair_count']),
});

const toldAs = (rule: GoldenRule, name: string) =>
  `${name} of ${rule['antecedent']} → ${rule['consequent']}`;

describeShared('measures agree with mlxtend, arules and R', 'golden', (folder) => {
  test.each(goldenVariants(folder))('%s', (variant) => {
    const comparison = new Comparison();
    for (const rule of readGolden(folder, variant)) {
      const counts = countsOf(rule);
      const near = (name: string, ours: number, column: string, most: number) =>
        comparison.near(toldAs(rule, name), ours, goldenNumber(rule[column]), most);
      for (const name of GOLDEN_MEASURES) near(name, measures[name](counts), name, 1e-9);
      const { low, high } = confidenceInterval(counts);
      near('low', low, 'wilson_low', 1e-6);
      near('high', high, 'wilson_high', 1e-6);
      const log10P = goldenNumber(rule['log10_p_fisher']);
      comparison.within(toldAs(rule, 'log10 p'), log10FisherP(counts), log10P, 1e-6);
    }
    expect(comparison.wrong).toEqual([]);
  });

  test('q-values equal R’s where a file lists every pair', () => {
    const whole = [...goldenSummaries(folder)].filter(
      ([variant, { pairs }]) => readGolden(folder, variant).length === 2 * pairs,
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const [variant, { pairs }] of whole) {
      // Fisher's p is the same both ways, so one direction of each pair is one hypothesis.
      const rules = readGolden(folder, variant).filter(
        (rule) => rule['antecedent']! < rule['consequent']!,
      );
      const log10P = Float64Array.from(rules, (rule) => log10FisherP(countsOf(rule)));
      const q = qValues(log10P, pairs);
      const comparison = new Comparison();
      rules.forEach((rule, index) => {
        comparison.near(toldAs(rule, 'q'), q[index]!, goldenNumber(rule['q_bh']), 1e-6);
      });
      expect(comparison.wrong).toEqual([]);
    }
  });
});
