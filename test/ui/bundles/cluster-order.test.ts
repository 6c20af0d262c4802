import { describe, expect, test } from 'vitest';
import { clusterOrder } from '../../../src/features/bundles/views/matrix/cluster-order';
import { seededRandom } from '../../domain/seeded-random';

/** Makes a symmetric matrix of the pairs that are alike. */
function alikeOf(n: number, pairs: readonly (readonly [number, number, number])[]): Float64Array {
  const alike = new Float64Array(n * n);
  for (const [a, b, value] of pairs) alike[a * n + b] = alike[b * n + a] = value;
  return alike;
}

const besides = (order: readonly number[], a: number, b: number) =>
  Math.abs(order.indexOf(a) - order.indexOf(b)) === 1;

describe('the order of a matrix', () => {
  test('no item, and one item', () => {
    expect(clusterOrder(new Float64Array(0), 0)).toEqual([]);
    expect(clusterOrder(new Float64Array(1), 1)).toEqual([0]);
  });

  test('two groups stand apart, whatever their first order', () => {
    const alike = alikeOf(6, [
      [0, 2, 5],
      [2, 4, 5],
      [0, 4, 5],
      [1, 3, 5],
      [3, 5, 5],
      [1, 5, 5],
      [0, 1, 1],
    ]);
    const order = clusterOrder(alike, 6);
    expect(order.map((item) => item % 2).join('')).toMatch(/^(000111|111000)$/);
  });

  test('joins are turned so that the ends that meet are alike', () => {
    // This is a chain 0 – 1 – 2 – 3: the pairs 0 1 and 2 3 join first, and then meet at 1 and 2.
    const alike = alikeOf(4, [
      [0, 1, 9],
      [2, 3, 8],
      [1, 2, 3],
    ]);
    const order = clusterOrder(alike, 4);
    expect(besides(order, 1, 2)).toBe(true);
    expect([order.join(''), order.toReversed().join('')]).toContain('0123');
  });

  test('every item is there once', () => {
    const random = seededRandom(4);
    for (let round = 0; round < 20; round += 1) {
      const n = 2 + Math.floor(random() * 12);
      const pairs = Array.from({ length: n * 2 }, () => {
        const [a, b] = [Math.floor(random() * n), Math.floor(random() * n)];
        return [a, b, random()] as const;
      });
      const order = clusterOrder(alikeOf(n, pairs), n);
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, at) => at));
    }
  });
});
