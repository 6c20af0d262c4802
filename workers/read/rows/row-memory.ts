import type { Kernel } from '../kernel/kernel';

/** The integers of the kernel's `Cutting`, in their order. */
const [AT, LIMIT, CELL, ROOM, ROW, MOST, LINE] = [0, 1, 2, 3, 4, 5, 6];
const [DELIMITER, QUOTE, COMMENT, HAS_BACKSLASH] = [7, 8, 9, 10];
const [LONGEST_ROW, LONGEST_QUOTED, STARTS, ENDS, FIRSTS, CELLS, LINES] = [
  11, 12, 13, 14, 15, 16, 17,
];
const INTEGERS = 18;

/** Stands for a byte that no text has. */
const NO_BYTE = 256;
const CELLS_AT_FIRST = 1 << 15;
/** Cells are compared eight bytes at once, and the last may be shorter. */
const SLACK = 16;

/** How rows are written that need no care; a sign of several bytes, or none, is null. */
export interface PlainRows {
  readonly delimiter: number;
  readonly quote: number | null;
  readonly comment: number | null;
  readonly hasBackslash: boolean;
  /** In bytes. */
  readonly longestRow: number;
  readonly longestQuoted: number;
}

interface Views {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
  readonly firsts: Int32Array<ArrayBuffer>;
  readonly cells: Int32Array<ArrayBuffer>;
  readonly lines: Int32Array<ArrayBuffer>;
}

/** Bytes that are not cut yet, and the rows that were cut last, in the kernel's memory. */
export class RowMemory {
  /** Where the kernel has what it has to know of them. */
  readonly cutting: number;
  readonly #kernel: Kernel;
  readonly #most: number;
  #views: Views | undefined;
  /** Where the bytes are, and how many there is room for. */
  #base = 0;
  #room = 0;

  /** @param most how many rows are cut at once. */
  constructor(kernel: Kernel, most: number) {
    this.#kernel = kernel;
    this.#most = most;
    this.cutting = kernel.run.newCutting();
    const rows = [FIRSTS, CELLS, LINES].map((at) => [at, kernel.run.allocate(4 * most)] as const);
    for (const [at, place] of rows) this.#told[at] = place;
    this.#makeRoom(CELLS_AT_FIRST);
  }

  /** All of the kernel's memory: `starts` and `ends` are places in it. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#all.bytes;
  }
  get starts(): Int32Array<ArrayBuffer> {
    return this.#all.starts;
  }
  get ends(): Int32Array<ArrayBuffer> {
    return this.#all.ends;
  }
  get firsts(): Int32Array<ArrayBuffer> {
    return this.#all.firsts;
  }
  get cells(): Int32Array<ArrayBuffer> {
    return this.#all.cells;
  }
  get lines(): Int32Array<ArrayBuffer> {
    return this.#all.lines;
  }

  /**
   * Puts bytes behind those that are left, and a line feed behind them.
   *
   * @returns where they begin and end now.
   */
  push(from: number, limit: number, bytes: Uint8Array<ArrayBuffer>): { at: number; limit: number } {
    const rest = limit - from;
    const wanted = rest + bytes.length + SLACK;
    if (wanted > this.#room) {
      const room = 2 * wanted;
      const base = this.#kernel.run.allocate(room);
      this.#kernel.bytes.copyWithin(base, from, limit);
      this.#kernel.run.release(this.#base);
      [this.#base, this.#room] = [base, room];
    } else this.#kernel.bytes.copyWithin(this.#base, from, limit);
    const memory = this.#kernel.bytes;
    const end = this.#base + rest + bytes.length;
    memory.set(bytes, this.#base + rest);
    // Cells end before it, so that they need not be looked at for the end of the bytes.
    memory[end] = 10;
    return { at: this.#base, limit: end };
  }

  /** Makes room for twice as many cells. */
  moreCells(): void {
    this.#makeRoom(2 * (this.#told[ROOM] as number));
  }

  /** Says how rows are written, for `cutPlain`. */
  expect(rows: PlainRows): void {
    const told = this.#told;
    told[DELIMITER] = rows.delimiter;
    told[QUOTE] = rows.quote ?? NO_BYTE;
    told[COMMENT] = rows.comment ?? NO_BYTE;
    told[HAS_BACKSLASH] = rows.hasBackslash ? 1 : 0;
    told[LONGEST_ROW] = rows.longestRow;
    told[LONGEST_QUOTED] = rows.longestQuoted;
  }

  /** Has the kernel cut rows until there are `most`, or one comes that needs care. */
  cutPlain(
    from: { at: number; limit: number; row: number; cell: number; line: number },
    most: number,
  ) {
    const told = this.#told;
    told[AT] = from.at;
    told[LIMIT] = from.limit;
    told[CELL] = from.cell;
    told[ROW] = from.row;
    told[MOST] = most;
    told[LINE] = from.line;
    this.#kernel.run.cut(this.cutting);
    const [at, row, cell, line] = [told[AT], told[ROW], told[CELL], told[LINE]] as number[];
    return { at, row, cell, line } as { at: number; row: number; cell: number; line: number };
  }

  #makeRoom(cells: number): void {
    const before = this.#told[ROOM] as number;
    for (const at of [STARTS, ENDS]) {
      const place = this.#kernel.run.allocate(4 * cells);
      const old = this.#told[at] as number;
      this.#kernel.bytes.copyWithin(place, old, old + 4 * before);
      if (before > 0) this.#kernel.run.release(old);
      this.#told[at] = place;
    }
    this.#told[ROOM] = cells;
    this.#views = undefined;
  }

  get #told(): Int32Array<ArrayBuffer> {
    return this.#kernel.ints(this.cutting, INTEGERS);
  }

  /** The memory moves when it grows: views of it are empty then. */
  get #all(): Views {
    if (this.#views === undefined || this.#views.bytes.length === 0) {
      const told = this.#told;
      const ints = (at: number, length: number) => this.#kernel.ints(told[at] as number, length);
      const room = told[ROOM] as number;
      this.#views = {
        bytes: this.#kernel.bytes,
        starts: ints(STARTS, room),
        ends: ints(ENDS, room),
        firsts: ints(FIRSTS, this.#most),
        cells: ints(CELLS, this.#most),
        lines: ints(LINES, this.#most),
      };
    }
    return this.#views;
  }
}
