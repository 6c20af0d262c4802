import type { Dialect } from '../../src/domain/recipe/recipe';

/** These bits say what is odd about a record. */
export const FLAGS = {
  /** A quote that does not close, or text behind a closing quote: kept as it stands. */
  brokenQuote: 1,
  /** Longer than `LIMITS.record`: what is behind that is left out. */
  tooLong: 2,
  /** Holds U+FFFD: bytes that are no text in this encoding, or text damaged before. */
  invalidText: 4,
} as const;

export interface TextRecord {
  cells: string[];
  /** The physical line it begins in, the first of the file being 1. */
  line: number;
  /** 0, or `FLAGS` or-ed. */
  flags: number;
}

export interface RecordCounts {
  records: number;
  blankLines: number;
  commentLines: number;
  /** Records that are flagged, and characters that could not be decoded. */
  flagged: number;
  /** Records with a quote that does not close, or text behind one that does. */
  brokenQuotes: number;
  replaced: number;
}

/** In characters, but for `lines`. */
export const LIMITS = {
  record: 2 ** 21,
  /** A quote that has not closed by then never does. */
  quoted: 2 ** 20,
  /** A quoted cell of more lines is doubted when those lines look like records. */
  lines: 30,
};

const MORE = Symbol('more text is needed to tell');
/** Records of one width in a row that make it the width to be expected. */
const SETTLED = 3;
const DOUBTED_LINES = 20;

/**
 * Cuts text into records of cells, chunk by chunk. Line ends are LF, CR or CRLF, also mixed; blank
 * and comment lines are counted and left out, so that line numbers stay those of the file.
 *
 * A cell is quoted when it begins with the quote; quotes elsewhere are text. What a quoted cell may
 * do wrong is settled so that damage stays within its line wherever the lines around say so: a quote
 * that never closes is text, and the record is flagged.
 */
export class RecordReader {
  readonly counts: RecordCounts = {
    records: 0,
    blankLines: 0,
    commentLines: 0,
    flagged: 0,
    brokenQuotes: 0,
    replaced: 0,
  };
  readonly #dialect: Dialect;
  readonly #isBlankSeparated: boolean;
  #text = '';
  #at = 0;
  #line = 1;
  #skip: number;
  #isLast = false;
  /** The rest of the line is left out: its record was too long. */
  #isDiscarding = false;
  #hasReplaced = false;
  /** Chunks not looked at yet, until they come to `wanted` characters. */
  #waiting: string[] = [];
  #waitingLength = 0;
  #wanted = 0;
  /** The width of the last records, and how many of them had it. */
  #width = 0;
  #widthRun = 0;
  readonly #lineFeed = new Finder('\n');
  readonly #carriage = new Finder('\r');
  readonly #delimiter: Finder;
  readonly #quote: Finder;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#isBlankSeparated = dialect.delimiter === ' ';
    this.#skip = dialect.skip;
    this.#delimiter = new Finder(dialect.delimiter);
    this.#quote = new Finder(dialect.quote);
  }

  /** The records that end within the text so far. */
  push(chunk: string): TextRecord[] {
    this.#waiting.push(chunk);
    this.#waitingLength += chunk.length;
    return this.#waitingLength < this.#wanted ? [] : this.#scan();
  }

  /** The records that were still open. */
  end(): TextRecord[] {
    this.#isLast = true;
    return this.#scan();
  }

  /**
   * The first record of a text, of which no line is blank, a comment or to be skipped; null where more
   * text is needed to tell where it ends.
   *
   * @param before the width of the records before it, and how many of them had it.
   */
  first(
    text: string,
    isLast: boolean,
    before: { width: number; widthRun: number },
  ): FirstRecord | null {
    this.#text = text;
    this.#at = 0;
    this.#isLast = isLast;
    this.#width = before.width;
    this.#widthRun = before.widthRun;
    for (const finder of [this.#lineFeed, this.#carriage, this.#delimiter, this.#quote]) {
      finder.reset(text);
    }
    const cutOff = () => ({
      cells: this.#split(0, LIMITS.record),
      flags: FLAGS.tooLong,
      breaks: 0,
      end: LIMITS.record,
      isCutOff: true,
    });
    const isTooLong = text.length > LIMITS.record;
    const end = this.#lineEnd(0);
    if (end === MORE) return isTooLong ? cutOff() : null;
    if (this.#dialect.quote === '' || this.#quote.next(0) >= end) {
      if (end > LIMITS.record) return cutOff();
      return { cells: this.#split(0, end), flags: 0, breaks: 0, end, isCutOff: false };
    }
    const read = this.#record(0, -1);
    if (read === MORE) return isTooLong && !isLast ? cutOff() : null;
    return { ...read, isCutOff: false };
  }

  #scan(): TextRecord[] {
    const fresh = this.#waiting.join('');
    this.#hasReplaced ||= fresh.includes('\uFFFD');
    this.#text = this.#text.slice(this.#at) + fresh;
    this.#at = 0;
    this.#waiting = [];
    this.#waitingLength = 0;
    for (const finder of [this.#lineFeed, this.#carriage, this.#delimiter, this.#quote]) {
      finder.reset(this.#text);
    }
    const records: TextRecord[] = [];
    while (this.#at < this.#text.length && this.#step(records));
    const rest = this.#text.length - this.#at;
    // A record that spans chunks is read anew with more text: twice as much each time, so that the
    // work stays in proportion.
    this.#wanted = rest;
    if (rest === 0) this.#hasReplaced = false;
    return records;
  }

  /** Takes one line or record; false when more text is needed. */
  #step(records: TextRecord[]): boolean {
    const start = this.#at;
    const end = this.#lineEnd(start);
    if (end === MORE) return this.#isDiscarding ? this.#discard() : this.#tooLongYet(records);
    if (this.#isDiscarding) {
      this.#isDiscarding = false;
      return this.#next(end, 1);
    }
    if (this.#skip > 0) {
      this.#skip -= 1;
      return this.#next(end, 1);
    }
    const { comment } = this.#dialect;
    if (comment !== '' && this.#text.startsWith(comment, start)) {
      this.counts.commentLines += 1;
      return this.#next(end, 1);
    }
    if (this.#isBlank(start, end)) {
      this.counts.blankLines += 1;
      return this.#next(end, 1);
    }
    if (this.#dialect.quote === '' || this.#quote.next(start) >= end) {
      const isTooLong = end - start > LIMITS.record;
      const stop = isTooLong ? start + LIMITS.record : end;
      this.#emit(records, this.#split(start, stop), isTooLong ? FLAGS.tooLong : 0);
      return this.#next(end, 1);
    }
    const read = this.#record(start, -1);
    if (read === MORE) return this.#tooLongYet(records);
    this.#emit(records, read.cells, read.flags);
    return this.#next(read.end, 1 + read.breaks);
  }

  #emit(records: TextRecord[], cells: string[], flags: number): void {
    let all = flags;
    if (this.#hasReplaced) {
      const replaced = cells.reduce((sum, cell) => sum + cell.split('\uFFFD').length - 1, 0);
      this.counts.replaced += replaced;
      if (replaced > 0) all |= FLAGS.invalidText;
    }
    if (all !== 0) this.counts.flagged += 1;
    if ((all & FLAGS.brokenQuote) !== 0) this.counts.brokenQuotes += 1;
    this.counts.records += 1;
    if (cells.length === this.#width) this.#widthRun += 1;
    else if ((all & FLAGS.brokenQuote) === 0) {
      this.#width = cells.length;
      this.#widthRun = 1;
    }
    records.push({ cells, line: this.#line, flags: all });
  }

  /** Goes behind a line end, which may be the end of the text. */
  #next(end: number, lines: number): true {
    const isPair =
      this.#text.charCodeAt(end) === CARRIAGE && this.#text.charCodeAt(end + 1) === LINE_FEED;
    this.#at = end + (isPair ? 2 : 1);
    this.#line += lines;
    return true;
  }

  /** Finds where the line ends that `from` is in. */
  #lineEnd(from: number): number | typeof MORE {
    const end = Math.min(this.#lineFeed.next(from), this.#carriage.next(from));
    if (this.#isLast) return Math.min(end, this.#text.length);
    // A line feed that follows a carriage return at the very end may belong to it.
    return end >= this.#text.length - 1 && this.#text.charCodeAt(end) !== LINE_FEED ? MORE : end;
  }

  #isBlank(start: number, end: number): boolean {
    if (start === end) return true;
    if (this.#text.charCodeAt(start) > BLANK) return false;
    if (!this.#isBlankSeparated && this.#delimiter.next(start) < end) return false;
    return this.#text.slice(start, end).trim() === '';
  }

  #split(start: number, end: number): string[] {
    if (!this.#isBlankSeparated) return this.#text.slice(start, end).split(this.#dialect.delimiter);
    let stop = end;
    while (stop > start && isBlankCode(this.#text.charCodeAt(stop - 1))) stop -= 1;
    return this.#text.slice(skipBlanks(this.#text, start), stop).split(BLANKS);
  }

  /** A carriage return at the very end stays: its line feed may follow. */
  #discard(): false {
    this.#at = this.#text.length - (this.#text.endsWith('\r') ? 1 : 0);
    return false;
  }

  /** Ends a record that is still open when it grew too long. */
  #tooLongYet(records: TextRecord[]): boolean {
    const start = this.#at;
    if (this.#isLast || this.#text.length - start <= LIMITS.record) return false;
    if (this.#skip > 0) this.#skip -= 1;
    else this.#emit(records, this.#split(start, start + LIMITS.record), FLAGS.tooLong);
    this.#line += lineBreaks(this.#text, start, this.#text.length);
    this.#isDiscarding = true;
    return this.#discard();
  }

  /**
   * A record with quotes in it, `breaks` line ends inside its cells.
   *
   * @param literal position of a quote to be read as text, or -1.
   */
  #record(start: number, literal: number): ReadRecord | typeof MORE {
    const text = this.#text;
    const cells: string[] = [];
    let flags = literal < 0 ? 0 : FLAGS.brokenQuote;
    let breaks = 0;
    /** The first cell of more than one line. */
    let broken: { open: number; before: number } | null = null;
    let at = this.#isBlankSeparated ? skipBlanks(text, start) : start;
    for (;;) {
      let end: number | typeof MORE;
      if (text[at] === this.#dialect.quote && at !== literal) {
        const cell = this.#quoted(at, cells.length);
        if (cell === MORE) return MORE;
        cells.push(cell.text);
        flags |= cell.flags;
        if (cell.breaks > 0) broken ??= { open: at, before: cells.length - 1 };
        breaks += cell.breaks;
        end = cell.end;
      } else {
        end = this.#bareEnd(at);
        if (end === MORE) return MORE;
        cells.push(text.slice(at, end));
      }
      if (this.#isLineEnd(end)) {
        if (broken && literal < 0 && this.#isDoubtful(broken, cells.length, breaks)) {
          return this.#record(start, broken.open);
        }
        return { cells, flags, breaks, end };
      }
      at = end + this.#dialect.delimiter.length;
      if (!this.#isBlankSeparated) continue;
      at = skipBlanks(text, end);
      if (at >= text.length && !this.#isLast) return MORE;
      if (this.#isLineEnd(at)) return { cells, flags, breaks, end: at };
    }
  }

  #isLineEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === LINE_FEED || code === CARRIAGE || at >= this.#text.length;
  }

  /** Finds where a cell ends that is not quoted: before a delimiter or a line end. */
  #bareEnd(at: number): number | typeof MORE {
    const end = this.#lineEnd(at);
    if (end === MORE) return MORE;
    if (!this.#isBlankSeparated) return Math.min(end, this.#delimiter.next(at));
    let stop = at;
    while (stop < end && !isBlankCode(this.#text.charCodeAt(stop))) stop += 1;
    return stop;
  }

  /** @param before how many cells of the record stand before it. */
  #quoted(open: number, before: number): QuotedCell | typeof MORE {
    const text = this.#text;
    const { quote } = this.#dialect;
    const hasBackslash = this.#dialect.escape === '\\';
    let flags = 0;
    let isEscaped = false;
    let from = open + 1;
    for (;;) {
      const close = text.indexOf(quote, from);
      const reach = close < 0 ? text.length : close;
      if (reach - open > LIMITS.quoted) return this.#literal(open);
      if (close < 0) return this.#isLast ? this.#literal(open) : MORE;
      if (close + 1 >= text.length && !this.#isLast) return MORE;
      if (hasBackslash && isAfterBackslash(text, close, open)) {
        isEscaped = true;
        from = close + 1;
        continue;
      }
      if (text[close + 1] === quote) {
        isEscaped = true;
        from = close + 2;
        continue;
      }
      const end = this.#boundary(close + 1);
      if (end === MORE) return MORE;
      if (end >= 0) {
        const raw = text.slice(open + 1, close);
        const breaks = lineBreaks(text, open, close);
        const cell = isEscaped || hasBackslash ? unescaped(raw, quote, hasBackslash) : raw;
        return { text: cell, flags, breaks, end };
      }
      // Text behind a closing quote: it is none, but text inside a cell of more lines …
      if (lineBreaks(text, open, close) > 0) {
        if (this.#expects(0) || this.#expects(before + this.#bareWidth(open))) {
          return this.#literal(open);
        }
      } else if (!this.#closesLater(close + 1)) {
        // … or the cell only begins with a quoted word.
        return this.#literal(open);
      }
      flags = FLAGS.brokenQuote;
      from = close + 1;
    }
  }

  /** A cell whose opening quote is text. */
  #literal(open: number): QuotedCell | typeof MORE {
    const end = this.#bareEnd(open);
    if (end === MORE) return MORE;
    return { text: this.#text.slice(open, end), flags: FLAGS.brokenQuote, breaks: 0, end };
  }

  /** Finds where the cell ends when nothing but blanks stands before it; -1 when text does. */
  #boundary(from: number): number | typeof MORE {
    const text = this.#text;
    const { delimiter } = this.#dialect;
    if (text.startsWith(delimiter, from) || this.#isLineEnd(from)) return this.#orMore(from);
    const at = skipBlanks(text, from);
    if (this.#isBlankSeparated && at > from) return this.#orMore(at) === MORE ? MORE : from;
    if (text.startsWith(delimiter, at) || this.#isLineEnd(at)) return this.#orMore(at);
    return !this.#isLast && at + delimiter.length > text.length ? MORE : -1;
  }

  /** A line end may be cut in two by the end of the text so far. */
  #orMore(at: number): number | typeof MORE {
    if (this.#isLast || at < this.#text.length - 1) return at;
    return this.#text.charCodeAt(at) === CARRIAGE || at >= this.#text.length ? MORE : at;
  }

  /** Tells whether a quote further on in the line closes the cell, rather than opening another. */
  #closesLater(from: number): boolean {
    const text = this.#text;
    const next = text.indexOf(this.#dialect.quote, from);
    if (next < 0 || next >= Math.min(this.#lineFeed.next(from), this.#carriage.next(from))) {
      return false;
    }
    const opens = text.endsWith(this.#dialect.delimiter, next);
    return !opens && this.#boundary(next + 1) !== -1;
  }

  /** Counts the cells that the rest of the line has when quotes mean nothing. */
  #bareWidth(from: number): number {
    const end = this.#lineEnd(from);
    if (end === MORE) return -1;
    return this.#split(from, end).length;
  }

  #expects(width: number): boolean {
    return (this.#widthRun >= SETTLED ? this.#width : 0) === width;
  }

  /**
   * Tells whether a well-formed cell of several lines rather is a stray quote: the record has not the
   * width of those before it, or is very long, and its lines by themselves have.
   */
  #isDoubtful(
    { open, before }: { open: number; before: number },
    width: number,
    breaks: number,
  ): boolean {
    if (this.#expects(0) || this.#width < 2) return false;
    if (this.#expects(width) && breaks <= LIMITS.lines) return false;
    if (!this.#expects(before + this.#bareWidth(open))) return false;
    let at = open;
    for (let line = 1; line <= Math.min(breaks, DOUBTED_LINES); line += 1) {
      const end = this.#lineEnd(at);
      if (end === MORE) return false;
      at = end + (this.#text.startsWith('\r\n', end) ? 2 : 1);
      if (!this.#expects(this.#bareWidth(at))) return false;
    }
    return true;
  }
}

interface ReadRecord {
  cells: string[];
  flags: number;
  breaks: number;
  /** Position of the line end behind it. */
  end: number;
}

interface FirstRecord extends ReadRecord {
  /** It is too long: the rest of its line, from `end` on, is left out. */
  isCutOff: boolean;
}

interface QuotedCell {
  text: string;
  flags: number;
  breaks: number;
  end: number;
}

const LINE_FEED = 10;
const CARRIAGE = 13;
const BLANK = 32;
const TAB = 9;
const BLANKS = /[ \t]+/;

/** Finds the next place of a needle, asked for ever later places of one text. */
class Finder {
  readonly #needle: string;
  #text = '';
  #from = 0;
  #found = -1;

  constructor(needle: string) {
    this.#needle = needle;
  }

  reset(text: string): void {
    this.#text = text;
    this.#from = 0;
    this.#found = -1;
  }

  /** Infinity where there is none. */
  next(from: number): number {
    if (from < this.#from || from > this.#found) {
      const found = this.#text.indexOf(this.#needle, from);
      this.#found = found < 0 ? Infinity : found;
    }
    this.#from = from;
    return this.#found;
  }
}

const isBlankCode = (code: number) => code === BLANK || code === TAB;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlankCode(text.charCodeAt(at))) at += 1;
  return at;
}

function isAfterBackslash(text: string, at: number, open: number): boolean {
  let first = at;
  while (first - 1 > open && text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

function unescaped(raw: string, quote: string, hasBackslash: boolean): string {
  if (!hasBackslash) return raw.replaceAll(quote + quote, quote);
  return raw.includes('\\') ? raw.replace(/\\(["'\\])/g, '$1') : raw;
}

/** Line ends (CRLF being one) from `from` to before `to`. */
function lineBreaks(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count += 1;
  for (let at = part.indexOf('\r'); at >= 0; at = part.indexOf('\r', at + 1)) {
    if (part.charCodeAt(at + 1) !== LINE_FEED) count += 1;
  }
  return count;
}
