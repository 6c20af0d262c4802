/** Integers that are added one by one, and taken all at once. */
export class Ints {
  #values: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(expected = 1024) {
    this.#values = new Int32Array(expected);
  }

  add(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  /** Makes room for so many more, which are to be written into what this returns, from `length` on. */
  more(count: number): Int32Array<ArrayBuffer> {
    const wanted = this.length + count;
    if (wanted > this.#values.length) {
      const larger = new Int32Array(Math.max(2 * this.#values.length, wanted));
      larger.set(this.#values.subarray(0, this.length));
      this.#values = larger;
    }
    return this.#values;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  take(): Int32Array<ArrayBuffer> {
    const taken = this.#values.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}
