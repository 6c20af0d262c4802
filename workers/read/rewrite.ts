import type { Dialect } from '../../src/domain/recipe/recipe';
import { RecordReader, type RecordCounts, type TextRecord } from './records';
import { decodedText } from './encoding/text';

export interface ReadOptions {
  signal?: AbortSignal;
  /** Told how many bytes of the file have been read. */
  onBytes?: (done: number) => void;
}

/** All records of a file, the header first where it has one, some thousand at a time. */
export async function* recordsOf(
  file: Blob,
  dialect: Dialect,
  { signal, onBytes }: ReadOptions = {},
  reader = new RecordReader(dialect),
): AsyncGenerator<TextRecord[]> {
  for await (const text of decodedText(file, dialect.encoding, signal, onBytes)) {
    const records = reader.push(text);
    if (records.length > 0) yield records;
  }
  yield reader.end();
}

export interface RewriteOptions extends ReadOptions {
  /** Cells of a written row. */
  width: number;
  /**
   * Rows to write in the place of a record, e.g. a basket as its lines; `ordinal` counts the records
   * behind the header from 1. Without it a record is written as it is.
   */
  rowsOf?: (record: TextRecord, ordinal: number) => string[][];
}

export interface Rewritten {
  /**
   * CSV as plain as can be: UTF-8, commas, LF, double quotes doubled, no header, no blank lines. A
   * row is `line,cells,flags,c0,…,c<width-1>,more`: the physical line in the file (from 1), how many
   * cells were found, `FLAGS` or-ed, then exactly `width` cells, those that a short record lacks
   * being empty, then what a long one has too much, joined by the file's own delimiter.
   */
  blob: Blob;
  /** The counts are of the whole file; records include the header. */
  counts: RecordCounts;
  /** Rows of the file: the records less the header. */
  rows: number;
}

/**
 * Streams a file that the database cannot read right itself into one that it can. The header, where
 * the dialect has one, is left out. Chromium keeps a large blob on disk, not in memory.
 */
export async function rewritten(
  file: Blob,
  dialect: Dialect,
  { width, rowsOf, ...options }: RewriteOptions,
): Promise<Rewritten> {
  const reader = new RecordReader(dialect);
  const batches = recordsOf(file, dialect, options, reader);
  const encoder = new TextEncoder();
  let ordinal = 0;
  const written = (record: TextRecord): TextRecord[] => {
    ordinal += 1;
    return (rowsOf?.(record, ordinal) ?? []).map((cells) => ({ ...record, cells }));
  };
  let isFirst = dialect.hasHeader;
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await batches.next();
      if (done) return controller.close();
      const records = isFirst ? value.slice(1) : value;
      if (value.length > 0) isFirst = false;
      const rows = rowsOf === undefined ? records : records.flatMap(written);
      controller.enqueue(
        encoder.encode(rows.map((row) => rowText(row, width, dialect.delimiter)).join('')),
      );
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
  const blob = await new Response(bytes).blob();
  const { counts } = reader;
  return { blob, counts, rows: Math.max(0, counts.records - (dialect.hasHeader ? 1 : 0)) };
}

function rowText({ cells, line, flags }: TextRecord, width: number, delimiter: string): string {
  const found = cells.length;
  const more = found > width ? cells.slice(width).join(delimiter) : '';
  const kept = found > width ? cells.slice(0, width) : cells;
  const padding = ','.repeat(Math.max(0, width - found) + 1);
  return `${line},${found},${flags},${csvCells(kept)}${padding}${more === '' ? '' : csvCell(more)}\n`;
}

/** One look at all cells, since nearly all need no quotes. */
const csvCells = (cells: readonly string[]) =>
  NEEDS_QUOTES.test(cells.join('\t')) ? cells.map(csvCell).join(',') : cells.join(',');

const NEEDS_QUOTES = /[",\r\n]/;
const csvCell = (cell: string) =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * The records with the given ordinals, in one pass that ends with the last of them.
 *
 * @param ordinals ascending; 0 is the first record behind the header, or the first where there is none.
 */
export async function recordsAt(
  file: Blob,
  dialect: Dialect,
  ordinals: readonly number[],
  options: ReadOptions = {},
): Promise<TextRecord[]> {
  const found: TextRecord[] = [];
  let first = dialect.hasHeader ? -1 : 0;
  for await (const records of recordsOf(file, dialect, options)) {
    for (;;) {
      const wanted = ordinals[found.length];
      if (wanted === undefined) return found;
      const record = records[wanted - first];
      if (record === undefined) break;
      found.push(record);
    }
    first += records.length;
  }
  return found;
}

/** A look at parts of a file showed this of how plain it is. */
export interface PlainEvidence {
  /** Kinds of line ends seen, e.g. `\r\n`. */
  lineEnds: readonly string[];
  /** `FLAGS` of all records seen, or-ed. */
  flags: number;
  /** Lines seen that are nothing but white space, though not empty. */
  whiteLines: number;
}

/**
 * Tells whether the database may be given the file's own bytes: it then reads them as `RecordReader` does,
 * as far as was seen. A file that differs further on gives errors or rejects in the database, which
 * must then be given the rewritten file.
 */
export function isPlain(dialect: Dialect, evidence: PlainEvidence): boolean {
  const { encoding, delimiter, quote, escape, skip, comment } = dialect;
  return (
    encoding === 'utf-8' &&
    delimiter !== ' ' &&
    delimiter.length === 1 &&
    quote !== "'" &&
    (quote === '' || escape === quote) &&
    skip === 0 &&
    comment === '' &&
    evidence.flags === 0 &&
    evidence.whiteLines === 0 &&
    evidence.lineEnds.length <= 1 &&
    evidence.lineEnds[0] !== '\r'
  );
}
