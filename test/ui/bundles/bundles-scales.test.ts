import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastInteger } from '../../../src/domain/bundles/thresholds';
import {
  confidenceScale,
  distribution,
  liftScale,
  positionOf,
  qScale,
  shareOfCount,
  supportScale,
} from '../../../src/features/bundles/thresholds/scales';
import { ruleSet } from './bundles-rules';

describe('scales of the sliders', () => {
  test('a share of a count asks for exactly that count, and is short', () => {
    expect(shareOfCount(96, 38_337)).toBe(0.0025);
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5_000_000 })
          .chain((baskets) => fc.tuple(fc.integer({ min: 1, max: baskets }), fc.constant(baskets))),
        ([count, baskets]) => leastInteger(shareOfCount(count, baskets) * baskets) === count,
      ),
    );
  });

  test('popularity runs from everything mined to the most popular pair', () => {
    const scale = supportScale(ruleSet());
    expect(scale[0]).toBe(0);
    expect(scale.at(-1)).toBe(0.064);
    expect(scale).toEqual([...new Set(scale)].sort((a, b) => a - b));
  });

  test('likelihood ends at or above the likeliest rule', () => {
    const scale = confidenceScale(ruleSet());
    expect(scale[0]).toBe(0);
    expect(scale.at(-1)).toBe(0.6);
    expect(scale).toContain(0.1);
  });

  test('lift reaches any, values below 1, exactly 1, and the highest', () => {
    const scale = liftScale(ruleSet());
    expect(scale[0]).toBe(0);
    expect(scale).toContain(1);
    expect(scale.some((lift) => lift > 0 && lift < 0.3)).toBe(true);
    expect(scale.at(-1)).toBeGreaterThanOrEqual(3);
    expect(scale).toEqual([...scale].sort((a, b) => a - b));
  });

  test('every stop is found at its own position, and a value between takes the nearer', () => {
    for (const scale of [supportScale(ruleSet()), liftScale(ruleSet()), qScale]) {
      scale.forEach((value, position) => expect(positionOf(scale, value)).toBe(position));
    }
    expect(positionOf([0, 1, 2], 1.4)).toBe(1);
    expect(positionOf([0, 1, 2], 1.6)).toBe(2);
    expect(positionOf([0, 1, 2], 99)).toBe(2);
  });

  test('a distribution counts every rule, the fullest bar being 1', () => {
    const bars = distribution([0, 1, 2, 3], Float64Array.of(0, 0, 0, 2, Number.NaN), 4);
    expect(bars).toEqual([1, 0, 1 / 3, 0]);
  });
});
