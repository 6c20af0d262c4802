import type { Failure } from '../../../src/domain/errors';

/** A file is one of these by its first bytes; its name says nothing. */
export type Format = 'gzip' | 'zip' | 'compound' | 'text' | 'unusable';

interface Signature {
  bytes: readonly number[];
  format: Format;
  /** "It is …", and what to do about it. */
  what?: string;
  advice?: string;
}

const CSV_ADVICE = 'Export the table as CSV and add that.';
const WORKBOOK_ADVICE = 'Save it as .xlsx or as CSV and add that.';
const OLD_WORKBOOK = 'an old Excel workbook (.xls)';
const UNPACK_ADVICE = 'Unpack it and add the CSV files in it.';
const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x1f, 0x8b], format: 'gzip' },
  { bytes: [0x50, 0x4b, 3, 4], format: 'zip' },
  { bytes: [0x50, 0x4b, 5, 6], format: 'zip' },
  { bytes: [0x50, 0x4b, 7, 8], format: 'zip' },
  // Without a look into such a file this is the likeliest; `compoundProblem` takes that look.
  { ...unusable([0xd0, 0xcf, 0x11, 0xe0], OLD_WORKBOOK, WORKBOOK_ADVICE), format: 'compound' },
  unusable(ascii('BZh'), 'a bzip2 archive', UNPACK_ADVICE),
  unusable([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'a 7-Zip archive', UNPACK_ADVICE),
  unusable([0x28, 0xb5, 0x2f, 0xfd], 'a Zstandard archive', UNPACK_ADVICE),
  unusable([0xfd, 0x37, 0x7a, 0x58, 0x5a], 'an xz archive', UNPACK_ADVICE),
  unusable(ascii('Rar!'), 'a RAR archive', UNPACK_ADVICE),
  unusable(ascii('%PDF'), 'a PDF', CSV_ADVICE),
  unusable([0x89, 0x50, 0x4e, 0x47], 'an image', CSV_ADVICE),
  unusable([0xff, 0xd8, 0xff], 'an image', CSV_ADVICE),
  unusable(ascii('GIF8'), 'an image', CSV_ADVICE),
  unusable(ascii('PAR1'), 'a Parquet file', CSV_ADVICE),
  unusable(ascii('SQLite format 3'), 'an SQLite database', CSV_ADVICE),
  unusable(ascii('{\\rtf'), 'a word processor’s document', CSV_ADVICE),
];

function unusable(bytes: readonly number[], what: string, advice: string): Signature {
  return { bytes, format: 'unusable', what, advice };
}

/** Tells what the beginning of a file shows it to be; a failure where it is nothing that can be read. */
export function formatOf(
  name: string,
  head: Uint8Array,
): { format: Format; problem: Failure | null } {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (known?.what === undefined) return { format: known?.format ?? 'text', problem: null };
  return { format: known.format, problem: badFile(`${name} is ${known.what}. ${known.advice}`) };
}

/** Texts that are no tables, by how they begin. */
const DOCUMENTS: readonly { starts: RegExp; what: string }[] = [
  { starts: /^<(!doctype html|html|head|body|table|style|meta)\b/i, what: 'a web page' },
  { starts: /^<\?xml|^<!--|^<[a-z][\w:.-]*(\s[^<>]*)?>\s*</i, what: 'XML' },
  { starts: /^(\{\s*("|\})|\[\s*([{[\]"]|-?\d))/, what: 'JSON' },
];

/** Why a text is no table, as far as its beginning tells; null otherwise. */
export function documentProblem(name: string, text: string): Failure | null {
  const start = text.slice(0, 2000).trimStart();
  const known = DOCUMENTS.find(({ starts }) => starts.test(start));
  return known ? badFile(`${name} is ${known.what}, not CSV. ${CSV_ADVICE}`) : null;
}

/** Control characters that no text has; line ends, tabs and form feeds are none of them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
/** A text may hold a stray one, or be divided by one; a program's own format has many of many kinds. */
const MOST_CONTROLS = 0.02;
const MOST_KINDS = 4;

/** Why a text, as decoded, is none; null for text. */
export function binaryProblem(name: string, text: string): Failure | null {
  const found = text.match(CONTROLS) ?? [];
  if (found.length <= text.length * MOST_CONTROLS || new Set(found).size <= MOST_KINDS) return null;
  return badFile(`${name} is not a text table: it is in a program’s own format. ${CSV_ADVICE}`);
}

export const badFile = (message: string): Failure => ({ kind: 'bad-file', message });
