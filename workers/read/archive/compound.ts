import type { Failure } from '../../../src/domain/errors';
import { badFile } from './formats';

/**
 * Microsoft's compound files ([MS-CFB]) hold documents of before 2007, and newer ones that are
 * locked: what they are, the names in their directory say.
 */
export async function compoundProblem(file: File): Promise<Failure> {
  const names = await directoryNames(file);
  const what = KINDS.find(([sign]) => names.some((name) => sign.test(name)))?.[1];
  return badFile(`${file.name} is ${what ?? OLD_WORKBOOK}`);
}

const OLD_WORKBOOK = 'an old Excel workbook (.xls). Save it as .xlsx or as CSV and add that.';

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^EncryptedPackage$/, 'locked with a password. Save it without one and add that.'],
  [/^(Workbook|Book)$/, OLD_WORKBOOK],
  [/^WordDocument$/, 'a word processor’s document. Export the table in it as CSV and add that.'],
  [/^PowerPoint/, 'a presentation. Export the table in it as CSV and add that.'],
];

const HEADER_BYTES = 512;
const SECTOR_SHIFT = 30;
const FIRST_DIRECTORY_SECTOR = 48;
const ENTRY_BYTES = 128;
const NAME_BYTES = 64;
/** More than a document has; the directory of a small file is in one piece. */
const ENTRIES = 64;

async function directoryNames(file: File): Promise<string[]> {
  const header = new DataView(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (header.byteLength < HEADER_BYTES) return [];
  const sector = 2 ** Math.min(12, header.getUint16(SECTOR_SHIFT, true));
  const start = (header.getUint32(FIRST_DIRECTORY_SECTOR, true) + 1) * sector;
  const directory = await file.slice(start, start + ENTRIES * ENTRY_BYTES).arrayBuffer();
  const text = new TextDecoder('utf-16le');
  return Array.from({ length: Math.floor(directory.byteLength / ENTRY_BYTES) }, (_, index) => {
    const name = text.decode(new Uint8Array(directory, index * ENTRY_BYTES, NAME_BYTES));
    return name.slice(0, name.indexOf('\u0000'));
  });
}
