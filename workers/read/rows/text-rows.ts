import { TextColumn } from '../columns/text-column';
import type { Cells } from '../columns/cells';
import { Ints } from '../columns/ints';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { isRagged, widthsOf, type Widths } from './ragged';
import type { Rows } from './row-cutter';

/** Some rows of a file, in their order, their cells as texts. */
export interface TextRows {
  /** Where each begins in the file. */
  readonly line: Int32Array<ArrayBuffer>;
  /** 1 for a row that does not fit the header. */
  readonly ragged: Int32Array<ArrayBuffer>;
  /** As many as the header names; cells that a row lacks are empty. */
  readonly columns: readonly Cells[];
}

const NOTHING = new Uint8Array(0);

/** Gathers the rows of a file as texts. */
export class TextRowsOf {
  readonly #widths: Widths;
  readonly #columns: readonly TextColumn[];
  readonly #line = new Ints();
  readonly #ragged = new Ints();

  constructor(source: SourceRecipe) {
    this.#widths = widthsOf(source);
    this.#columns = source.columns.map(() => new TextColumn());
  }

  get lines(): number {
    return this.#line.length;
  }

  add(rows: Rows, from: number): void {
    for (let row = from; row < rows.count; row += 1) this.#addRow(rows, row);
  }

  #addRow(rows: Rows, row: number): void {
    this.#line.add(rows.lines[row] as number);
    this.#ragged.add(isRagged(rows, row, this.#widths) ? 1 : 0);
    const cells = rows.cells[row] as number;
    const first = rows.firsts[row] as number;
    for (const [cell, column] of this.#columns.entries()) {
      if (cell >= cells) column.add(NOTHING, 0, 0);
      else {
        const [start, end] = [rows.starts[first + cell], rows.ends[first + cell]];
        column.add(rows.bytes, start as number, end as number);
      }
    }
  }

  take(): TextRows {
    return {
      line: this.#line.take(),
      ragged: this.#ragged.take(),
      columns: this.#columns.map((column) => column.take()),
    };
  }
}
