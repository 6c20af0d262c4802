import { cancelled, FailureError } from '../../src/domain/errors';
import type { Dialect } from '../../src/domain/recipe/recipe';
import { toUtf8 } from './bytes/utf8';
import { chunksOf } from './encoding/text';
import type { Kernel } from './kernel/kernel';
import { RowCutter, type Rows } from './rows/row-cutter';

/** What was odd about the text of a file, and was read all the same. */
export interface TextCounts {
  /** Rows with a quote that does not close, or with text behind one that does. */
  readonly brokenQuotes: number;
  /** Characters that could not be decoded. */
  readonly replaced: number;
}

/** Something that rows are gathered in. */
export interface Gatherer<Block> {
  /** The memory in which it wants the rows, if it has one. */
  readonly kernel?: Kernel;
  readonly lines: number;
  /** Takes the rows from `from` on. */
  add(rows: Rows, from: number): void;
  take(): Block;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Told how many bytes of the file have been read. */
  readonly onBytes?: (done: number) => void;
  readonly linesAtOnce: number;
  readonly bytesAtOnce?: number;
}

/** Progress is told so many times a file at most: each time is a message to the page, which draws it. */
const TIMES_TOLD = 50;
const LINES_AT_FIRST = 122_880;
/** Of rows that are long. */
const BYTES_AT_ONCE = 64 * 1024 * 1024;

/**
 * All rows of a file behind its header, block by block.
 *
 * @returns what was met in the whole file.
 * @throws `cancelled` and `file-gone`.
 */
export async function* readRows<Block>(
  file: File,
  dialect: Dialect,
  into: Gatherer<Block>,
  { signal, onBytes, linesAtOnce, bytesAtOnce = BYTES_AT_ONCE }: ReadOptions,
): AsyncGenerator<Block, TextCounts> {
  const cutter = new RowCutter(dialect, into.kernel);
  const decoder = toUtf8(dialect.encoding);
  let isHeader = dialect.hasHeader;
  /** The first blocks are small, so that the database has something to do soon. */
  let wanted = Math.min(LINES_AT_FIRST, linesAtOnce);
  /** Goes on until a block is full, or all bytes so far are used up. */
  const fill = () => {
    while (into.lines < wanted) {
      const rows = cutter.cut(wanted - into.lines + (isHeader ? 1 : 0));
      if (rows.count === 0) return false;
      into.add(rows, isHeader ? 1 : 0);
      isHeader = false;
    }
    return true;
  };
  const take = () => {
    wanted = Math.min(2 * wanted, linesAtOnce);
    return into.take();
  };
  let done = 0;
  let told = 0;
  let inBlock = 0;
  for await (const piece of chunksOf(file)) {
    if (signal.aborted) throw new FailureError(cancelled);
    cutter.push(decoder.push(piece));
    inBlock += piece.length;
    while (fill() || (inBlock >= bytesAtOnce && into.lines > 0)) {
      inBlock = 0;
      yield take();
    }
    done += piece.length;
    if (done - told >= file.size / TIMES_TOLD) {
      told = done;
      onBytes?.(done);
    }
  }
  cutter.push(decoder.end());
  cutter.end();
  while (fill()) yield take();
  if (into.lines > 0) yield take();
  onBytes?.(done);
  return { ...cutter.counts };
}
