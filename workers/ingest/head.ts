import type { Failure } from '../../src/domain/errors';

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 256 * 1024;

export interface Head {
  text: string;
  /** The file goes on after the text: its last record may be cut off. */
  cut: boolean;
  problem: Failure | null;
}

/** Reads the beginning of a file as UTF-8 text, without its byte order mark. */
export async function readHead(file: File): Promise<Head> {
  if (file.size === 0) return failedHead(`${file.name} is empty.`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch (error) {
    const message = `${file.name} changed or disappeared after it was chosen. Choose it again.`;
    return { text: '', cut: false, problem: { kind: 'file-gone', message, detail: String(error) } };
  }
  const format = formatOf(bytes);
  if (format !== null) {
    return failedHead(`${file.name} is not a text table: it looks like ${format}.`);
  }
  const cut = file.size > bytes.length;
  try {
    // `stream` lets a character be cut in two at the end of the head.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    if (text.trim() === '') return failedHead(`${file.name} has no text in it.`);
    return { text, cut, problem: null };
  } catch {
    const message = `${file.name} is not written in UTF-8. Save it as “CSV UTF-8” and add it again.`;
    return {
      text: new TextDecoder().decode(bytes),
      cut,
      problem: { kind: 'bad-file', message },
    };
  }
}

const failedHead = (message: string): Head => ({
  text: '',
  cut: false,
  problem: { kind: 'bad-file', message },
});

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['an Excel or zip file', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty zip file', [0x50, 0x4b, 0x05, 0x06]],
  ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a bzip2 file', [0x42, 0x5a, 0x68]],
  ['a 7-Zip file', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an image', [0x89, 0x50, 0x4e, 0x47]],
  ['an image', [0xff, 0xd8, 0xff]],
  ['an image', [0x47, 0x49, 0x46, 0x38]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['text in UTF-16, not UTF-8', [0xff, 0xfe]],
  ['text in UTF-16, not UTF-8', [0xfe, 0xff]],
];

/** What a file that is no text is, as far as its first bytes tell; null for text. */
function formatOf(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  return bytes.includes(0) ? 'a program’s own binary format' : null;
}
