import type { Expansion } from '../archive/expansion';

/** Lines are kept on disk, as blobs do in Chromium, once they are so many characters. */
const PIECE = 2 ** 20;

/**
 * The rows of a sheet as CSV: commas, every row as wide as the widest, and a row's line is its number
 * in the sheet. For that, rows that are missing are blank lines, and a line break in a cell is a
 * blank.
 */
export class SheetCsv {
  readonly #expansion: Expansion;
  readonly #pieces: { content: Blob; width: number }[] = [];
  #lines: string[] = [];
  #length = 0;
  #lastRow = 0;
  /** The width of the widest row so far; those of one piece are all as wide. */
  #width = 0;
  /** Rows in which something stands. */
  rows = 0;

  constructor(expansion: Expansion) {
    this.#expansion = expansion;
  }

  add(row: number, cells: readonly string[]): void {
    if (!cells.some((cell) => cell.trim() !== '')) return;
    if (cells.length > this.#width) {
      this.#endPiece();
      this.#width = cells.length;
    }
    const missing = '\n'.repeat(Math.max(0, row - this.#lastRow - 1));
    const line = `${missing}${csvCells(cells)}${','.repeat(this.#width - cells.length)}\n`;
    this.#lastRow = Math.max(row, this.#lastRow + 1);
    this.#expansion.add(line.length);
    this.#lines.push(line);
    this.#length += line.length;
    this.rows += 1;
    if (this.#length > PIECE) this.#endPiece();
  }

  #endPiece(): void {
    if (this.#lines.length === 0) return;
    this.#pieces.push({ content: new Blob(this.#lines), width: this.#width });
    this.#lines = [];
    this.#length = 0;
  }

  async file(name: string): Promise<File> {
    this.#endPiece();
    const pieces: BlobPart[] = [];
    for (const { content, width } of this.#pieces) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
      pieces.push(width < this.#width ? await this.#widened(content, width) : content);
    }
    return new File(pieces, name, { type: 'text/csv' });
  }

  async #widened(content: Blob, width: number): Promise<string> {
    const more = ','.repeat(this.#width - width);
    const text = (await content.text()).replace(/(?<=[^\n])\n/g, `${more}\n`);
    this.#expansion.add(text.length);
    return text;
  }
}

const SPECIAL = /[",\r\n]/;

const csvCells = (cells: readonly string[]) =>
  SPECIAL.test(cells.join('\t')) ? cells.map(csvCell).join(',') : cells.join(',');

function csvCell(cell: string): string {
  if (!SPECIAL.test(cell)) return cell;
  const line = cell.replace(/\r\n?|\n/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
