import type { Rows } from '../rows/row-cutter';
import { cellsAt, type Cells } from './cells';
import { hashOf, mixed } from './hash';
import { withRoom } from './room';

/** Two words that tell a cell, and its code + 1; 0 is a free place. */
const SLOT = 3;
const FEWEST_SLOTS = 1 << 9;
/** Cells of so many bytes are their two words; of longer ones the words are a hash. */
const SHORT = 7;
/** Marks the second word of a long cell: that of a short one has its length there. */
const LONG = 0x80000000 | 0;

/**
 * Gives each distinct cell of a column a number, its code, in the order they are met. Codes only grow:
 * a column whose cells hardly repeat may `forget` them, and a cell that is met again then has another.
 */
export class Dictionary {
  /** The code that the next distinct cell will have. */
  size = 0;
  /** The first code that is still known. */
  #first = 0;
  #arena = new Uint8Array(1 << 12);
  #offsets = new Int32Array(1 << 8);
  #slots = new Int32Array(SLOT * FEWEST_SLOTS);
  /** The first code that `takeNew` has not given. */
  #taken = 0;

  code(bytes: Uint8Array, start: number, end: number): number {
    return this.#first + this.#find(bytes, start, end - start);
  }

  /**
   * Puts the codes of one column of rows `from` to before `to` into `codes`, at `at` and behind. A row
   * that lacks the cell has an empty one.
   */
  codesOf(
    { bytes, starts, ends, firsts, cells }: Rows,
    column: number,
    from: number,
    to: number,
    codes: Int32Array,
    at: number,
  ): void {
    let lastStart = 0;
    let lastLength = -1;
    let last = -1;
    for (let row = from; row < to; row += 1) {
      let start = 0;
      let length = 0;
      if (column < (cells[row] as number)) {
        const place = (firsts[row] as number) + column;
        start = starts[place] as number;
        length = (ends[place] as number) - start;
      }
      // Cells above each other are often the same.
      let isSame = length === lastLength;
      for (let byte = length - 1; isSame && byte >= 0; byte -= 1) {
        isSame = bytes[lastStart + byte] === bytes[start + byte];
      }
      if (!isSame) {
        last = this.#first + this.#find(bytes, start, length);
        lastStart = start;
        lastLength = length;
      }
      codes[at + row - from] = last;
    }
  }

  /** Forgets the cells, not how many there were. */
  forget(): void {
    this.#first = this.size;
    this.#taken = this.size;
    this.#offsets = new Int32Array(1 << 8);
    this.#arena = new Uint8Array(1 << 12);
    this.#slots = new Int32Array(SLOT * FEWEST_SLOTS);
  }

  /** The cells met since this was last asked: the first has the code `size` had then. */
  takeNew(): Cells {
    const from = this.#taken - this.#first;
    const to = this.size - this.#first;
    const start = this.#offsets[from] as number;
    const offsets = this.#offsets.slice(from, to + 1);
    for (let at = 0; at < offsets.length; at += 1) offsets[at] = (offsets[at] as number) - start;
    this.#taken = this.size;
    return { offsets, bytes: this.#arena.slice(start, this.#offsets[to]) };
  }

  /** Cells by their codes, which have to be known still. */
  cells(codes: Int32Array): Cells {
    const places = this.#first === 0 ? codes : codes.map((code) => code - this.#first);
    return cellsAt({ offsets: this.#offsets, bytes: this.#arena }, places);
  }

  /** Where a cell stands among those that are known; it is put there if it is new. */
  #find(bytes: Uint8Array, start: number, length: number): number {
    let one = 0;
    let other = 0;
    if (length <= SHORT) {
      // Most cells are short, and need not be compared byte by byte.
      for (let at = Math.min(length, 4) - 1; at >= 0; at -= 1) {
        one = (one << 8) | (bytes[start + at] as number);
      }
      for (let at = length - 1; at >= 4; at -= 1) {
        other = (other << 8) | (bytes[start + at] as number);
      }
      other |= length << 24;
    } else {
      one = hashOf(bytes, start, length);
      other = LONG | length;
    }
    const slots = this.#slots;
    const places = slots.length / SLOT;
    const mask = places - 1;
    let place = mixed(one, other) & mask;
    for (;;) {
      const slot = SLOT * place;
      const index = (slots[slot + 2] as number) - 1;
      if (index < 0) break;
      if (slots[slot] === one && slots[slot + 1] === other) {
        if (other >= 0 || this.#isAt(index, bytes, start, length)) return index;
      }
      place = (place + 1) & mask;
    }
    const index = this.size - this.#first;
    slots[SLOT * place] = one;
    slots[SLOT * place + 1] = other;
    slots[SLOT * place + 2] = index + 1;
    this.#add(bytes, start, length, index);
    if (2 * (index + 1) > places) this.#spread();
    return index;
  }

  /** Whether these bytes are the cell of a place. */
  #isAt(index: number, bytes: Uint8Array, start: number, length: number): boolean {
    const arena = this.#arena;
    const from = this.#offsets[index] as number;
    let at = 0;
    while (at < length && arena[from + at] === bytes[start + at]) at += 1;
    return at === length;
  }

  #add(bytes: Uint8Array, start: number, length: number, index: number): void {
    this.#offsets = withRoom(this.#offsets, index + 2);
    const from = this.#offsets[index] as number;
    this.#arena = withRoom(this.#arena, from + length);
    for (let at = 0; at < length; at += 1) {
      this.#arena[from + at] = bytes[start + at] as number;
    }
    this.#offsets[index + 1] = from + length;
    this.size += 1;
  }

  /** Makes four times as many places, so that at most half are taken. */
  #spread(): void {
    const old = this.#slots;
    const slots = new Int32Array(4 * old.length);
    const mask = slots.length / SLOT - 1;
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 2] === 0) continue;
      let place = mixed(old[at] as number, old[at + 1] as number) & mask;
      while (slots[SLOT * place + 2] !== 0) place = (place + 1) & mask;
      slots[SLOT * place] = old[at] as number;
      slots[SLOT * place + 1] = old[at + 1] as number;
      slots[SLOT * place + 2] = old[at + 2] as number;
    }
    this.#slots = slots;
  }
}
