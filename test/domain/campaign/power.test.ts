import { describe, expect, it, test } from 'vitest';
import {
  differenceOf,
  fisherTwoSidedP,
  newcombeInterval,
  type TwoGroups,
} from '../../../src/domain/measures/difference';
import {
  leastControlShare,
  smallestDetectableEffect,
  Z80,
} from '../../../src/domain/campaign/economics/power';
import { Z95 } from '../../../src/domain/measures/statistics';
import { seededRandom } from '../seeded-random';

const groups = (a: number, n: number, b: number, m: number): TwoGroups => ({
  treatment: { buyers: a, customers: n },
  control: { buyers: b, customers: m },
});

describe('the smallest detectable effect', () => {
  it('is worked out by hand', () => {
    // p̄ = (900·0.065 + 100·0.05)/1000 = 0.0635; √(0.0635·0.9365·(1/900 + 1/100)) = 0.025705…
    const plan = { treatment: 900, control: 100, response: 0.065, baseline: 0.05 };
    const root = Math.sqrt(0.0635 * 0.9365 * (1 / 900 + 1 / 100));
    expect(smallestDetectableEffect(plan)).toBeCloseTo((1.959964 + 0.841621) * root, 6);
    expect(smallestDetectableEffect(plan)).toBeCloseTo(0.072, 4);
    // Equal groups of 100 at one half: 2.8016·√(0.25·0.02).
    const half = { treatment: 100, control: 100, response: 0.5, baseline: 0.5 };
    expect(smallestDetectableEffect(half)).toBeCloseTo((Z95 + Z80) * Math.sqrt(0.005), 12);
  });

  it('is none when a group is empty', () => {
    const plan = { treatment: 900, control: 0, response: 0.065, baseline: 0.05 };
    expect(smallestDetectableEffect(plan)).toBeNull();
    expect(smallestDetectableEffect({ ...plan, treatment: 0, control: 9 })).toBeNull();
  });

  it('names the least control group that finds the expected effect', () => {
    const expected = { response: 0.1, baseline: 0.05 };
    const shares = [0.05, 0.1, 0.2, 0.3, 0.5];
    expect(leastControlShare(3000, expected, shares)).toBe(0.1);
    expect(leastControlShare(3000, { response: 0.05, baseline: 0.1 }, shares)).toBe(0.1);
    expect(leastControlShare(30_000, expected, shares)).toBe(0.05);
    expect(leastControlShare(100, expected, shares)).toBeNull();
    // Halves of 870 find 0.05004, halves of 880 find 0.04975; the two groups together are the whole
    // audience.
    expect(leastControlShare(870, expected, [0.5])).toBeNull();
    expect(leastControlShare(880, expected, [0.5])).toBe(0.5);
    expect(leastControlShare(3000, { response: 0.05, baseline: 0.05 }, shares)).toBeNull();
  });

  test('is found four times in five', () => {
    const random = seededRandom(7);
    const draw = (n: number, p: number) => {
      let hits = 0;
      for (let index = 0; index < n; index += 1) hits += random() < p ? 1 : 0;
      return hits;
    };
    const [n, m, baseline] = [600, 400, 0.2];
    // At this response the plan's own detectable effect is just what happens.
    let response = baseline;
    for (let round = 0; round < 50; round += 1) {
      response =
        baseline + smallestDetectableEffect({ treatment: n, control: m, response, baseline })!;
    }
    let found = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const [a, b] = [draw(n, response), draw(m, baseline)];
      const p = (a + b) / (n + m);
      const z = (a / n - b / m) / Math.sqrt(p * (1 - p) * (1 / n + 1 / m));
      if (Math.abs(z) > Z95) found += 1;
    }
    expect(found / 2000).toBeGreaterThan(0.77);
    expect(found / 2000).toBeLessThan(0.83);
  });
});

describe('two groups compared', () => {
  // These are from Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%d/%d − %d/%d is %d to %d', (a, n, b, m, low, high) => {
    const interval = newcombeInterval(groups(a, n, b, m));
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // R: fisher.test(matrix(c(a, n - a, b, m - b), 2))$p.value
  it.each([
    [1, 10, 9, 10, 0.001_093_719],
    [3, 4, 1, 4, 0.485_714_3],
    [10, 15, 1, 13, 0.002_084_922],
    [0, 5, 0, 5, 1],
    [5, 5, 5, 5, 1],
  ])('%d/%d against %d/%d has p %d', (a, n, b, m, p) => {
    expect(fisherTwoSidedP(groups(a, n, b, m))).toBeCloseTo(p, 6);
  });

  it('has a p of 1 at most, whatever is added up', () => {
    for (let n = 1; n <= 24; n += 1) {
      for (let a = 0; a <= n; a += 1) {
        const [even, uneven] = [groups(a, n, a, n), groups(a, n, n - a, n + 3)];
        expect(fisherTwoSidedP(even)).toBeLessThanOrEqual(1);
        expect(fisherTwoSidedP(uneven)).toBeLessThanOrEqual(1);
        expect(fisherTwoSidedP(even)).toBeCloseTo(1, 9);
      }
    }
  });

  it('gives shares, difference, uplift and p at once', () => {
    const found = differenceOf(groups(90, 1000, 50, 1000))!;
    expect(found).toMatchObject({
      treatmentShare: 0.09,
      controlShare: 0.05,
      difference: expect.closeTo(0.04, 12),
      uplift: {
        base: expect.closeTo(0.8, 12),
        // exp(ln 1.8 ± 1.96·√(1/90 − 1/1000 + 1/50 − 1/1000)) − 1
        low: expect.closeTo(1.8 * Math.exp(-Z95 * Math.sqrt(0.029_111_11)) - 1, 5),
        high: expect.closeTo(1.8 * Math.exp(Z95 * Math.sqrt(0.029_111_11)) - 1, 5),
      },
    });
    expect(found.interval.low).toBeGreaterThan(0);
    expect(found.p).toBeLessThan(0.001);
  });

  it('says nothing of an empty group, and no uplift of nothing', () => {
    expect(differenceOf(groups(0, 0, 3, 10))).toBeNull();
    expect(differenceOf(groups(3, 10, 0, 0))).toBeNull();
    expect(differenceOf(groups(3, 10, 0, 10))!.uplift).toBeNull();
    expect(differenceOf(groups(0, 10, 3, 10))!.uplift).toEqual({
      base: -1,
      low: -1,
      high: Number.POSITIVE_INFINITY,
    });
    expect(differenceOf(groups(10, 10, 10, 10))!.uplift).toMatchObject({
      base: 0,
      low: 0,
      high: 0,
    });
  });

  test('the interval of the difference holds 95 times in 100', () => {
    const random = seededRandom(11);
    const draw = (n: number, p: number) => {
      let hits = 0;
      for (let index = 0; index < n; index += 1) hits += random() < p ? 1 : 0;
      return hits;
    };
    let held = 0;
    for (let trial = 0; trial < 4000; trial += 1) {
      const [p, q] = [0.02 + 0.3 * random(), 0.02 + 0.3 * random()];
      const { low, high } = newcombeInterval(groups(draw(300, p), 300, draw(60, q), 60));
      if (low <= p - q && p - q <= high) held += 1;
    }
    expect(held / 4000).toBeGreaterThan(0.94);
    expect(held / 4000).toBeLessThan(0.97);
  });
});
