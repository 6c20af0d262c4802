/**
 * What rows in view need to know is asked for blocks of this many rows, more than most screens show:
 * the first question is then the same on screens of any height, and scrolling a little asks nothing.
 */
const BLOCK = 24;

/** Lists the pairs of the blocks of rows from the `first` to the `last` that can be seen, each once. */
export function pairsInView(shown: Uint32Array, first: number, last: number): number[] {
  if (last < first) return [];
  const from = Math.floor(first / BLOCK) * BLOCK;
  const end = (Math.floor(last / BLOCK) + 1) * BLOCK;
  return [...new Set(Array.from(shown.subarray(from, end), (rule) => rule >> 1))];
}
