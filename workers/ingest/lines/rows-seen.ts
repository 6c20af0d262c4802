/**
 * How often a row stands in files read before, by two hashes of its cells. Of a row that stands n times
 * in an earlier file the first n of a later one repeat it; what repeats within one file does not.
 */
export class RowsSeen {
  /** Two hashes, how often in an earlier file, and how often in this one; all 0 is a free place. */
  #slots = new Int32Array(4 << 10);
  #count = 0;

  /** From here on rows are of another file. */
  nextFile(): void {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += 4) {
      const own = slots[slot + 3] as number;
      if (own > (slots[slot + 2] as number)) slots[slot + 2] = own;
      slots[slot + 3] = 0;
    }
  }

  /** Counts a row, and answers whether it repeats one of an earlier file. */
  add(one: number, other: number): boolean {
    const slot = this.#place(one, other);
    const slots = this.#slots;
    if (slots[slot + 2] === 0 && slots[slot + 3] === 0) {
      slots[slot] = one;
      slots[slot + 1] = other;
      this.#count += 1;
    }
    const nth = (slots[slot + 3] as number) + 1;
    slots[slot + 3] = nth;
    const repeats = nth <= (slots[slot + 2] as number);
    if (8 * this.#count > slots.length) this.#spread();
    return repeats;
  }

  #place(one: number, other: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (one << 2) & mask;
    while (slots[slot + 2] !== 0 || slots[slot + 3] !== 0) {
      if (slots[slot] === one && slots[slot + 1] === other) return slot;
      slot = (slot + 4) & mask;
    }
    return slot;
  }

  #spread(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 4) {
      if (old[slot + 2] === 0 && old[slot + 3] === 0) continue;
      const to = this.#place(old[slot] as number, old[slot + 1] as number);
      this.#slots.set(old.subarray(slot, slot + 4), to);
    }
  }
}
