import type { Kernel } from '../kernel/kernel';
import type { Rows } from '../rows/row-cutter';
import { cellsAt, type Cells } from './cells';

/** Cells are compared eight bytes at once, and may be shorter. */
const SLACK = 8;
/** Where the kernel has the arena of cells and their offsets, as integers from the place of the cells. */
const [SIZE, ARENA, OFFSETS] = [0, 3, 5];

/**
 * Gives each distinct cell of a column a number, its code, in the order they are met. Codes only grow:
 * a column whose cells hardly repeat may `forget` them, and a cell that is met again then has another.
 */
export class Dictionary {
  readonly #kernel: Kernel;
  #place: number;
  /** The first code that is still known. */
  #first = 0;
  /** The first code that `takeNew` has not given. */
  #taken = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#place = kernel.run.newCells();
  }

  /** The lowest code that is not forgotten. */
  get known(): number {
    return this.#first;
  }

  /** The code that the next distinct cell will have. */
  get size(): number {
    return this.#first + (this.#about()[SIZE] as number);
  }

  code(bytes: Uint8Array, start: number, end: number): number {
    const kernel = this.#kernel;
    const length = end - start;
    if (bytes.buffer === kernel.bytes.buffer) return this.codeAt(start, length);
    const place = kernel.scratch(length + SLACK);
    const memory = kernel.bytes;
    for (let at = 0; at < length; at += 1) memory[place + at] = bytes[start + at] as number;
    return this.codeAt(place, length);
  }

  /** The code of a cell in the kernel's memory. */
  codeAt(place: number, length: number): number {
    return this.#first + this.#kernel.run.find(this.#place, place, length);
  }

  /**
   * Puts the codes of one column of rows `from` to before `to` into `codes`, at `at` and behind. A row
   * that lacks the cell has an empty one.
   */
  codesOf(
    { cutting }: Rows,
    column: number,
    from: number,
    to: number,
    codes: Int32Array,
    at: number,
  ): void {
    const kernel = this.#kernel;
    const into = kernel.scratch(4 * (to - from));
    kernel.run.indexesOf(this.#place, cutting, column, from, to, this.#first, into);
    codes.set(kernel.ints(into, to - from), at);
  }

  /** Forgets the cells, not how many there were. */
  forget(): void {
    this.#first = this.size;
    this.#taken = this.#first;
    this.#kernel.run.releaseCells(this.#place);
    this.#place = this.#kernel.run.newCells();
  }

  /** The cells met since this was last asked: the first has the code `size` had then. */
  takeNew(): Cells {
    const from = this.#taken - this.#first;
    const { offsets: all, bytes } = this.#all();
    const offsets = all.slice(from);
    const start = offsets[0] as number;
    const end = offsets.at(-1) as number;
    for (let at = 0; at < offsets.length; at += 1) offsets[at] = (offsets[at] as number) - start;
    this.#taken = this.size;
    return { offsets, bytes: bytes.slice(start, end) };
  }

  /** Cells by their codes, which have to be known still. */
  cells(codes: Int32Array): Cells {
    const places = this.#first === 0 ? codes : codes.map((code) => code - this.#first);
    return cellsAt(this.#all(), places);
  }

  /** All cells that are known, where the kernel has them. */
  #all(): Cells {
    const about = this.#about();
    const arena = about[ARENA] as number;
    const offsets = this.#kernel.ints(about[OFFSETS] as number, (about[SIZE] as number) + 1);
    return { offsets, bytes: this.#kernel.bytes.subarray(arena) };
  }

  #about = () => this.#kernel.ints(this.#place, OFFSETS + 1);
}
