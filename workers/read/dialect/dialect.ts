import { plainDialect, type Dialect } from '../../../src/domain/recipe/recipe';
import { delimiterName, delimitersOf } from './delimiters';
import { scoreOf } from './dialect-score';
import { judgeHeader, type IsKnownHeader } from './header';
import { preambleOf, usualWidth } from './preamble';
import { FLAGS, RecordReader, type TextRecord } from '../records';

export interface DialectGuess {
  dialect: Dialect;
  /** 0 to 1; below 0.9 a person should be asked. */
  confidence: number;
  /** The confidence in the delimiter alone. */
  delimiterConfidence: number;
  /** Other dialects that would read the sample too, the likeliest first. */
  alternatives: Dialect[];
  /** The notes say how the file is read: "3 lines before the header are skipped." */
  notes: string[];
}

/** Characters that are judged for the delimiter; more would not change the judgement. */
const JUDGED_TEXT = 64 * 1024;
const JUDGED_RECORDS = 1000;
/** Another dialect must come so near to the best score to be named. */
const NEAR = 0.5;

/** Tells how the head of a file is to be cut into records; what is `given` is not questioned. */
export function detectDialect(
  text: string,
  cut: boolean,
  given: Partial<Dialect> = {},
  isKnownHeader?: IsKnownHeader,
): DialectGuess {
  const isPart = text.length > JUDGED_TEXT;
  const judged = candidates(isPart ? text.slice(0, JUDGED_TEXT) : text, given)
    .map((dialect) => judge(isPart ? text.slice(0, JUDGED_TEXT) : text, cut || isPart, dialect))
    .sort((a, b) => b.score - a.score);
  const best = judged[0] ?? { dialect: { ...plainDialect, ...given }, score: 0 };
  const comment = given.comment ?? commentOf(readText(text, cut, best.dialect));
  const { dialect, records } = settled(
    text,
    cut,
    { ...best.dialect, comment },
    given,
    isKnownHeader,
  );
  const header =
    given.hasHeader === undefined
      ? judgeHeader(
          records.slice(0, JUDGED_RECORDS).map(({ cells }) => cells),
          isKnownHeader,
        )
      : { hasHeader: given.hasHeader, confidence: 1 };
  const others = judged.slice(1).filter(({ score }) => score > NEAR * best.score);
  const rival = others.find((other) => other.dialect.delimiter !== dialect.delimiter);
  const isSingle = records.every(({ cells }) => cells.length === 1);
  const sureness =
    given.delimiter !== undefined
      ? 1
      : isSingle
        ? 0.5
        : surenessOver(best.score, rival?.score ?? 0);
  return {
    dialect: { ...dialect, hasHeader: header.hasHeader },
    confidence: Math.min(sureness, header.confidence),
    delimiterConfidence: sureness,
    alternatives: others.map((other) => ({ ...dialect, ...pick(other.dialect) })),
    notes: notesOn(dialect, records, header.hasHeader, text, isSingle),
  };
}

/** The records of a text; the last is left out where the text is cut off. */
export function readText(text: string, cut: boolean, dialect: Dialect): TextRecord[] {
  const reader = new RecordReader(dialect);
  const records = reader.push(text);
  return cut && records.length > 0 ? records : [...records, ...reader.end()];
}

const pick = ({ delimiter, quote, escape }: Dialect) => ({ delimiter, quote, escape });

/** 1 far above the rival, 0.5 when level. */
const surenessOver = (score: number, rival: number) => 1 - 0.5 * (rival / score) ** 6;

function candidates(text: string, given: Partial<Dialect>): Dialect[] {
  if (given.delimiter === undefined && given.quote === undefined && areQuotedLists(text))
    return [{ ...plainDialect, ...DOUBLED, ...given, hasHeader: false }];
  const delimiters = given.delimiter === undefined ? delimitersOf(text) : [given.delimiter];
  return (delimiters.length > 0 ? delimiters : [',']).flatMap((delimiter) =>
    quotings(text, delimiter, given).map((quoting) => ({
      ...plainDialect,
      delimiter,
      ...quoting,
      ...given,
      hasHeader: false,
    })),
  );
}

const QUOTED_WHOLE = /^"(?:[^"]|"")*"$/;

/** Each line is one text in quotes, and those are lists of different lengths: one column, no table. */
function areQuotedLists(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
  // The first may be a header; the last may be cut off.
  const judged = lines.slice(1, -1);
  if (judged.length < 3 || !judged.every((line) => QUOTED_WHOLE.test(line))) return false;
  return new Set(judged.map((line) => line.split(',').length)).size > 1;
}

type Quoting = Pick<Dialect, 'quote' | 'escape'>;
const DOUBLED: Quoting = { quote: '"', escape: '"' };

/** Ways to quote that a text shows signs of, the more usual ones first. */
function quotings(text: string, delimiter: string, given: Partial<Dialect>): Quoting[] {
  if (given.quote !== undefined && given.escape !== undefined) return [DOUBLED];
  const found = [DOUBLED];
  if (text.includes('"')) {
    if (text.includes('\\"')) found.push({ quote: '"', escape: '\\' });
    found.push({ quote: '', escape: '' });
  }
  const single = new RegExp(
    `(?:^|[\\r\\n]|${escaped(delimiter)})'[^'\\r\\n]*'(?=$|[\\r\\n]|${escaped(delimiter)})`,
    'g',
  );
  if ((text.match(single)?.length ?? 0) >= 2) {
    found.push({ quote: "'", escape: "'" });
    if (text.includes("\\'")) found.push({ quote: "'", escape: '\\' });
  }
  return found;
}

const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

function judge(text: string, cut: boolean, dialect: Dialect): { dialect: Dialect; score: number } {
  const records = readText(text, cut, dialect).slice(0, JUDGED_RECORDS);
  // Text before the table is no sign of how the table is written.
  const table = records.slice(preambleOf(records));
  return { dialect, score: scoreOf(table, dialect) };
}

const COMMENTS = ['#', '//', '--'];

/** Finds what begins the comment lines of a file: no record that begins with it has the usual width. */
function commentOf(records: readonly TextRecord[]): string {
  const width = usualWidth(records);
  if (width < 2) return '';
  return (
    COMMENTS.find((sign) => {
      const begun = records.filter(({ cells }) => cells[0]?.startsWith(sign));
      const isFirst = records[0]?.cells[0]?.startsWith(sign) ?? false;
      const isComment = begun.every(({ cells }) => cells.length < width);
      return isComment && (begun.length > 1 || (begun.length === 1 && isFirst));
    }) ?? ''
  );
}

/** The dialect with the lines to skip, and the records it gives: the second reading. */
function settled(
  text: string,
  cut: boolean,
  dialect: Dialect,
  given: Partial<Dialect>,
  isKnownHeader: IsKnownHeader | undefined,
) {
  const records = readText(text, cut, dialect);
  if (given.skip !== undefined) return { dialect, records };
  const before = preambleOf(records, isKnownHeader);
  const first = records[before];
  if (before === 0 || first === undefined) return { dialect, records };
  const skipping = { ...dialect, skip: first.line - 1 };
  return { dialect: skipping, records: readText(text, cut, skipping) };
}

function notesOn(
  dialect: Dialect,
  records: readonly TextRecord[],
  hasHeader: boolean,
  text: string,
  isSingle: boolean,
): string[] {
  const notes: string[] = [];
  const { skip, comment, delimiter } = dialect;
  if (skip > 0) {
    const what = hasHeader ? 'the header' : 'the first row';
    notes.push(
      skip === 1
        ? `The line before ${what} is skipped.`
        : `${skip} lines before ${what} are skipped.`,
    );
  }
  if (comment !== '') notes.push(`Lines that begin with ${comment} are comments and are skipped.`);
  if (isSingle) {
    const tried = delimitersOf(text).map(delimiterName);
    const trial = tried.length > 0 ? ` (${tried.join(', ')} were tried)` : '';
    notes.push(`Nothing divides its lines into columns${trial}: it is read as one column.`);
  } else if (delimiter !== ',') {
    notes.push(`Its cells are divided by ${delimiterName(delimiter)}.`);
  }
  if (!hasHeader) notes.push('Its first line is a row already: there is no header.');
  const broken = records.filter(({ flags }) => (flags & FLAGS.brokenQuote) !== 0);
  const [first] = broken;
  if (first) {
    notes.push(
      broken.length === 1
        ? `A quote in line ${first.line} is not closed or stands within a text: it is kept as it is.`
        : `Quotes in ${broken.length} rows, the first in line ${first.line}, are not closed or stand within a text: they are kept as they are.`,
    );
  }
  return notes;
}
