import { expect, test } from 'vitest';
import { judgeAffinity } from '../../../src/domain/segments/affinity';
import type { SegmentProductCounts } from '../../../src/domain/segments/figures';

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

test('what chance explains is not sure, however large, and few buyers are not judged', () => {
  const isSure = (changes: Partial<SegmentProductCounts>, compared: number) =>
    judgeAffinity([counts(changes)], compared).products.map((each) => each.isSure);
  // 10 are expected of 50 among a fifth of all choices.
  expect(isSure({ both: 10 }, 10)).toEqual([]);
  expect(isSure({ both: 11 }, 10)).toEqual([false]);
  expect(isSure({ both: 17 }, 1)).toEqual([true]);
  expect(isSure({ both: 17 }, 1000)).toEqual([false]);
  expect(isSure({ both: 4, bought: 4 }, 1)).toEqual([]);
  expect(isSure({ both: 5, bought: 5 }, 1)).toEqual([true]);
});

test('what is sure comes before what only looks larger', () => {
  const small = counts({ id: 'small', both: 5, bought: 7 });
  const large = counts({ id: 'large', both: 90, bought: 300 });
  const { products } = judgeAffinity([small, large], 100);
  expect(products.map(({ id, isSure }) => [id, isSure])).toEqual([
    ['large', true],
    ['small', false],
  ]);
  expect(products[1]!.lift).toBeGreaterThan(products[0]!.lift);
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
