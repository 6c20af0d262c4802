import type { Random } from './random.ts';

/**
 * Makes a sampler by Vose's alias method (M. D. Vose, "A linear algorithm for generating random numbers
 * with a given distribution", IEEE TSE 17(9), 1991): after linear set-up, one draw costs O(1) whatever
 * the number of outcomes. Fifty thousand products and 33 million lines need that.
 *
 * @returns a function that draws an index with probability proportional to its weight
 */
export function createAliasSampler(weights: Float64Array, random: Random): () => number {
  const n = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => (weight * n) / total);
  const keep = new Float64Array(n).fill(1);
  const alias = new Uint32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) (scaled[i]! < 1 ? small : large).push(i);

  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large.pop()!;
    keep[less] = scaled[less]!;
    alias[less] = more;
    scaled[more] = scaled[more]! + scaled[less]! - 1;
    (scaled[more] < 1 ? small : large).push(more);
  }

  return () => {
    const column = random.integer(n);
    return random.next() < keep[column]! ? column : alias[column]!;
  };
}
