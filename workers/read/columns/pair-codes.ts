import { mixed } from './hash';
import { withRoom } from './room';

export interface Pairs {
  left: Int32Array<ArrayBuffer>;
  right: Int32Array<ArrayBuffer>;
}

/** Gives each distinct pair of codes a code of its own, as `Dictionary` does for cells. */
export class PairCodes {
  size = 0;
  #first = 0;
  /** What each known pair is of, beside each other. */
  #pairs = new Int32Array(1 << 9);
  #slots = new Int32Array(1 << 9);
  #last = -1;

  code(left: number, right: number): number {
    const last = this.#last;
    if (last >= 0 && this.#pairs[2 * last] === left && this.#pairs[2 * last + 1] === right) {
      return this.#first + last;
    }
    this.#last = this.#find(left, right);
    return this.#first + this.#last;
  }

  forget(): void {
    this.#first = this.size;
    this.#last = -1;
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
