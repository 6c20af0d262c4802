import { describe, expect, test } from 'vitest';
import { RuleSet, type MinedPairs } from '../../../src/domain/bundles/rules';
import { lift, oddsRatio, type RuleCounts } from '../../../src/domain/measures/metrics';
import { logFactorial } from '../../../src/domain/measures/significance';
import {
  liftInterval,
  oddsRatioInterval,
  wilsonInterval,
  type Interval,
} from '../../../src/domain/measures/statistics';
import { mantelHaenszel } from '../../../src/domain/evidence/strata';
import { createRandom } from '../../../tools/shop/random';

/**
 * The promises of the statistics are held against shops and counts made by chance, which are always the
 * same ones.
 */

const randomFrom = (seed: number): (() => number) => {
  const random = createRandom(seed, 'simulation');
  return () => random.next();
};

const FLOOR = 5;

/**
 * Makes baskets whose items are independent, except for those of `planted`, which are bought together
 * more often.
 */
function simulatedShop(random: () => number, planted: readonly (readonly [number, number])[] = []) {
  const baskets = 800;
  const shares = Array.from({ length: 16 }, (_, item) => 0.25 / (1 + item / 4));
  const counts = new Int32Array(shares.length);
  const both = new Map<string, number>();
  for (let basket = 0; basket < baskets; basket += 1) {
    const held = shares.map((share) => random() < share);
    // Three quarters of those who buy the first take the second with it.
    for (const [first, second] of planted) {
      if (held[first] === true && random() < 0.75) held[second] = true;
    }
    const items = held.flatMap((isHeld, item) => (isHeld ? [item] : []));
    for (const item of items) counts[item]! += 1;
    items.forEach((a, at) => {
      for (const b of items.slice(at + 1)) both.set(`${a} ${b}`, (both.get(`${a} ${b}`) ?? 0) + 1);
    });
  }
  return rulesOf(baskets, counts, both);
}

/** Returns the rules as they would be mined at the floor: only items and pairs that reach it. */
function rulesOf(baskets: number, counts: Int32Array, both: ReadonlyMap<string, number>): RuleSet {
  const kept = [...counts.keys()].filter((item) => counts[item]! >= FLOOR);
  const pairs = [...both].filter(([, count]) => count >= FLOOR);
  const side = (which: 0 | 1) =>
    Int32Array.from(pairs, ([key]) => kept.indexOf(Number(key.split(' ')[which])));
  const mined: MinedPairs = {
    grain: 'order',
    level: 'product',
    floor: FLOOR,
    floorIsAutomatic: true,
    joinedRows: 0,
    baskets,
    hypotheses: (kept.length * (kept.length - 1)) / 2,
    items: {
      labels: kept.map(String),
      ids: kept.map(String),
      counts: Int32Array.from(kept, (item) => counts[item]!),
    },
    first: side(0),
    second: side(1),
    both: Int32Array.from(pairs, ([, count]) => count),
  };
  return new RuleSet(mined);
}

const hasFinding = (rules: RuleSet) => rules.column('q').some((q) => q < 0.05);

describe('q-values over whole shops', () => {
  const shops = process.env['BUNDLEWISE_LONG'] === '1' ? 4000 : 400;

  test('at most 5% of shops in which nothing is connected show any bundle with q below 0.05', () => {
    const random = randomFrom(20_251_130);
    let showing = 0;
    for (let shop = 0; shop < shops; shop += 1) if (hasFinding(simulatedShop(random))) showing += 1;
    expect(showing / shops).toBeLessThanOrEqual(0.05);
  });

  test('a pair that was planted is found', () => {
    const random = randomFrom(7);
    const planted = [[4, 9]] as const;
    let found = 0;
    for (let shop = 0; shop < 100; shop += 1) {
      const rules = simulatedShop(random, planted);
      const { labels } = rules.mined.items;
      const pair = rules.mined.both.findIndex(
        (_, each) =>
          labels[rules.mined.first[each]!] === '4' && labels[rules.mined.second[each]!] === '9',
      );
      if (pair !== -1 && rules.column('q')[2 * pair]! < 0.05) found += 1;
    }
    expect(found).toBeGreaterThanOrEqual(99);
  });
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const holds = ({ low, high }: Interval, value: number) => low <= value && value <= high;

describe('mean coverage of the 95% intervals is 95% ± 1', () => {
  test('Wilson’s, summed exactly over n of 10 to 1,000 and p of 2% to 98%', () => {
    const grid = [10, 20, 50, 100, 300, 1000].flatMap((n) =>
      Array.from({ length: 49 }, (_, step) => [n, 0.02 + step * 0.02] as const),
    );
    const coverage = grid.map(([n, p]) => {
      let covered = 0;
      for (let k = 0; k <= n; k += 1) {
        if (!holds(wilsonInterval(k, n), p)) continue;
        const logChoose = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
        covered += Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
      }
      return covered;
    });
    expect(Math.abs(mean(coverage) - 0.95)).toBeLessThan(0.01);
  });

  /** The grid holds N baskets, the shares of A and C, and how many times likelier they are together. */
  const grid = [500, 2000, 8000].flatMap((baskets) =>
    [0.05, 0.2].flatMap((a) =>
      [0.05, 0.2].flatMap((c) => [0.5, 1, 2].map((times) => ({ baskets, a, c, times }))),
    ),
  );
  /** With fewer expected joint baskets than these, no page says much. */
  const fair = grid.filter(({ baskets, a, c, times }) => baskets * a * c * times >= 10);
  const draws = process.env['BUNDLEWISE_LONG'] === '1' ? 4000 : 400;

  function draw(random: () => number, { baskets, a, c, times }: (typeof grid)[number]): RuleCounts {
    const x = a * c * times;
    let [both, onlyA, onlyC] = [0, 0, 0];
    for (let basket = 0; basket < baskets; basket += 1) {
      const at = random();
      if (at < x) both += 1;
      else if (at < a) onlyA += 1;
      else if (at < a + c - x) onlyC += 1;
    }
    return { baskets, antecedent: both + onlyA, consequent: both + onlyC, both };
  }

  const coverageOf = (
    seed: number,
    interval: (counts: RuleCounts) => Interval,
    truth: (cell: (typeof grid)[number]) => number,
  ) => {
    const random = randomFrom(seed);
    return mean(
      fair.map((cell) => {
        let covered = 0;
        for (let each = 0; each < draws; each += 1) {
          if (holds(interval(draw(random, cell)), truth(cell))) covered += 1;
        }
        return covered / draws;
      }),
    );
  };

  /** Returns counts so large that they are the shares themselves. */
  const exact = ({ a, c, times }: (typeof grid)[number]): RuleCounts => ({
    baskets: 1e9,
    antecedent: a * 1e9,
    consequent: c * 1e9,
    both: a * c * times * 1e9,
  });

  test('of lift, over 500 to 8,000 baskets and lifts of 0.5 to 2', () => {
    const coverage = coverageOf(11, liftInterval, (cell) => lift(exact(cell)));
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01);
  });

  test('of the odds ratio, over the same', () => {
    const coverage = coverageOf(12, oddsRatioInterval, (cell) => oddsRatio(exact(cell)));
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01);
  });

  test('of the pooled odds ratio of Mantel and Haenszel, over three unlike groups', () => {
    const random = randomFrom(13);
    // Each group has other shares, but the same odds ratio of 2.
    const groups = [
      { baskets: 1000, a: 0.1, c: 0.1 },
      { baskets: 400, a: 0.4, c: 0.3 },
      { baskets: 2000, a: 0.05, c: 0.2 },
    ].map((group) => ({ ...group, times: jointFor(group.a, group.c, 2) / (group.a * group.c) }));
    let covered = 0;
    const times = draws * 4;
    for (let each = 0; each < times; each += 1) {
      const pooled = mantelHaenszel(groups.map((group) => draw(random, group)));
      if (pooled !== null && holds(pooled, 2)) covered += 1;
    }
    expect(Math.abs(covered / times - 0.95)).toBeLessThan(0.01);
  });
});

/** Finds, by bisection, the joint share at which two shares have this odds ratio. */
function jointFor(a: number, c: number, odds: number): number {
  let [low, high] = [0, Math.min(a, c)];
  for (let step = 0; step < 60; step += 1) {
    const x = (low + high) / 2;
    if ((x * (1 - a - c + x)) / ((a - x) * (c - x)) < odds) low = x;
    else high = x;
  }
  return low;
}
