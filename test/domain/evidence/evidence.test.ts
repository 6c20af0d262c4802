import { describe, expect, test } from 'vitest';
import { judgeHoldout } from '../../../src/domain/evidence/holdout';
import {
  judgeSet,
  judgeThirds,
  pairsOfPositions,
  type MinedSets,
} from '../../../src/domain/bundles/itemsets';
import { judgeMonths, type MonthCounts } from '../../../src/domain/evidence/months';
import { greedyCover, type PortfolioCounts } from '../../../src/domain/bundles/portfolio';
import { judgePromo } from '../../../src/domain/evidence/promo';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { log10FisherLowerP, log10FisherP } from '../../../src/domain/measures/significance';
import { oddsRatioInterval } from '../../../src/domain/measures/statistics';
import {
  judgeStrata,
  mantelHaenszel,
  splitsOf,
  type Stratum,
} from '../../../src/domain/evidence/strata';
import { liftHigh, substitutesOf } from '../../../src/domain/bundles/substitutes';
import type { RuleCounts } from '../../../src/domain/measures/metrics';

const table = (baskets: number, antecedent: number, consequent: number, both: number) =>
  ({ baskets, antecedent, consequent, both }) satisfies RuleCounts;

describe('the holdout', () => {
  const train = table(9000, 900, 900, 360); // lift 4

  test('confirms what stays above chance and keeps the root of its lift', () => {
    expect(judgeHoldout(train, table(3000, 300, 300, 110)).verdict).toBe('confirmed');
    expect(judgeHoldout(train, table(3000, 300, 300, 62)).verdict).toBe('confirmed'); // 2.07
  });

  test('calls faded what fell to chance, or below the root of its lift', () => {
    expect(judgeHoldout(train, table(3000, 300, 300, 32)).verdict).toBe('faded');
    expect(judgeHoldout(train, table(3000, 300, 300, 55)).verdict).toBe('faded'); // 1.83
    expect(judgeHoldout(train, table(3000, 300, 300, 0)).verdict).toBe('faded');
  });

  test('says nothing where fewer than ten joint orders were to be expected', () => {
    const { verdict, expected } = judgeHoldout(train, table(300, 30, 24, 0));
    expect(expected).toBeCloseTo(9.6, 9);
    expect(verdict).toBe('too-few');
    expect(judgeHoldout(train, table(0, 0, 0, 0)).verdict).toBe('too-few');
  });
});

describe('months', () => {
  const months = (both: (month: number, index: number) => number): MonthCounts[] =>
    Array.from({ length: 24 }, (_, index) => {
      const month = (index % 12) + 1;
      const year = 2024 + Math.floor(index / 12);
      return {
        month: `${year}-${String(month).padStart(2, '0')}`,
        ...table(1000, 100, 100, Math.round(both(month, index))),
      };
    });

  test('that are all alike are steady', () => {
    expect(judgeMonths(months(() => 20)).verdict).toBe('steady');
  });

  test('a summer pair is seasonal, and its months are named', () => {
    const finding = judgeMonths(months((month) => (month >= 6 && month <= 8 ? 50 : 10)));
    expect(finding.verdict).toBe('seasonal');
    expect(finding.season).toEqual([6, 7, 8]);
    expect(finding.seasonRatio).toBeCloseTo(5, 9);
  });

  test('a pair that goes up or down is growing or fading', () => {
    expect(judgeMonths(months((_, index) => 10 + index * 2)).verdict).toBe('growing');
    expect(judgeMonths(months((_, index) => 60 - index * 2)).verdict).toBe('fading');
  });

  test('products that are seasonal by themselves do not make their lift so', () => {
    const seasonal = months(() => 0).map((each) => {
      const a = each.month.endsWith('-12') ? 400 : 100;
      return { ...each, ...table(1000, a, a, Math.round((2 * a * a) / 1000)) };
    });
    expect(judgeMonths(seasonal).verdict).toBe('steady');
  });

  test('too few of them, or too few joint orders, say nothing', () => {
    expect(judgeMonths(months(() => 20).slice(0, 5)).verdict).toBe('too-few');
    expect(judgeMonths(months(() => 1)).verdict).toBe('too-few');
    expect(judgeMonths([]).verdict).toBe('too-few');
  });
});

describe('groups', () => {
  /**
   * The admissions to Berkeley in 1973 by department: being a man → being admitted (R: UCBAdmissions).
   */
  const departments: Stratum[] = (
    [
      ['A', 512, 313, 89, 19],
      ['B', 353, 207, 17, 8],
      ['C', 120, 205, 202, 391],
      ['D', 138, 279, 131, 244],
      ['E', 53, 138, 94, 299],
      ['F', 22, 351, 24, 317],
    ] as const
  ).map(([value, men, rejectedMen, women, rejectedWomen]) => ({
    value,
    ...table(men + rejectedMen + women + rejectedWomen, men + rejectedMen, men + women, men),
  }));

  test('pool to R’s mantelhaen.test', () => {
    const pooled = mantelHaenszel(departments)!;
    expect(pooled.value).toBeCloseTo(0.9046968, 6);
    expect(pooled.low).toBeCloseTo(0.7719074, 6);
    expect(pooled.high).toBeCloseTo(1.0603298, 6);
  });

  test('that explain the whole are warned of: Simpson’s own kind of paradox', () => {
    const { warning, opposed } = judgeStrata(departments);
    expect(warning).toBe('vanishes');
    expect(opposed.map(({ value }) => value)).toEqual(['A']);
  });

  test('that turn the connection round are warned of', () => {
    // In both groups C is rarer with A, but the group that buys A buys C.
    const flipping = [
      { value: 'x', ...table(1000, 900, 600, 510) },
      { value: 'y', ...table(1000, 100, 100, 3) },
    ];
    expect(judgeStrata(flipping).warning).toBe('flips');
  });

  test('that change nothing are not warned of, and those that say nothing are not pooled', () => {
    const one = table(1000, 100, 100, 40);
    expect(
      judgeStrata([
        { value: 'x', ...one },
        { value: null, ...one },
      ]).warning,
    ).toBeNull();
    expect(mantelHaenszel([table(0, 0, 0, 0), table(10, 0, 5, 0)])).toBeNull();
  });

  test('in which one never comes without the other, in any of them, are not warned of', () => {
    const always = (value: string) => ({ value, ...table(1000, 100, 200, 100) });
    expect(judgeStrata([always('x'), always('y')]).warning).toBeNull();
  });

  test('are offered where the shop has them', () => {
    const attribute = (table_: 'customer' | 'orders', column: string, values: number) => ({
      table: table_,
      column,
      name: column,
      values,
    });
    const shop = {
      parts: { customers: true, channels: true } as ShopSummary['parts'],
      attributes: [
        attribute('customer', 'kind', 3),
        attribute('orders', 'store', 20),
        attribute('orders', 'note', 21),
        attribute('orders', 'country', 1),
      ],
    };
    const names = (grain: 'order' | 'customer') =>
      splitsOf(shop, grain).map(({ split }) =>
        split.by === 'attribute' ? split.column : split.by,
      );
    expect(names('order')).toEqual(['segment', 'channel', 'kind', 'store']);
    expect(names('customer')).toEqual(['segment', 'kind']);
  });
});

test('a pair holds at full price, needs discounts, or has nothing to check', () => {
  const all = table(1000, 200, 200, 100);
  const judge = (fullPrice: RuleCounts, of = all) =>
    judgePromo({ all: of, fullPrice, discounted: 0 });
  expect(judge(table(900, 150, 150, 70))).toBe('holds');
  expect(judge(table(900, 150, 150, 25))).toBe('needs-discount');
  expect(judge(table(900, 15, 15, 1))).toBe('too-few');
  expect(judge(table(900, 150, 150, 20), table(1000, 200, 200, 40))).toBeNull();
});

describe('larger bundles', () => {
  const items = Int32Array.of(400, 300, 200);
  /** Makes one set of three in 1,000 baskets; `without[i]` lacks item i. */
  const set = (all: number, without: [number, number, number]): MinedSets => ({
    size: 3,
    floor: 1,
    floorWasRaised: false,
    baskets: 1000,
    items: Int32Array.of(0, 1, 2),
    counts: Int32Array.of(all),
    without: Int32Array.from(without),
    withoutTwo: Int32Array.from(pairsOfPositions(3), ([i, j]) => items[3 - i - j]!),
  });

  test('are explained by a part where the third comes by chance', () => {
    // Items 0 and 1 belong together; 2 is in a fifth of all baskets, and in a fifth of those with both.
    const finding = judgeSet(set(40, [60, 80, 200]), 0, items);
    expect(finding.isRedundant).toBe(true);
  });

  test('stand where every item adds', () => {
    const finding = judgeSet(set(90, [100, 110, 180]), 0, items);
    expect(finding.isRedundant).toBe(false);
    expect(finding.best.explainedWithout).toBeNull();
    expect(finding.best.counts.both).toBe(90);
  });

  test('best thirds come first, with the half of the pair that says as much', () => {
    const third = (item: number, both: number, withFirst: number, withSecond: number) => ({
      item,
      counts: table(1000, 100, 200, both),
      withFirst,
      withSecond,
    });
    const judged = judgeThirds([third(5, 30, 90, 60), third(6, 60, 90, 70), third(7, 15, 40, 40)], {
      first: 300,
      second: 200,
    });
    expect(judged.map(({ item }) => item)).toEqual([6, 5]);
    expect(judged[0]?.explainedBy).toBeNull();
    expect(judged[1]?.explainedBy).toBe('first');
  });
});

describe('substitutes', () => {
  test('the lower tail is what the upper one leaves, but for the count itself', () => {
    const counts = table(100, 30, 40, 8);
    const lower = 10 ** log10FisherLowerP(counts);
    const upper = 10 ** log10FisherP({ ...counts, both: 9 });
    expect(lower + upper).toBeCloseTo(1, 12);
    expect(log10FisherLowerP(table(100, 30, 40, 30))).toBeCloseTo(0, 12);
  });

  test('are those whose whole interval of lift is below 1, even if never bought together', () => {
    const found = {
      baskets: 1000,
      hypotheses: 3,
      leastExpected: 10,
      first: Int32Array.of(0, 0, 1),
      second: Int32Array.of(1, 2, 2),
      both: Int32Array.of(0, 35, 18),
    };
    const listed = substitutesOf(found, Int32Array.of(200, 200, 200));
    expect(listed.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(listed[0]?.lift).toBe(0);
    expect(liftHigh(table(1000, 200, 200, 0))).toBeCloseTo(-Math.log(0.025) / 40, 12);
  });
});

test('a portfolio is chosen by what each bundle adds', () => {
  const portfolio: PortfolioCounts = {
    counts: 'customers',
    reach: Int32Array.of(5, 4, 3),
    joint: 8,
    overlap: new Int32Array(9),
    revenue: Float64Array.of(100, 90, 50),
    // The second's baskets are nearly all the first's too, while the third has its own.
    cells: [
      { bundles: 0b001, revenue: 20 },
      { bundles: 0b011, revenue: 80 },
      { bundles: 0b010, revenue: 10 },
      { bundles: 0b100, revenue: 50 },
    ],
  };
  expect(greedyCover(portfolio)).toEqual([
    { bundle: 0, covered: 100, share: 100 / 160 },
    { bundle: 2, covered: 150, share: 150 / 160 },
    { bundle: 1, covered: 160, share: 1 },
  ]);
});

test('an odds ratio has an interval even with an empty cell', () => {
  const { low, high } = oddsRatioInterval(table(100, 20, 30, 20));
  expect(low).toBeGreaterThan(1);
  expect(high).toBeLessThan(Infinity);
});
