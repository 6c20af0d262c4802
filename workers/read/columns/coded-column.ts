import type { Kernel } from '../kernel/kernel';
import type { Cells } from './cells';
import { Dictionary } from './dictionary';
import { Ints } from './ints';
import { CodeTuples } from './code-tuples';

/** Cells, or combinations of cells, as codes: one a row, and what is new among them beside. */
export interface CodedRows {
  readonly codes: Int32Array<ArrayBuffer>;
  /** The code of the first new one; those below were given before. */
  readonly from: number;
  /** The lowest code that rows of this block, or of any after it, may have. */
  readonly known: number;
  /** The cells of the new ones, for each column of the combination. */
  readonly cells: readonly Cells[];
}

/** Below so many rows it cannot be told whether the cells of a column repeat. */
const TELLING = 20_000;
/** What share of new cells in a block makes it not worth while to remember them. */
const HARDLY_REPEATS = 0.5;

/** Whether so few of the rows of a block repeat one before that it is not worth while to look. */
export const hardlyRepeats = (fresh: number, rows: number) =>
  rows >= TELLING && fresh > HARDLY_REPEATS * rows;

/** One column of the rows being read. */
export class CodedColumn {
  readonly dictionary: Dictionary;
  readonly codes = new Ints();
  #known = 0;

  constructor(kernel: Kernel) {
    this.dictionary = new Dictionary(kernel);
  }

  /** The rows of the block that ends here. */
  take(): CodedRows {
    const codes = this.codes.take();
    const cells = this.dictionary.takeNew();
    const from = this.dictionary.size - (cells.offsets.length - 1);
    return { codes, from, known: this.#known, cells: [cells] };
  }

  /** To be called when all that looks cells up has done so. */
  settle({ codes, cells }: CodedRows): boolean {
    const fresh = (cells[0]?.offsets.length ?? 1) - 1;
    if (!hardlyRepeats(fresh, codes.length)) return false;
    this.dictionary.forget();
    this.#known = this.dictionary.size;
    return true;
  }
}

/** Columns whose cells mean something together, e.g. a day and a time. */
export class Combination {
  readonly #columns: readonly CodedColumn[];
  readonly #tuples: CodeTuples;
  #known = 0;

  constructor(columns: readonly CodedColumn[]) {
    this.#columns = columns;
    this.#tuples = new CodeTuples(columns.length);
  }

  /** @param taken the rows of each of its columns. */
  take(taken: readonly CodedRows[]): CodedRows {
    const columns = taken.map(({ codes }) => codes);
    const { codes, from, fresh } = this.#tuples.take(columns, columns[0]?.length ?? 0);
    const cells = this.#columns.map(({ dictionary }, index) =>
      dictionary.cells(fresh[index] ?? new Int32Array(0)),
    );
    return { codes, from, known: this.#known, cells };
  }

  /** @param isForgotten whether one of its columns knows its cells no more. */
  settle({ codes, from }: CodedRows, isForgotten: boolean): void {
    if (!isForgotten && !hardlyRepeats(this.#tuples.size - from, codes.length)) return;
    this.#tuples.forget();
    this.#known = this.#tuples.size;
  }
}
