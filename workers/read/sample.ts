import { FailureError, type Failure } from '../../src/domain/errors';
import { plainDialect, type Dialect } from '../../src/domain/recipe/recipe';
import { detectDialect, readText, type DialectGuess } from './dialect/dialect';
import { detectEncoding, type EncodingGuess } from './encoding/encoding';
import { badFile, binaryProblem, documentProblem, formatOf } from './archive/formats';
import type { TextRecord } from './records';
import type { IsKnownHeader } from './dialect/header';
import { fileGone } from './encoding/text';

/** A look at parts of a file shows this, as text. */
export interface Sample {
  dialect: Dialect;
  encoding: EncodingGuess;
  /** The dialect is so sure, 0 to 1; below 0.9 a person should be asked. */
  confidence: number;
  /** Other dialects that would read it too, the likeliest first. */
  alternatives: Dialect[];
  /** Ways to divide it into columns that look alike likely, the proposal first; empty when sure. */
  divisions: Division[];
  /** The header as it stands; `Column 1` and so on where there is none. */
  header: string[];
  /** Rows of the head, then of the middle and the end of a large file; widths may differ. */
  rows: string[][];
  /** The physical lines in which the rows of the head begin; those of later rows are not known. */
  lines: number[];
  /** Those are not all rows of the file. */
  cut: boolean;
  /** The notes say how the file is read: "3 lines before the header are skipped". */
  notes: string[];
  problem: Failure | null;
}

/** A delimiter makes this of a file's first record. */
export interface Division {
  delimiter: string;
  cells: string[];
}

/** So much of a file's beginning is looked at. */
export const HEAD_BYTES = 256 * 1024;
/** So much of its middle and of its end is looked at. */
const SLICE_BYTES = 64 * 1024;

/** Looks at the head, the middle and the end of a file; what is `given` of its dialect holds. */
export async function readSample(
  file: File,
  given: Partial<Dialect> = {},
  isKnownHeader?: IsKnownHeader,
): Promise<Sample> {
  try {
    return await sampled(file, given, isKnownHeader);
  } catch (error) {
    if (error instanceof FailureError) return problemSample(given, error.failure);
    throw error;
  }
}

async function sampled(
  file: File,
  given: Partial<Dialect>,
  isKnownHeader: IsKnownHeader | undefined,
): Promise<Sample> {
  if (file.size === 0) throw new FailureError(badFile(`${file.name} is empty.`));
  const head = await bytesOf(file, 0, HEAD_BYTES);
  const { problem } = formatOf(file.name, head);
  if (problem) throw new FailureError(problem);
  const slices = await Promise.all(
    sliceStarts(file.size).map((start) => bytesOf(file, start, start + SLICE_BYTES)),
  );
  const encoding = detectEncoding([head, ...slices]);
  const label = given.encoding ?? encoding.label;
  if (label === 'utf-32') {
    const message = `${file.name} is written in UTF-32, which browsers do not read. Save it as “CSV UTF-8” and add it again.`;
    throw new FailureError(badFile(message));
  }
  const isCut = file.size > head.length;
  const text = new TextDecoder(label).decode(head, { stream: isCut });
  if (text.trim() === '') throw new FailureError(badFile(`${file.name} has no text in it.`));
  const document = documentProblem(file.name, text) ?? binaryProblem(file.name, text);
  if (document) throw new FailureError(document);
  const guess = detectDialect(text, isCut, { ...given, encoding: label }, isKnownHeader);
  const { dialect } = guess;
  const records = readText(text, isCut, dialect);
  const rows = dialect.hasHeader ? records.slice(1) : records;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const header = dialect.hasHeader ? (records[0]?.cells ?? []) : numbered(width);
  if (header.length > MOST_COLUMNS) throw new FailureError(tooWide(file.name));
  const later = slices.flatMap((slice) => laterRows(slice, dialect, rows));
  return {
    dialect,
    encoding,
    confidence: guess.confidence,
    alternatives: guess.alternatives,
    divisions: divisionsOf(guess, text, isCut),
    header,
    rows: [...rows.map(({ cells }) => cells), ...later],
    lines: rows.map(({ line }) => line),
    cut: isCut,
    notes:
      label === 'utf-8' && encoding.confidence === 1
        ? guess.notes
        : [encoding.reason, ...guess.notes],
    problem: null,
  };
}

/** As many as a spreadsheet has; what is wider is mostly text without a line end. */
const MOST_COLUMNS = 16_384;

const tooWide = (name: string): Failure =>
  badFile(
    `${name} has more than ${MOST_COLUMNS.toLocaleString('en-GB')} columns, the most that can be read. Export it with a row for each order line.`,
  );

/** Below this, a person should be asked. */
export const SURE = 0.9;

/** A blank behind the delimiter makes no other table: cells are tidied. */
function divisionsOf(guess: DialectGuess, text: string, isCut: boolean): Division[] {
  if (guess.delimiterConfidence >= SURE) return [];
  const seen = new Set<string>();
  const divisions = [guess.dialect, ...guess.alternatives].flatMap((dialect) => {
    const { delimiter } = dialect;
    const plain = delimiter.trim() || delimiter;
    const cells = readText(text, isCut, dialect)[0]?.cells ?? [];
    if (seen.has(plain) || cells.length < 2) return [];
    seen.add(plain);
    return [{ delimiter, cells }];
  });
  return divisions.length > 1 ? divisions : [];
}

const numbered = (width: number) =>
  Array.from({ length: width }, (_, index) => `Column ${index + 1}`);

/** Lists where the looks into the middle and at the end of a large file begin. */
function sliceStarts(size: number): number[] {
  if (size < HEAD_BYTES + 2 * SLICE_BYTES) return [];
  // Even, since a character of UTF-16 has two bytes.
  return [Math.max(HEAD_BYTES, size / 2), size - SLICE_BYTES].map(
    (start) => 2 * Math.floor(start / 2),
  );
}

/** Whole records of a piece from within a file, of widths that its head has too. */
function laterRows(bytes: Uint8Array, dialect: Dialect, rows: readonly TextRecord[]): string[][] {
  const text = new TextDecoder(dialect.encoding).decode(bytes);
  const first = text.search(/[\r\n]/);
  if (first < 0) return [];
  const widths = new Set(rows.map(({ cells }) => cells.length));
  return readText(text.slice(first), true, { ...dialect, skip: 0 })
    .filter(({ cells, flags }) => flags === 0 && widths.has(cells.length))
    .map(({ cells }) => cells);
}

async function bytesOf(file: File, start: number, end: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch (error) {
    throw new FailureError(fileGone(file.name, String(error)));
  }
}

const problemSample = (given: Partial<Dialect>, problem: Failure): Sample => ({
  dialect: { ...plainDialect, ...given },
  encoding: {
    label: given.encoding ?? 'utf-8',
    confidence: 0,
    reason: '',
    others: [],
    readings: [],
  },
  confidence: 0,
  alternatives: [],
  divisions: [],
  header: [],
  rows: [],
  lines: [],
  cut: false,
  notes: [],
  problem,
});
