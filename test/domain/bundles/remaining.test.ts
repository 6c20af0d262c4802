import { describe, expect, test } from 'vitest';
import { lastStopAtMost, remaining } from '../../../src/domain/bundles/remaining';
import type { Sliding } from '../../../src/domain/bundles/thresholds';
import { RuleSet } from '../../../src/domain/bundles/rules';
import {
  defaultThresholds,
  passingRules,
  type Thresholds,
} from '../../../src/domain/bundles/thresholds';
import { seededRandom } from '../seeded-random';

/** Makes pairs of ten products in 1,000 orders, with a revenue of 100 a joint order. */
function randomRules(seed: number): RuleSet {
  const random = seededRandom(seed);
  const counts = Int32Array.from({ length: 10 }, () => 100 + Math.floor(random() * 300));
  const pairs = Array.from({ length: 10 }, (_, a) =>
    Array.from({ length: 9 - a }, (_, b) => [a, a + 1 + b] as const),
  ).flat();
  const both = Int32Array.from(pairs, ([a, b]) =>
    Math.max(5, Math.floor(random() * Math.min(counts[a]!, counts[b]!) * 0.6)),
  );
  const mined = {
    grain: 'order' as const,
    level: 'product' as const,
    floor: 5,
    floorIsAutomatic: true,
    joinedRows: 0,
    baskets: 1000,
    hypotheses: pairs.length,
    items: { labels: [...counts].map(String), ids: [...counts].map((_, at) => `P${at}`), counts },
    first: Int32Array.from(pairs, ([a]) => a),
    second: Int32Array.from(pairs, ([, b]) => b),
    both,
  };
  return new RuleSet(
    mined,
    Float64Array.from(both, (n) => n * 100),
  );
}

const scales: Record<Sliding, number[]> = {
  support: [0, 0.01, 0.03, 0.06, 0.1],
  confidence: [0, 0.1, 0.2, 0.4, 0.6],
  lift: [0, 0.5, 1, 1.5, 3],
  q: [0.0001, 0.01, 0.05, 0.5, 1],
};

describe('what is left at each stop of a slider', () => {
  test.each(['support', 'confidence', 'lift', 'q'] as const)(
    '%s: bundles and revenue are those that the threshold itself leaves',
    (sliding) => {
      for (let seed = 1; seed <= 8; seed += 1) {
        const rules = randomRules(seed);
        const others: Thresholds = { ...defaultThresholds, max: null, confidence: 0.1, lift: 0.7 };
        const left = remaining(rules, others, sliding, scales[sliding]);
        scales[sliding].forEach((value, stop) => {
          const passing = passingRules(rules, { ...others, [sliding]: value });
          expect(left.bundles[stop]).toBe(passing.length);
          const pairs = new Set(Array.from(passing, (rule) => rule >> 1));
          const revenue = [...pairs].reduce((sum, pair) => sum + rules.mined.both[pair]! * 100, 0);
          expect(left.revenue[stop]).toBeCloseTo(revenue, 6);
        });
        expect(left.pairs).toHaveLength(left.stops.length);
      }
    },
  );

  test('the last stop that a value reaches', () => {
    expect([-1, 0, 0.1, 0.15, 9].map((value) => lastStopAtMost([0, 0.1, 0.2], value))).toEqual([
      -1, 0, 1, 1, 2,
    ]);
  });
});
