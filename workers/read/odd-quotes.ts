import { cancelled, FailureError } from '../../src/domain/errors';
import { fileGone } from './text';

/** Bytes held at once. */
const PART = 4 * 1024 * 1024;

/**
 * Whether a file has an odd number of quotes. Each that opens a cell has one that closes it, and one
 * within a cell is written twice, so in such a file one stands where it should not: all text behind it
 * may pass for a single cell, which the database drops at the end of a file without a word.
 *
 * @param quote a character of ASCII, or nothing where the file has none.
 * @throws `cancelled` when the signal is aborted, `file-gone` when the file cannot be read any more.
 */
export async function hasOddQuotes(
  file: File,
  quote: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (quote === '') return false;
  const wanted = quote.charCodeAt(0);
  let isOdd = false;
  for (let at = 0; at < file.size; at += PART) {
    if (signal.aborted) throw new FailureError(cancelled);
    // oxlint-disable-next-line no-await-in-loop -- one part at a time, so that memory stays small
    const bytes = await part(file, at);
    let count = 0;
    for (let index = 0; index < bytes.length; index += 1) if (bytes[index] === wanted) count += 1;
    if (count % 2 === 1) isOdd = !isOdd;
  }
  return isOdd;
}

async function part(file: File, from: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, from + PART).arrayBuffer());
  } catch (error) {
    throw new FailureError(fileGone(file.name, String(error)));
  }
}
