import { cancelled, FailureError } from '../../src/domain/errors';
import { fileGone } from './encoding/text';

export interface SliceOptions {
  /** A character of ASCII, or nothing where the file has none. */
  quote: string;
  /** A slice ends with the first row that ends here or behind. */
  sliceBytes: number;
  signal: AbortSignal;
}

/**
 * A file in slices, each of which ends where a row does; a line within quotes ends no row. The last
 * slice comes before the file was looked through to its end, so that a caller who asks for the next
 * one before it reads this has both done at once.
 *
 * Returns whether the file has an odd number of quotes. Each that opens a cell has one that closes it,
 * and one within a cell is written twice, so in such a file one stands where it should not: all text
 * behind it may pass for a single cell, which the database drops at the end of a file without a word.
 *
 * @throws `cancelled` when the signal is aborted, `file-gone` when the file cannot be read any more.
 */
export async function* rowSlices(
  file: File,
  { quote, sliceBytes, signal }: SliceOptions,
): AsyncGenerator<Blob, boolean> {
  const wanted = quote === '' ? NONE : quote.charCodeAt(0);
  let start = 0;
  let isOdd = false;
  let isLast = file.size <= sliceBytes;
  if (isLast) yield file;
  // Nothing more is to be found where there are no quotes.
  if (isLast && wanted === NONE) return false;
  for (let at = 0; at < file.size; at += PART) {
    if (signal.aborted) throw new FailureError(cancelled);
    // oxlint-disable-next-line no-await-in-loop -- one part at a time, so that memory stays small
    const bytes = await part(file, at);
    for (let from = 0; from < bytes.length;) {
      const cutFrom = isLast ? Number.POSITIVE_INFINITY : start + sliceBytes - at - 1;
      const found = rowEnd(bytes, { from, cutFrom, wanted, isOdd });
      from = found.end;
      isOdd = found.isOdd;
      if (!found.isCut) continue;
      yield file.slice(start, at + from);
      start = at + from;
      isLast = file.size - start <= sliceBytes;
      if (isLast && start < file.size) yield file.slice(start);
      if (isLast && wanted === NONE) return false;
    }
  }
  if (!isLast && !isOdd && start < file.size) yield file.slice(start);
  return isOdd;
}

/** Bytes held at once. */
const PART = 4 * 1024 * 1024;
const LINE_FEED = 10;
/** No byte. */
const NONE = -1;

/** Goes on to behind the first row that ends at `cutFrom` or later, or to the end of the bytes. */
function rowEnd(
  bytes: Uint8Array,
  from: { from: number; cutFrom: number; wanted: number; isOdd: boolean },
): { end: number; isOdd: boolean; isCut: boolean } {
  const { cutFrom, wanted } = from;
  let { from: at, isOdd } = from;
  for (;;) {
    const quote = wanted === NONE ? -1 : bytes.indexOf(wanted, at);
    const next = quote === -1 ? bytes.length : quote;
    if (!isOdd && next > cutFrom) {
      const feed = bytes.indexOf(LINE_FEED, Math.max(at, cutFrom));
      if (feed !== -1 && feed < next) return { end: feed + 1, isOdd, isCut: true };
    }
    if (quote === -1) return { end: bytes.length, isOdd, isCut: false };
    isOdd = !isOdd;
    at = quote + 1;
  }
}

async function part(file: File, from: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, from + PART).arrayBuffer());
  } catch (error) {
    throw new FailureError(fileGone(file.name, String(error)));
  }
}
