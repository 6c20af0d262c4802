import { mixed } from './hash';
import { rangeOf } from './range';
import { withRoom } from './room';

export interface Pairs {
  left: Int32Array<ArrayBuffer>;
  right: Int32Array<ArrayBuffer>;
}

/** A table of more places than this does not stay near the processor. */
const MOST_PLACES = 1 << 17;
/** Of a column that is not there. */
const NONE = { low: 0, high: 0 };

/** Gives each distinct pair of codes a code of its own, as `Dictionary` does for cells. */
export class PairCodes {
  size = 0;
  #first = 0;
  /** What each known pair is of, beside each other. */
  #pairs = new Int32Array(1 << 9);
  #slots = new Int32Array(1 << 9);

  code(left: number, right: number): number {
    return this.#first + this.#find(left, right);
  }

  /**
   * The codes of many pairs. Where few codes come together, which are most columns of a shop, a table of
   * all that may come tells them.
   */
  codesOf(
    lefts: Int32Array<ArrayBuffer>,
    rights: Int32Array<ArrayBuffer> | undefined,
  ): Int32Array<ArrayBuffer> {
    const codes = new Int32Array(lefts.length);
    const [left, right] = [rangeOf(lefts), rights === undefined ? NONE : rangeOf(rights)];
    const [width, first] = [right.high - right.low + 1, this.#first];
    const places = width * (left.high - left.low + 1);
    const known = new Int32Array(places <= Math.min(MOST_PLACES, lefts.length) ? places : 0);
    const isDense = known.length > 0;
    for (let at = 0; at < lefts.length; at += 1) {
      const one = lefts[at] as number;
      const other = rights === undefined ? 0 : (rights[at] as number);
      if (!isDense) {
        codes[at] = first + this.#find(one, other);
        continue;
      }
      const place = (one - left.low) * width + other - right.low;
      if (known[place] === 0) known[place] = this.#find(one, other) + 1;
      codes[at] = first + (known[place] as number) - 1;
    }
    return codes;
  }

  forget(): void {
    this.#first = this.size;
    this.#pairs = new Int32Array(1 << 9);
    this.#slots = new Int32Array(1 << 9);
  }

  /** What the pairs are of whose codes are `from` and more. */
  since(from: number): Pairs {
    return this.of(Int32Array.from({ length: this.size - from }, (_, at) => from + at));
  }

  /** What pairs are of, which have to be known still. */
  of(codes: Int32Array): Pairs {
    const [left, right] = [new Int32Array(codes.length), new Int32Array(codes.length)];
    for (let at = 0; at < codes.length; at += 1) {
      const place = 2 * ((codes[at] as number) - this.#first);
      left[at] = this.#pairs[place] as number;
      right[at] = this.#pairs[place + 1] as number;
    }
    return { left, right };
  }

  #find(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    let slot = mixed(left, right) & mask;
    for (;;) {
      const index = (this.#slots[slot] as number) - 1;
      if (index < 0) break;
      if (this.#pairs[2 * index] === left && this.#pairs[2 * index + 1] === right) return index;
      slot = (slot + 1) & mask;
    }
    const index = this.size - this.#first;
    this.#pairs = withRoom(this.#pairs, 2 * index + 2);
    this.#pairs[2 * index] = left;
    this.#pairs[2 * index + 1] = right;
    this.#slots[slot] = index + 1;
    this.size += 1;
    if (2 * index > mask) this.#spread(index + 1);
    return index;
  }

  #spread(count: number): void {
    const slots = new Int32Array(4 * this.#slots.length);
    const mask = slots.length - 1;
    for (let index = 0; index < count; index += 1) {
      const [left, right] = [this.#pairs[2 * index], this.#pairs[2 * index + 1]];
      let slot = mixed(left as number, right as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}
