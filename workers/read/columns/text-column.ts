import type { Cells } from './cells';
import { withRoom } from './room';

/** A column whose cells are taken as they come. */
export class TextColumn {
  #bytes = new Uint8Array(1 << 12);
  #offsets = new Int32Array(1 << 8);
  #count = 0;

  add(bytes: Uint8Array, start: number, end: number): void {
    this.#offsets = withRoom(this.#offsets, this.#count + 2);
    const from = this.#offsets[this.#count] as number;
    const length = end - start;
    this.#bytes = withRoom(this.#bytes, from + length);
    for (let at = 0; at < length; at += 1) this.#bytes[from + at] = bytes[start + at] as number;
    this.#count += 1;
    this.#offsets[this.#count] = from + length;
  }

  take(): Cells {
    const offsets = this.#offsets.slice(0, this.#count + 1);
    const bytes = this.#bytes.slice(0, offsets[this.#count]);
    this.#count = 0;
    return { offsets, bytes };
  }
}
