import { expect, test } from 'vitest';
import { judgeAffinity } from '../../src/domain/segment-affinity';
import type { SegmentProductCounts } from '../../src/domain/segment-figures';

const counts = (changes: Partial<SegmentProductCounts>): SegmentProductCounts => ({
  segment: 'new',
  id: 'A',
  label: 'Apple',
  inSegment: 80,
  both: 40,
  bought: 50,
  segmentChoices: 200,
  choices: 1000,
  ...changes,
});

test('lift is the share of a segment’s choices over the share of all choices', () => {
  const { products, compared } = judgeAffinity([counts({})], 10);
  expect(compared).toBe(10);
  // (40/200)/(50/1000) = 4
  expect(products).toEqual([
    expect.objectContaining({ id: 'A', lift: 4, low: expect.any(Number) as number }),
  ]);
  const [found] = products;
  expect(found!.low).toBeGreaterThan(3);
  expect(found!.high).toBeLessThan(5);
  expect(found!.q).toBeLessThan(1e-10);
});

test('what chance explains, few buyers, and what only many comparisons bring are not shown', () => {
  // 10 are expected of 50 among a fifth of all choices.
  expect(judgeAffinity([counts({ both: 11 })], 10).products).toEqual([]);
  expect(judgeAffinity([counts({ both: 4, bought: 4 })], 1).products).toEqual([]);
  const striking = counts({ both: 17 });
  expect(judgeAffinity([striking], 1).products).toHaveLength(1);
  expect(judgeAffinity([striking], 1000).products).toEqual([]);
});

test('the surest come first, eight of each segment at most, equals in the order of their ids', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    counts({ id: `P${String(index).padStart(2, '0')}`, both: index < 2 ? 45 : 40 }),
  );
  const { products } = judgeAffinity(
    [...many.toReversed(), counts({ id: 'Z', segment: 'low' })],
    13,
  );
  const idsOf = (segment: string) =>
    products.filter((each) => each.segment === segment).map(({ id }) => id);
  expect(idsOf('new')).toEqual(['P00', 'P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07']);
  expect(idsOf('low')).toEqual(['Z']);
});
