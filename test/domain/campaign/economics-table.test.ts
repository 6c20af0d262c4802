import { describe, expect, test } from 'vitest';
import {
  extremeCases,
  outcomesOf,
  responseRange,
  subsidyOf,
  worstCase,
  type EconomicsInput,
} from '../../../src/domain/campaign/economics/economics';
import { breakEven, largestDiscount } from '../../../src/domain/campaign/economics/limits';
import { smallestDetectableEffect } from '../../../src/domain/campaign/economics/power';

/**
 * Ten campaigns stand here as in a spreadsheet, worked out apart from the code by the formulas of the
 * specification alone: net gain was tried all over p₀'s interval and u's range, and r* and the largest
 * discount were found by halving. A control group of n/4 stands behind the smallest detectable effect.
 */
interface Row {
  name: string;
  n: number;
  p0: [number, number, number];
  u: [number, number, number];
  m: number;
  D: number;
  e: number;
  k: number;
  cap: number | null;
  r: number;
  netGain: [number, number, number];
  breakEven: number | 'no-margin';
  uplift: number | null;
  largest: number | 'none' | 'unlimited';
  worst: number;
  subsidy: number;
  detectable: number;
}

const usual = {
  n: 1000,
  p0: [0.04, 0.05, 0.06],
  u: [0.1, 0.3, 0.6],
  m: 20,
  D: 5,
  e: 1,
  k: 0.1,
  cap: null,
  r: 0.065,
  detectable: 0.047773,
} satisfies Partial<Row>;

const rows: Row[] = [
  {
    ...usual,
    name: 'usual',
    // 1000·[0.066·15 − 1.2 − 0.1], 1000·[0.065·15 − 1 − 0.1], 1000·[0.096·15 − 1.2 − 0.1]
    netGain: [-310, -125, 140],
    breakEven: 0.073333, // (0.05·20 + 0.1)/15
    uplift: 0.4667,
    largest: 'none', // at p₀ 0.04 and u 0.1 the message adds 80 and costs 100
    worst: 5100,
    subsidy: 250,
  },
  {
    ...usual,
    name: 'six orders in ten reach the minimum',
    e: 0.6,
    netGain: [-178, 5, 332],
    breakEven: 0.064706, // 1.1/17
    uplift: 0.2941,
    largest: 'none',
    worst: 5100,
    subsidy: 150,
  },
  {
    ...usual,
    name: 'a cap that holds',
    cap: 40,
    netGain: [-220, 0, 420],
    breakEven: 0.065, // (1.1 + 40·5/1000)/20
    uplift: 0.3,
    largest: 'none',
    worst: 300,
    subsidy: 200, // 50 would have bought, 40 get it
  },
  {
    ...usual,
    name: 'a cap of nothing',
    cap: 0,
    netGain: [-20, 200, 620],
    breakEven: 0.055,
    uplift: 0.1,
    largest: 'none',
    worst: 100,
    subsidy: 0,
  },
  {
    ...usual,
    name: 'a message that may put people off',
    u: [-0.2, -0.1, 0.1],
    D: 1,
    k: 0.05,
    r: 0.045,
    detectable: 0.041499,
    netGain: [-338, -195, 4],
    breakEven: 0.055263, // 1.05/19
    uplift: 0.1053,
    largest: 'none',
    worst: 1050,
    subsidy: 50,
  },
  {
    name: 'a minimum that no order reaches',
    n: 2000,
    p0: [0.08, 0.1, 0.12],
    u: [0.1, 0.3, 0.6],
    m: 15,
    D: 6,
    e: 0,
    k: 0.05,
    cap: null,
    r: 0.13,
    netGain: [140, 800, 2060],
    breakEven: 0.103333, // 1.55/15
    uplift: 0.0333,
    largest: 'unlimited',
    worst: 12_100,
    subsidy: 0,
    detectable: 0.046168,
  },
  {
    name: 'a discount above the margin',
    n: 500,
    p0: [0.1, 0.12, 0.15],
    u: [0.1, 0.3, 0.6],
    m: 8,
    D: 10,
    e: 1,
    k: 0,
    cap: null,
    r: 0.156,
    netGain: [-840, -636, -510],
    breakEven: 'no-margin',
    uplift: null,
    largest: 0.7273, // (8 − 0.1·8/0.11)/1 = 8/11
    worst: 5000,
    subsidy: 600,
    detectable: 0.099706,
  },
  {
    name: 'a discount above the margin, ten times only',
    n: 500,
    p0: [0.1, 0.12, 0.15],
    u: [0.1, 0.3, 0.6],
    m: 8,
    D: 10,
    e: 1,
    k: 0,
    cap: 10,
    r: 0.156,
    netGain: [-60, 44, 260],
    breakEven: 0.145, // (0.12·8 + 10·10/500)/8
    uplift: 0.2083,
    largest: 4, // 500·0.01·8 = 40, shared by ten
    worst: 100,
    subsidy: 100,
    detectable: 0.099706,
  },
  {
    name: 'a discount of the whole margin',
    n: 400,
    p0: [0.2, 0.25, 0.3],
    u: [0.1, 0.3, 0.6],
    m: 10,
    D: 10,
    e: 1,
    k: 0.1,
    cap: null,
    r: 0.325,
    netGain: [-1240, -1040, -840], // −400·(10·p₀ + 0.1)
    breakEven: 'no-margin',
    uplift: null,
    largest: 0.4545, // (400·0.02·10 − 40)/88
    worst: 4040,
    subsidy: 1000,
    detectable: 0.144865,
  },
  {
    name: 'everyone buys within the ranges',
    n: 100,
    p0: [0.5, 0.6, 0.9],
    u: [0.1, 0.5, 1],
    m: 30,
    D: 2,
    e: 1,
    k: 0,
    cap: null,
    r: 0.9,
    netGain: [40, 720, 1300],
    breakEven: 0.642857, // 18/28
    uplift: 0.0714,
    largest: 2.7273, // (30 − 0.5·30/0.55)/1
    worst: 200,
    subsidy: 120,
    detectable: 0.229662,
  },
];

const inputOf = ({ n, p0, u, m, D, e, k, cap }: Row): EconomicsInput => {
  const range = ([low, base, high]: [number, number, number]) => ({ low, base, high });
  return {
    contacted: n,
    baseline: range(p0),
    effect: { kind: 'uplift', range: range(u) },
    margin: m,
    discount: D,
    reach: e,
    contactCost: k,
    cap,
  };
};

describe('a campaign by the spreadsheet:', () => {
  test.each(rows)('$name', (row) => {
    const input = inputOf(row);
    const { low, base, high } = outcomesOf(input);
    [low, base, high].forEach((outcome, at) =>
      expect(outcome.netGain).toBeCloseTo(row.netGain[at]!, 6),
    );
    expect(base.response).toBeCloseTo(row.r, 9);
    expect(worstCase(input)).toBeCloseTo(row.worst, 9);
    expect(subsidyOf(input)).toBeCloseTo(row.subsidy, 9);

    const even = breakEven(input);
    if (even.kind === 'at') {
      expect(even.response).toBeCloseTo(row.breakEven as number, 6);
      expect(even.uplift).toBeCloseTo(row.uplift!, 4);
      expect(even.buyers).toBeCloseTo(even.response * row.n, 9);
    } else expect(even.kind).toBe(row.breakEven);

    const limit = largestDiscount(input);
    if (limit.kind === 'up-to') expect(limit.discount).toBeCloseTo(row.largest as number, 4);
    else expect(limit.kind).toBe(row.largest);

    const plan = { treatment: row.n, control: row.n / 4, response: row.r, baseline: row.p0[1] };
    expect(smallestDetectableEffect(plan)).toBeCloseTo(row.detectable, 6);
  });
});

describe('at the borders', () => {
  const [first] = rows;
  const input = inputOf(first!);

  test.each([1500, null])('a cap of %s bends nothing, and nobody buys more than once', (cap) => {
    // cap/(n·e) = 1.5 is what p₀ 0.9 would reach with u = 0.67, and 2 with u = 1.22.
    const wide = {
      ...input,
      cap,
      baseline: { low: 0.5, base: 0.6, high: 0.9 },
      effect: { kind: 'uplift', range: { low: 0, base: 0.5, high: 1.5 } },
    } as const;
    const responses = extremeCases(wide).map(({ response }) => response);
    expect(Math.max(...responses)).toBe(1);
    expect(outcomesOf(wide)).toEqual(outcomesOf({ ...wide, cap: null }));
  });

  test('where everyone buys is looked at past a cap, too', () => {
    // p₀ 1/1.6: 1000·20 − 100·5 − 1000·0.625·20; at 0.1 and 0.9 it is 700 and 1500.
    const capped = {
      ...input,
      cap: 100,
      contactCost: 0,
      baseline: { low: 0.1, base: 0.5, high: 0.9 },
    };
    const { high } = outcomesOf(capped);
    expect(high).toMatchObject({ baseline: 0.625, response: 1 });
    expect(high.netGain).toBeCloseTo(7000, 9);
  });

  test('an uplift that would more than undo the baseline leaves no response', () => {
    const undone = { ...input, effect: { kind: 'uplift', range: { low: -3, base: -2, high: -1 } } };
    expect(responseRange(undone as EconomicsInput)).toEqual({ low: 0, base: 0, high: 0 });
    // 1 + u = 0 divides nothing: −n·(p₀·m + k).
    expect(outcomesOf(undone as EconomicsInput).low.netGain).toBeCloseTo(-1300, 9);
  });

  test('nobody contacted: nothing is lost or gained, capped or not', () => {
    for (const cap of [null, 0, 40]) {
      const none = { ...input, contacted: 0, cap };
      expect(outcomesOf(none).base.netGain).toBe(0);
      expect(breakEven(none)).toMatchObject({ kind: 'at', buyers: 0 });
      expect(largestDiscount(none)).toEqual({ kind: 'unlimited' });
      expect(breakEven({ ...none, discount: 25 })).toEqual({ kind: 'no-margin' });
    }
  });

  test('a little margin is left, but not even everyone would do: out of reach, not without margin', () => {
    // m − eD = 0.5; past the cap of 100: (0.275 + 6 + 0.5)/5.5 = 1.23.
    const little = { ...input, margin: 5.5, contactCost: 6, cap: 100 };
    expect(breakEven(little)).toEqual({ kind: 'out-of-reach' });
    expect(breakEven({ ...little, margin: 5 })).toEqual({ kind: 'no-margin' });
  });

  test('a margin under 1 pays as well', () => {
    // (0.05·5.5 + 0.1)/(5.5 − 5)
    const thin = breakEven({ ...input, margin: 5.5 });
    expect(thin).toMatchObject({ kind: 'at', response: expect.closeTo(0.75, 9) as number });
    // Past a cap of nothing the discount is gone: (0.05·0.5 + 0.1)/0.5, for one customer, too.
    for (const contacted of [1, 1000]) {
      const none = breakEven({ ...input, contacted, margin: 0.5, discount: 1, cap: 0 });
      expect(none).toMatchObject({ kind: 'at', response: expect.closeTo(0.25, 9) as number });
    }
  });

  test('a cap counts redemptions, not buyers', () => {
    // Half reach the minimum: r* = 1.1/17.5 = 0.0629, which is 31.4 redemptions.
    const half = { ...input, reach: 0.5 };
    const even = { kind: 'at', response: expect.closeTo(1.1 / 17.5, 9) as number };
    expect(breakEven({ ...half, cap: 32 })).toMatchObject(even);
    // 31 discounts: (1.1 + 0.155)/20
    expect(breakEven({ ...half, cap: 31 })).toMatchObject({
      response: expect.closeTo(0.06275, 9) as number,
    });
  });

  test('nobody buys anyway and contacting is free: paying begins at once', () => {
    const free = { ...input, contactCost: 0, baseline: { low: 0, base: 0, high: 0 } };
    expect(breakEven(free)).toEqual({ kind: 'at', response: 0, uplift: null, buyers: 0 });
    expect(largestDiscount(free)).toEqual({ kind: 'unlimited' });
  });

  test('groups of one customer can be compared, in theory', () => {
    const plan = { treatment: 1, control: 1, response: 0.5, baseline: 0.5 };
    // 2.8016·√(0.25·2)
    expect(smallestDetectableEffect(plan)).toBeCloseTo(1.98102, 4);
  });
});
