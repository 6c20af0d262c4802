import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measures, otherCells, type RuleCounts } from '../../../src/domain/measures/metrics';
import { log10FisherP, logFactorial, qValues } from '../../../src/domain/measures/significance';
import { liftInterval, wilsonInterval } from '../../../src/domain/measures/statistics';

/** With 100 baskets, 20 with A, 25 with C and 10 with both, every measure is worked out by hand. */
const counts: RuleCounts = { baskets: 100, antecedent: 20, consequent: 25, both: 10 };

/** Makes any counts that a shop could have. */
const anyCounts = fc
  .tuple(fc.nat(400), fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 400 }))
  .map(([onlyA, onlyC, neither, both]): RuleCounts => ({
    baskets: onlyA + onlyC + neither + both,
    antecedent: onlyA + both,
    consequent: onlyC + both,
    both,
  }));

describe('measures', () => {
  test('worked by hand', () => {
    const expected = {
      support: 0.1,
      confidence: 0.5,
      lift: 2,
      leverage: 0.05,
      conviction: 1.5,
      zhang: 0.05 / 0.08,
      jaccard: 10 / 35,
      kulczynski: 0.45,
      certainty: 0.25 / 0.75,
      cosine: 10 / Math.sqrt(500),
      phi: 500 / Math.sqrt(20 * 25 * 80 * 75),
      odds_ratio: (10 * 65) / (10 * 15),
      imbalance: 5 / 35,
    };
    for (const [name, value] of Object.entries(expected)) {
      expect(measures[name as keyof typeof expected](counts), name).toBeCloseTo(value, 12);
    }
  });

  test('name their limits', () => {
    const always: RuleCounts = { baskets: 10, antecedent: 4, consequent: 5, both: 4 };
    expect(measures.conviction(always)).toBe(Infinity);
    expect(measures.odds_ratio(always)).toBe(Infinity);
    const everywhere: RuleCounts = { baskets: 10, antecedent: 4, consequent: 10, both: 4 };
    expect(measures.certainty(everywhere)).toBe(0);
    expect(measures.phi(everywhere)).toBe(0);
    expect(measures.zhang(everywhere)).toBe(0);
  });

  test('are never NaN, and the bounded ones stay in their bounds', () => {
    fc.assert(
      fc.property(anyCounts, (each) => {
        for (const measure of Object.values(measures)) expect(measure(each)).not.toBeNaN();
        for (const name of ['support', 'confidence', 'jaccard', 'kulczynski', 'cosine'] as const) {
          expect(measures[name](each)).toBeLessThanOrEqual(1 + 1e-12);
        }
        for (const name of ['zhang', 'phi'] as const) {
          expect(Math.abs(measures[name](each))).toBeLessThanOrEqual(1 + 1e-9);
        }
        const { onlyAntecedent, onlyConsequent, neither } = otherCells(each);
        expect(onlyAntecedent + onlyConsequent + neither + each.both).toBe(each.baskets);
      }),
      { seed: 1 },
    );
  });
});

describe('intervals', () => {
  test('Wilson’s for 10 of 20 and at the borders', () => {
    const { low, high } = wilsonInterval(10, 20);
    expect(low).toBeCloseTo(0.299298, 5);
    expect(high).toBeCloseTo(0.700702, 5);
    expect(wilsonInterval(0, 20).low).toBe(0);
    expect(wilsonInterval(20, 20).high).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('hold their own estimate', () => {
    fc.assert(
      fc.property(anyCounts, (each) => {
        const lift = liftInterval(each);
        expect(lift.low).toBeLessThanOrEqual(measures.lift(each) * (1 + 1e-12));
        expect(lift.high).toBeGreaterThanOrEqual(measures.lift(each) * (1 - 1e-12));
        const share = wilsonInterval(each.both, each.antecedent);
        expect(share.low).toBeLessThanOrEqual(each.both / each.antecedent);
        expect(share.high).toBeGreaterThanOrEqual(each.both / each.antecedent);
      }),
      { seed: 2 },
    );
  });
});

describe('significance', () => {
  test('ln n! is continuous where the series takes over', () => {
    expect(logFactorial(255)).toBeCloseTo(logFactorial(256) - Math.log(256), 9);
    expect(logFactorial(5)).toBeCloseTo(Math.log(120), 12);
  });

  test('Fisher’s p of the lady tasting tea is 17/70', () => {
    const p = 10 ** log10FisherP({ baskets: 8, antecedent: 4, consequent: 4, both: 3 });
    expect(p).toBeCloseTo(17 / 70, 12);
  });

  test('sums the whole tail, from either side', () => {
    fc.assert(
      fc.property(anyCounts, (each) => {
        const { baskets, antecedent: a, consequent: c, both } = each;
        const choose = (n: number, k: number) =>
          logFactorial(n) - logFactorial(k) - logFactorial(n - k);
        let p = 0;
        for (let k = both; k <= Math.min(a, c); k += 1) {
          p += Math.exp(choose(c, k) + choose(baskets - c, a - k) - choose(baskets, a));
        }
        expect(10 ** log10FisherP(each)).toBeCloseTo(Math.min(p, 1), 8);
      }),
      { seed: 3 },
    );
  });

  test('q-values of Benjamini and Hochberg’s own example', () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201];
    const q = qValues(Float64Array.from(p, Math.log10), 15);
    expect(q[0]).toBeCloseTo(0.0015, 10);
    expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  });
});
