import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  capForBudget,
  extremeCases,
  netGainCurve,
  outcomeOf,
  outcomesOf,
  responseOf,
  responseRange,
  subsidyOf,
  worstCase,
  type EconomicsInput,
  type Range,
} from '../../../src/domain/campaign/economics/economics';
import { breakEven, largestDiscount } from '../../../src/domain/campaign/economics/limits';
import { wilsonInterval } from '../../../src/domain/measures/statistics';
import { seededRandom } from '../seeded-random';

const only = (value: number): Range => ({ low: value, base: value, high: value });
const uplift = (low: number, base: number, high: number) =>
  ({ kind: 'uplift', range: { low, base, high } }) as const;

/** 1,000 are contacted, 5 of 100 buy anyway, a sale brings 20, and the offer takes 5 off. */
const input = (changes: Partial<EconomicsInput> = {}): EconomicsInput => ({
  contacted: 1000,
  baseline: { low: 0.04, base: 0.05, high: 0.06 },
  effect: uplift(0.1, 0.3, 0.6),
  margin: 20,
  discount: 5,
  reach: 1,
  contactCost: 0.1,
  cap: null,
  ...changes,
});
const at = (changes: Partial<EconomicsInput>, baseline: number, response: number) =>
  outcomeOf(input(changes), { baseline, response });

describe('a case worked by hand', () => {
  // n, p₀, r, m, D, e, k, cap → redemptions, discount, contribution, sold anyway, net gain
  it.each([
    // 1000·0.065·20 = 1300; 65·5 = 325; 1000·0.1 = 100; 1300−325−100 = 875; 1000·0.05·20 = 1000.
    [1000, 0.05, 0.065, 20, 5, 1, 0.1, null, 65, 325, 875, 1000, -125],
    // Half of the orders reach the minimum: 32.5·5 = 162.5.
    [1000, 0.05, 0.065, 20, 5, 0.5, 0.1, null, 32.5, 162.5, 1037.5, 1000, 37.5],
    // The cap holds at 20: 20·5 = 100.
    [1000, 0.05, 0.065, 20, 5, 1, 0.1, 20, 20, 100, 1100, 1000, 100],
    // The cap is never reached.
    [1000, 0.05, 0.065, 20, 5, 0.5, 0.1, 40, 32.5, 162.5, 1037.5, 1000, 37.5],
    // No discount, contacting is free: 1000·0.015·20 = 300.
    [1000, 0.05, 0.065, 20, 0, 1, 0, null, 65, 0, 1300, 1000, 300],
    // The discount is above the margin: 65·20 − 65·25 − 100 = −425.
    [1000, 0.05, 0.065, 20, 25, 1, 0.1, null, 65, 1625, -425, 1000, -1425],
    // Below cost before any discount: 65·(−2) = −130; without the message −100.
    [1000, 0.05, 0.065, -2, 0, 1, 0, null, 65, 0, -130, -100, -30],
    // Nobody is contacted.
    [0, 0.05, 0.065, 20, 5, 1, 0.1, null, 0, 0, 0, 0, 0],
  ] as const)(
    'n %d, p₀ %d, r %d, m %d, D %d, e %d, k %d, cap %s',
    (contacted, p0, r, margin, discount, reach, contactCost, cap, ...expected: number[]) => {
      const changes = { contacted, margin, discount, reach, contactCost, cap };
      const outcome = at(changes, p0, r);
      const { redemptions, discountCost, contribution, soldAnyway, netGain } = outcome;
      const found = [redemptions, discountCost, contribution, soldAnyway, netGain];
      for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 9);
      expect(outcome.buyers).toBeCloseTo(contacted * r, 9);
      expect(outcome.margin).toBeCloseTo(contacted * r * margin, 9);
      expect(outcome.contactCost).toBeCloseTo(contacted * contactCost, 9);
    },
  );

  it('adds up in every column', () => {
    const { low, base, high } = outcomesOf(input({ cap: 50 }));
    for (const column of [low, base, high]) {
      const { margin, discountCost, contactCost, contribution, soldAnyway, netGain } = column;
      expect(contribution).toBe(margin - discountCost - contactCost);
      expect(netGain).toBe(contribution - soldAnyway);
    }
  });
});

describe('response', () => {
  it.each([
    [0.05, 0.3, 0.065],
    [0.5, 0, 0.5],
    [0.8, 0.6, 1],
    [0.5, -0.4, 0.3],
    [0.5, -2, 0],
    [0, 5, 0],
  ])('of p₀ %d and u %d is %d', (p0, u, r) => {
    expect(responseOf(p0, u)).toBeCloseTo(r, 12);
  });

  it('has the corners as its range', () => {
    expect(responseRange(input())).toEqual({ low: 0.04 * 1.1, base: 0.05 * 1.3, high: 0.06 * 1.6 });
    const effect = { kind: 'response', range: { low: -0.1, base: 0.2, high: 1.4 } } as const;
    expect(responseRange(input({ effect }))).toEqual({ low: 0, base: 0.2, high: 1 });
  });
});

describe('low, base and high', () => {
  it('are worked out by hand', () => {
    // Low: p₀ 0.06, u 0.1: 66·15 − 1200 − 100 = −310. High: 0.06, 0.6: 96·15 − 1300 = 140.
    const { low, base, high } = outcomesOf(input());
    expect(low.netGain).toBeCloseTo(-310, 9);
    expect(low).toMatchObject({ baseline: 0.06 });
    expect(base.netGain).toBeCloseTo(-125, 9);
    expect(high.netGain).toBeCloseTo(140, 9);
    expect(high.response).toBeCloseTo(0.096, 12);
  });

  it('look where r reaches 1 inside of the interval of p₀', () => {
    // 1/(1+0.6) = 0.625: everyone buys; 1000·(20 − 0) − 12,500. At p₀ 0.9 it would be 2,000.
    const wide = { low: 0.1, base: 0.5, high: 0.9 };
    const { high } = outcomesOf(input({ baseline: wide, discount: 0, contactCost: 0 }));
    expect(high).toMatchObject({ baseline: 0.625, response: 1 });
    expect(high.netGain).toBeCloseTo(7500, 9);
  });

  it('look where the cap is reached, on either border', () => {
    // D above m: until 50 redeem each sale loses 5, after that each gains 20.
    const capped = input({ discount: 25, cap: 50, contactCost: 0 });
    expect(outcomesOf(capped).low.netGain).toBeCloseTo(1000 * 0.05 * 20 - 1250 - 909.0909090909, 6);
    const fixed = input({ ...capped, baseline: only(0.04), effect: uplift(0, 0.5, 1) });
    expect(outcomesOf(fixed).low).toMatchObject({ baseline: 0.04, response: 0.05 });
    const asked = { kind: 'response', range: { low: 0.01, base: 0.04, high: 0.2 } } as const;
    const response = input({ ...capped, baseline: only(0), effect: asked });
    expect(outcomesOf(response).low.netGain).toBeCloseTo(50 * 20 - 50 * 25, 9);
  });

  it('take the response as asked where nobody buys without the message', () => {
    const effect = { kind: 'response', range: { low: 0.01, base: 0.02, high: 0.03 } } as const;
    const { low, base, high } = outcomesOf(input({ baseline: only(0), effect }));
    // r·1000·15 − 100
    expect([low.netGain, base.netGain, high.netGain]).toEqual([50, 200, 350].map(closeTo));
    const over = { kind: 'response', range: { low: -1, base: 2, high: 3 } } as const;
    expect(outcomesOf(input({ baseline: only(0), effect: over })).high.response).toBe(1);
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const ranges = (each: fc.Arbitrary<number>) =>
    fc.tuple(each, each, each).map((three) => {
      const [low, base, high] = three.toSorted((a, b) => a - b);
      return { low: low!, base: base!, high: high! };
    });
  const inputs: fc.Arbitrary<EconomicsInput> = fc.record({
    contacted: fc.integer({ min: 1, max: 5000 }),
    baseline: ranges(share),
    effect: fc.oneof(
      fc.record({
        kind: fc.constant('uplift' as const),
        range: ranges(fc.double({ min: -1, max: 4, noNaN: true })),
      }),
      fc.record({ kind: fc.constant('response' as const), range: ranges(share) }),
    ),
    margin: fc.double({ min: -5, max: 50, noNaN: true }),
    discount: fc.double({ min: 0, max: 60, noNaN: true }),
    reach: share,
    contactCost: fc.double({ min: 0, max: 2, noNaN: true }),
    cap: fc.option(fc.integer({ min: 0, max: 3000 })),
  });
  const STEPS = 24;
  /** Yields net gain all over the rectangle. */
  function* grid(each: EconomicsInput): Generator<number> {
    const along = ({ low, high }: Range, step: number) => low + ((high - low) * step) / STEPS;
    for (let i = 0; i <= STEPS; i += 1) {
      for (let j = 0; j <= STEPS; j += 1) {
        const baseline = along(each.baseline, i);
        const effect = along(each.effect.range, j);
        const response = each.effect.kind === 'uplift' ? responseOf(baseline, effect) : effect;
        yield outcomeOf(each, { baseline, response }).netGain;
      }
    }
  }

  test('nothing within the ranges lies outside of low and high', () => {
    fc.assert(
      fc.property(inputs, (each) => {
        const { low, base, high } = outcomesOf(each);
        const slack = 1e-6 * (1 + Math.abs(low.netGain) + Math.abs(high.netGain));
        const gains = [...grid(each)];
        expect(Math.min(...gains)).toBeGreaterThanOrEqual(low.netGain - slack);
        expect(Math.max(...gains)).toBeLessThanOrEqual(high.netGain + slack);
        expect(base.netGain).toBeGreaterThanOrEqual(low.netGain);
        expect(base.netGain).toBeLessThanOrEqual(high.netGain);
      }),
      { numRuns: 300 },
    );
  });

  test('low and high are themselves within the ranges', () => {
    fc.assert(
      fc.property(inputs, (each) => {
        for (const { baseline, response } of extremeCases(each)) {
          expect(baseline).toBeGreaterThanOrEqual(each.baseline.low);
          expect(baseline).toBeLessThanOrEqual(each.baseline.high);
          const { low, high } = responseRange(each);
          expect(response).toBeGreaterThanOrEqual(low - 1e-9);
          expect(response).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
    );
  });

  test('the largest discount that pays leaves the low case at 0', () => {
    fc.assert(
      fc.property(inputs, (each) => {
        const limit = largestDiscount(each);
        const lowAt = (discount: number) => outcomesOf({ ...each, discount }).low.netGain;
        const slack = 1e-6 * (1 + each.contacted * 60);
        if (limit.kind === 'up-to') {
          expect(lowAt(limit.discount)).toBeGreaterThanOrEqual(-slack);
          const more = limit.discount * 1.01 + 0.01;
          expect(lowAt(more)).toBeLessThan(lowAt(limit.discount) + slack);
          expect(lowAt(more)).toBeLessThanOrEqual(slack);
        } else if (limit.kind === 'none') expect(lowAt(0)).toBeLessThan(0);
        else expect(lowAt(1000)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('the break-even response leaves the base case at 0, and nothing below it gains', () => {
    fc.assert(
      fc.property(inputs, (each) => {
        const found = breakEven(each);
        const gainAt = (response: number) =>
          outcomeOf(each, { baseline: each.baseline.base, response }).netGain;
        const slack = 1e-6 * (1 + each.contacted * 60);
        if (found.kind === 'at') {
          expect(Math.abs(gainAt(found.response))).toBeLessThan(slack);
          expect(gainAt(found.response / 2)).toBeLessThan(slack);
        } else {
          // The search starts at the baseline, as selling less at a loss is no way to break even.
          const { base } = each.baseline;
          for (let step = 0; step <= STEPS; step += 1) {
            expect(gainAt(base + ((1 - base) * step) / STEPS)).toBeLessThan(slack);
          }
        }
      }),
    );
  });
});

const closeTo = (value: number) => expect.closeTo(value, 9);

describe('break-even', () => {
  it('is worked out by hand', () => {
    // (0.05·20 + 0.1)/15 = 0.07333…
    expect(breakEven(input())).toEqual({
      kind: 'at',
      response: closeTo(1.1 / 15),
      uplift: closeTo(1.1 / 15 / 0.05 - 1),
      buyers: closeTo(1100 / 15),
    });
    // The minimum order halves the discount: 1.1/17.5.
    expect(breakEven(input({ reach: 0.5 }))).toMatchObject({ response: closeTo(1.1 / 17.5) });
  });

  it('is past a cap where that comes first', () => {
    // 40 discounts at most: (1.1 + 40·5/1000)/20 = 0.065, above 40/1000.
    expect(breakEven(input({ cap: 40 }))).toMatchObject({ response: closeTo(0.065) });
    // A cap of 74 is not reached at 73.3 buyers, one of 73 is: (1.1 + 0.365)/20.
    expect(breakEven(input({ cap: 74 }))).toMatchObject({ response: closeTo(1.1 / 15) });
    expect(breakEven(input({ cap: 73 }))).toMatchObject({ response: closeTo(0.07325) });
    // Above the margin, but 10 times only: (1.1 + 0.3)/20.
    expect(breakEven(input({ discount: 30, cap: 10 }))).toMatchObject({ response: closeTo(0.07) });
  });

  it('is impossible when the discount takes the margin', () => {
    expect(breakEven(input({ discount: 20 }))).toEqual({ kind: 'no-margin' });
    expect(breakEven(input({ discount: 25 }))).toEqual({ kind: 'no-margin' });
    expect(breakEven(input({ margin: 0, discount: 0 }))).toEqual({ kind: 'no-margin' });
    expect(breakEven(input({ margin: 0, discount: 0, cap: 10 }))).toEqual({ kind: 'no-margin' });
    // 30·1000 + 1100 > 20·1000
    expect(breakEven(input({ discount: 30, cap: 1000 }))).toEqual({ kind: 'no-margin' });
  });

  it('is out of reach when more than everyone would have to buy', () => {
    expect(breakEven(input({ contactCost: 14.001 }))).toEqual({ kind: 'out-of-reach' });
    expect(breakEven(input({ contactCost: 14 }))).toMatchObject({ kind: 'at', response: 1 });
    expect(breakEven(input({ contactCost: 19, cap: 200 }))).toEqual({ kind: 'out-of-reach' });
  });

  it('has no uplift where nobody buys without the message', () => {
    expect(breakEven(input({ baseline: only(0) }))).toEqual({
      kind: 'at',
      response: closeTo(0.1 / 15),
      uplift: null,
      buyers: closeTo(100 / 15),
    });
  });
});

describe('the largest discount that pays', () => {
  it('is worked out by hand', () => {
    // Low case p₀ 0.04, u 0.5 → r 0.06: (20 − (0.04·20 + 0.1)/0.06)/e = 5; e 0.5 doubles it.
    const given = { baseline: only(0.04), effect: uplift(0.5, 0.6, 0.7) };
    const found = (changes: Partial<EconomicsInput>) =>
      largestDiscount(input({ ...given, ...changes }));
    expect(found({})).toEqual({ kind: 'up-to', discount: closeTo(5) });
    expect(found({ reach: 0.5 })).toEqual({ kind: 'up-to', discount: closeTo(10) });
    // 1000·(0.06·20 − 0.9) = 300 shared by 30 redemptions.
    expect(found({ cap: 30 })).toEqual({ kind: 'up-to', discount: closeTo(10) });
    expect(found({ reach: 0 })).toEqual({ kind: 'unlimited' });
    expect(found({ contactCost: 0.5 })).toEqual({ kind: 'none' });
    // Exactly nothing is left for a discount.
    expect(found({ margin: 0, contactCost: 0 })).toEqual({ kind: 'up-to', discount: 0 });
  });
});

describe('the other figures', () => {
  it('are worked out by hand', () => {
    // Worst case 1000·(5 + 0.1); with a cap 200·5 + 100; a cap above all is none.
    expect(worstCase(input())).toBe(5100);
    expect(worstCase(input({ cap: 200 }))).toBe(1100);
    expect(worstCase(input({ cap: 2000 }))).toBe(5100);
    // Subsidy 1000·0.05·0.5·5; with a cap of 10 no more than 50.
    expect(subsidyOf(input({ reach: 0.5 }))).toBe(125);
    expect(subsidyOf(input({ cap: 10 }))).toBe(50);
  });

  it('name the cap that keeps the budget', () => {
    // 1500 − 100 = 1400 / 5.
    expect(capForBudget(input(), 1500)).toBe(280);
    expect(capForBudget(input(), 1504.99)).toBe(280);
    expect(capForBudget(input(), 100)).toBe(0);
    expect(capForBudget(input(), 99)).toBeNull();
    expect(capForBudget(input(), 1e6)).toBe(1000);
    expect(capForBudget(input({ discount: 0 }), 1500)).toBeNull();
    // 0.3 / 0.1 is 2.9999… in binary.
    expect(capForBudget(input({ contactCost: 0, discount: 0.1 }), 0.3)).toBe(3);
  });

  it('draw net gain by discount', () => {
    const curve = netGainCurve(input(), 10, 4);
    expect(curve.map(({ discount }) => discount)).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(curve[0]!.base).toBeCloseTo(200, 9);
    expect(curve[2]).toEqual({
      discount: 5,
      low: closeTo(-310),
      base: closeTo(-125),
      high: closeTo(140),
    });
  });
});

test('in 10,000 simulated campaigns low and high hold what they promise', () => {
  const random = seededRandom(20_251_125);
  const binomial = (trials: number, share: number) => {
    let hits = 0;
    for (let trial = 0; trial < trials; trial += 1) hits += random() < share ? 1 : 0;
    return hits;
  };
  let covered = 0;
  for (let campaign = 0; campaign < 10_000; campaign += 1) {
    const truth = 0.02 + 0.3 * random();
    const seen = binomial(300, truth);
    const baseline = { base: seen / 300, ...wilsonInterval(seen, 300) };
    const each = input({
      baseline,
      contacted: 1 + Math.floor(2000 * random()),
      margin: 5 + 30 * random(),
      discount: 12 * random(),
      reach: random(),
      cap: random() < 0.3 ? Math.floor(300 * random()) : null,
    });
    const response = responseOf(truth, 0.1 + 0.5 * random());
    const { netGain } = outcomeOf(each, { baseline: truth, response });
    const { low, high } = outcomesOf(each);
    if (netGain >= low.netGain - 1e-9 && netGain <= high.netGain + 1e-9) covered += 1;
  }
  // p₀'s interval holds in 95 of 100, and a case that it misses can still be within.
  expect(covered / 10_000).toBeGreaterThan(0.948);
});
