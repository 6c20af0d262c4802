import { withRoom } from './room';

/** Integers that are added one by one, and taken all at once. */
export class Ints {
  #values: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(expected = 1024) {
    this.#values = new Int32Array(expected);
  }

  add(value: number): void {
    this.#values = withRoom(this.#values, this.length + 1);
    this.#values[this.length] = value;
    this.length += 1;
  }

  /** Makes room for so many more, which are to be written into what this returns, from `length` on. */
  more(count: number): Int32Array<ArrayBuffer> {
    this.#values = withRoom(this.#values, this.length + count);
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
