/**
 * A seeded source of randomness. Every method advances the same stream, so a program that asks
 * the same questions in the same order gets the same answers on every machine.
 */
export type Random = {
  /** Returns a number in [0, 1) with 32 random bits. */
  next(): number;
  /** Returns a whole number in [0, bound). */
  integer(bound: number): number;
  /** Returns a whole number in [low, high], both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** Returns one element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /**
   * Returns an index drawn with probability proportional to its weight (at least one must be positive).
   */
  weighted(weights: ArrayLike<number>): number;
};

/**
 * Makes a source by sfc32, "Small Fast Chaotic" by Chris Doty-Humphrey (PractRand 0.93, public domain,
 * https://pracrand.sourceforge.net/RNG_engines.txt): 128 bits of state, with a 32-bit counter that
 * guarantees a period of at least 2^32. It is seeded and warmed up as its author advises.
 *
 * It uses only integer arithmetic and one exact division, so the stream does not depend on the
 * platform's `Math.exp` and its kin, which the language leaves implementation-defined.
 *
 * @param seed any integer
 * @param stream a name; the same seed with another name is an independent stream, so that a change
 *   in how people are drawn does not reshuffle the baskets
 */
export function createRandom(seed: number, stream: string): Random {
  let a = seed | 0;
  let b = hash(stream);
  let c = 0x9e3779b9 | 0;
  let counter = 1;

  function uint32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 15; i++) uint32();

  const next = () => uint32() / 4294967296;
  const integer = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    integer,
    between: (low, high) => low + integer(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[integer(list.length)]!,
    weighted: (weights) => {
      let total = 0;
      for (let i = 0; i < weights.length; i++) total += weights[i]!;
      let left = next() * total;
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i]!;
        if (left < 0) return i;
      }
      // Rounding can leave a sliver past the last weight, which belongs to the last positive one.
      let last = weights.length - 1;
      while (last > 0 && weights[last] === 0) last--;
      return last;
    },
  };
}

/**
 * Returns the 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over the UTF-16 units of a
 * name.
 */
function hash(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h | 0;
}
