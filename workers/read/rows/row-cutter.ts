import type { Dialect } from '../../../src/domain/recipe/recipe';
import type { Utf8Chunk } from '../bytes/utf8';
import { FLAGS, LIMITS, RecordReader } from '../records';
import { Kernel } from '../kernel/kernel';
import { RowMemory } from './row-memory';
import { isBlankText, lineBreaksIn, replacedIn } from './bytes-of-rows';

const LINE_FEED = 10;
const CARRIAGE = 13;
const TAB = 9;
const BLANK = 32;
const BACKSLASH = 92;
/** No byte. */
const NONE = -1;

/** What stands behind a cell, as classes of bytes. */
const MAY_DELIMIT = 1;
const ENDS_LINE = 2;

/** What cutting may come to, beside the place behind a row. */
const MORE = -1;
const DOUBTFUL = -2;

/** Bytes that are decoded at first to settle a doubtful row; most are shorter. */
const WINDOW = 4096;
/** Records of one width in a row that make it the width to be expected, as `RecordReader` has it. */
const SETTLED = 3;

/**
 * Some rows that follow each other. The cells of row `n` are `cells[n]`, from `firsts[n]` on in `starts`
 * and `ends`, which tell where they stand in `bytes`.
 */
export interface Rows {
  readonly count: number;
  /** Where the kernel has them. */
  readonly cutting: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly firsts: Int32Array;
  readonly cells: Int32Array;
  /** The line of the file in which each begins, from 1. */
  readonly lines: Int32Array;
  /** `FLAGS` or-ed. */
  readonly flags: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The cells of a row as texts. */
export function textsOfRow({ bytes, starts, ends, firsts, cells }: Rows, row: number): string[] {
  const first = firsts[row] as number;
  return Array.from({ length: cells[row] as number }, (_, cell) =>
    decoder.decode(bytes.subarray(starts[first + cell], ends[first + cell])),
  );
}

/** So many rows are cut at once: their bytes, and where their cells stand, stay near the processor. */
const ROWS_AT_ONCE = 2048;

/**
 * Cuts UTF-8 into rows of cells, as `RecordReader` cuts text, without making texts of them. Rows in
 * which a quote does not close as it should, or may not, are left to `RecordReader`, so that damage is
 * judged in one place.
 */
export class RowCutter {
  /** Of all rows so far, the header among them. */
  readonly counts = { brokenQuotes: 0, replaced: 0 };
  readonly #memory: RowMemory;
  readonly #flags = new Uint8Array(ROWS_AT_ONCE);
  /** Where the cells of the row being cut begin, and where the last of them ends. */
  #first = 0;
  #next = 0;

  readonly #delimiter: Uint8Array;
  readonly #comment: Uint8Array;
  readonly #quote: number;
  /** A quote of several bytes is only known to `RecordReader`. */
  readonly #isAlwaysDoubtful: boolean;
  readonly #hasBackslash: boolean;
  readonly #isBlankSeparated: boolean;
  /** Most files: the kernel cuts all of their rows that need no care. */
  readonly #isPlain: boolean;
  readonly #careful: RecordReader;
  readonly #classes = new Uint8Array(256);
  #at = 0;
  #limit = 0;
  #isLast = false;
  #hasReplaced = false;
  #skip: number;
  /** The rest of the line is left out: its record was too long. */
  #isDiscarding = false;
  #nextLine = 1;
  /** Line ends within the cells of the row. */
  #breaks = 0;
  /** The flags of a row that was left to `RecordReader`. */
  #settledFlags = 0;
  #width = 0;
  #widthRun = 0;
  readonly #escaped: number[] = [];
  readonly #encoder = new TextEncoder();

  constructor(dialect: Dialect, kernel = new Kernel()) {
    const { delimiter, quote, escape, comment, skip } = dialect;
    this.#delimiter = this.#encoder.encode(delimiter);
    this.#comment = this.#encoder.encode(comment);
    const quoteBytes = this.#encoder.encode(quote);
    this.#quote = quoteBytes.length === 1 ? (quoteBytes[0] as number) : NONE;
    this.#isAlwaysDoubtful = quoteBytes.length > 1;
    this.#hasBackslash = escape === '\\';
    this.#isBlankSeparated = delimiter === ' ';
    this.#isPlain =
      this.#delimiter.length === 1 && !this.#isBlankSeparated && !this.#isAlwaysDoubtful;
    this.#memory = new RowMemory(kernel, ROWS_AT_ONCE);
    this.#memory.expect({
      delimiter: this.#delimiter[0] as number,
      quote: this.#quote === NONE ? null : this.#quote,
      comment: this.#comment[0] ?? null,
      hasBackslash: this.#hasBackslash,
      longestRow: LIMITS.record,
      longestQuoted: LIMITS.quoted,
    });
    this.#skip = skip;
    this.#careful = new RecordReader(dialect);
    this.#classes[LINE_FEED] = ENDS_LINE;
    this.#classes[CARRIAGE] = ENDS_LINE;
    this.#classes[this.#delimiter[0] as number] = MAY_DELIMIT;
    if (this.#isBlankSeparated) this.#classes[TAB] = MAY_DELIMIT;
  }

  push({ bytes, hasReplaced }: Utf8Chunk): void {
    const rest = this.#limit - this.#at;
    if (rest === 0) this.#hasReplaced = false;
    this.#hasReplaced ||= hasReplaced;
    const { at, limit } = this.#memory.push(this.#at, this.#limit, bytes);
    [this.#at, this.#limit] = [at, limit];
  }

  /** No bytes follow: what is left are the last rows. */
  end(): void {
    this.#isLast = true;
  }

  /**
   * Cuts the next rows, at most so many. There are none where more bytes are needed, or none are left.
   * What is returned is good until the next call, or the next bytes.
   */
  cut(most = ROWS_AT_ONCE): Rows {
    const wanted = Math.min(most, ROWS_AT_ONCE);
    this.#first = 0;
    let count = 0;
    for (;;) {
      count = this.#cutPlain(count, wanted);
      if (count === wanted || !this.#cutRow(count)) break;
      this.#first = this.#next;
      count += 1;
    }
    return new CutRows(this.#memory, count, this.#flags);
  }

  /** Cuts rows as long as they need no care; answers how many there are by then. */
  #cutPlain(before: number, most: number): number {
    if (!this.#isPlain || this.#skip > 0 || this.#isDiscarding || this.#hasReplaced) return before;
    const cut = this.#memory.cutPlain(
      { at: this.#at, limit: this.#limit, row: before, cell: this.#first, line: this.#nextLine },
      most,
    );
    const { cells } = this.#memory;
    for (let row = before; row < cut.row; row += 1) {
      const width = cells[row] as number;
      if (width === this.#width) this.#widthRun += 1;
      else [this.#width, this.#widthRun] = [width, 1];
    }
    this.#flags.fill(0, before, cut.row);
    [this.#at, this.#first, this.#nextLine] = [cut.at, cut.cell, cut.line];
    return cut.row;
  }

  #cutRow(row: number): boolean {
    while (this.#at < this.#limit) {
      const at = this.#at;
      if (this.#isDiscarding || this.#skip > 0 || this.#isComment(at)) {
        if (!this.#passLine()) return false;
        continue;
      }
      let end = this.#cut(at);
      if (end === MORE) return false;
      if (end >= 0 && this.#isBlank(at)) {
        this.#goOn(end, 1);
        continue;
      }
      this.#memory.firsts[row] = this.#first;
      this.#memory.lines[row] = this.#nextLine;
      let flags = 0;
      if (end === DOUBTFUL || this.#isAlwaysDoubtful) {
        end = this.#settle(at);
        if (end === MORE) return false;
        flags = this.#settledFlags;
      } else {
        for (const cell of this.#escaped) this.#unescape(cell);
        this.#goOn(end, 1 + this.#breaks);
      }
      const cells = this.#next - this.#first;
      this.#memory.cells[row] = cells;
      this.#flags[row] = this.#count(cells, flags);
      return true;
    }
    return false;
  }

  /** Counts what is odd about a row, and learns how wide rows are; answers its flags. */
  #count(cells: number, settled: number): number {
    let flags = settled;
    if (this.#hasReplaced) {
      let replaced = 0;
      for (let cell = this.#first; cell < this.#next; cell += 1) {
        replaced += replacedIn(
          this.#memory.bytes,
          this.#memory.starts[cell] as number,
          this.#memory.ends[cell] as number,
        );
      }
      this.counts.replaced += replaced;
      if (replaced > 0) flags |= FLAGS.invalidText;
    }
    const isBroken = (flags & FLAGS.brokenQuote) !== 0;
    if (isBroken) this.counts.brokenQuotes += 1;
    if (cells === this.#width) this.#widthRun += 1;
    else if (!isBroken) {
      this.#width = cells;
      this.#widthRun = 1;
    }
    return flags;
  }

  /** Goes behind a line end, which may be the end of the bytes. */
  #goOn(end: number, lines: number): void {
    const bytes = this.#memory.bytes;
    const isPair = bytes[end] === CARRIAGE && bytes[end + 1] === LINE_FEED && end + 1 < this.#limit;
    this.#at = Math.min(end + (isPair ? 2 : 1), this.#limit);
    this.#nextLine += lines;
  }

  /** Leaves out a line, whatever stands in it; false where it does not end yet. */
  #passLine(): boolean {
    let at = this.#at;
    while (this.#classes[this.#memory.bytes[at] as number] !== ENDS_LINE) at += 1;
    if (this.#mayGoOn(at)) {
      // What is left out need not be kept.
      if (this.#isDiscarding) this.#at = Math.min(at, this.#limit);
      return false;
    }
    if (this.#isDiscarding) this.#isDiscarding = false;
    else if (this.#skip > 0) this.#skip -= 1;
    this.#goOn(at, 1);
    return true;
  }

  /** Whether more bytes are needed to tell what ends here: a carriage return may be half of an end. */
  #mayGoOn(at: number): boolean {
    if (this.#isLast) return false;
    return at >= this.#limit || (at === this.#limit - 1 && this.#memory.bytes[at] === CARRIAGE);
  }

  #isComment(at: number): boolean {
    if (this.#comment.length === 0) return false;
    // The comment sign may be cut off, but its line then is, too.
    return this.#comment.every((byte, index) => this.#memory.bytes[at + index] === byte);
  }

  /** Whether the line that was cut holds nothing but white space, and begins with a plain one. */
  #isBlank(at: number): boolean {
    if ((this.#memory.bytes[at] as number) > BLANK || this.#next - this.#first !== 1) return false;
    return isBlankText(this.#memory.bytes, at, this.#memory.ends[this.#first] as number);
  }

  #isDelimiter(at: number): boolean {
    for (let index = 1; index < this.#delimiter.length; index += 1) {
      if (this.#memory.bytes[at + index] !== this.#delimiter[index]) return false;
    }
    return true;
  }

  /** Finds the cells of the row that begins at `from`; answers where its line ends. */
  #cut(from: number): number {
    this.#breaks = 0;
    if (this.#escaped.length > 0) this.#escaped.length = 0;
    const at = this.#cellsFrom(from);
    if (at < 0) return at;
    if (this.#mayGoOn(at)) return MORE;
    if (this.#breaks > 0 && this.#isUnexpected(this.#next - this.#first)) return DOUBTFUL;
    return at - from > LIMITS.record ? DOUBTFUL : at;
  }

  /** Finds where the cells of a row begin and end; answers where its line does. */
  #cellsFrom(from: number): number {
    let { bytes } = this.#memory;
    let cells = this.#first;
    let at = this.#isBlankSeparated ? this.#behindBlanks(from) : from;
    for (;;) {
      if (cells === this.#memory.starts.length) {
        this.#memory.moreCells();
        ({ bytes } = this.#memory);
      }
      if (bytes[at] === this.#quote) {
        this.#memory.starts[cells] = at + 1;
        at = this.#quoted(at, cells);
        this.#memory.ends[cells] = at;
        cells += 1;
        this.#next = cells;
        if (at < 0) return at;
        at += 1;
        if (!this.#endsCell(at)) return this.#behindQuote(at);
      } else {
        this.#memory.starts[cells] = at;
        while (!this.#endsCell(at)) at += 1;
        this.#memory.ends[cells] = at;
        cells += 1;
      }
      if (this.#isBlankSeparated) at = this.#behindBlanks(at);
      if (this.#classes[bytes[at] as number] === ENDS_LINE) break;
      if (!this.#isBlankSeparated) at += this.#delimiter.length;
    }
    this.#next = cells;
    return at;
  }

  #endsCell(at: number): boolean {
    const found = this.#classes[this.#memory.bytes[at] as number] as number;
    return found === ENDS_LINE || (found === MAY_DELIMIT && this.#isDelimiter(at));
  }

  /** Text stands behind a quote that closes: more bytes may tell that it does not. */
  #behindQuote(at: number): number {
    return at >= this.#limit && !this.#isLast ? MORE : DOUBTFUL;
  }

  #behindBlanks(from: number): number {
    let at = from;
    while (this.#memory.bytes[at] === BLANK || this.#memory.bytes[at] === TAB) at += 1;
    return at;
  }

  /** Where a quoted cell closes: at a quote that is not doubled. */
  #quoted(open: number, cell: number): number {
    const bytes = this.#memory.bytes;
    const quote = this.#quote;
    let at = open + 1;
    for (;;) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        if (bytes[at + 1] !== quote || at + 1 >= this.#limit) break;
        if (this.#hasBackslash) return DOUBTFUL;
        if (this.#escaped.at(-1) !== cell) this.#escaped.push(cell);
        at += 2;
      } else if (byte === LINE_FEED || byte === CARRIAGE) {
        if (at >= this.#limit) break;
        this.#breaks += 1;
        const isPair = byte === CARRIAGE && bytes[at + 1] === LINE_FEED && at + 1 < this.#limit;
        at += isPair ? 2 : 1;
      } else if (byte === BACKSLASH && this.#hasBackslash) return DOUBTFUL;
      else at += 1;
    }
    if (at - open > LIMITS.quoted) return DOUBTFUL;
    // What stands behind the quote tells whether it closes the cell.
    if (at + this.#delimiter.length >= this.#limit && !this.#isLast) return MORE;
    return at >= this.#limit ? DOUBTFUL : at;
  }

  /** Whether a cell of several lines may rather be a stray quote, see `RecordReader`. */
  #isUnexpected(cells: number): boolean {
    if (this.#widthRun < SETTLED || this.#width < 2) return false;
    return cells !== this.#width || this.#breaks > LIMITS.lines;
  }

  /** Writes a cell anew, each doubled quote once. */
  #unescape(cell: number): void {
    const bytes = this.#memory.bytes;
    const end = this.#memory.ends[cell] as number;
    let to = this.#memory.starts[cell] as number;
    for (let at = to; at < end; at += 1) {
      const byte = bytes[at] as number;
      bytes[to] = byte;
      to += 1;
      if (byte === this.#quote) at += 1;
    }
    this.#memory.ends[cell] = to;
  }

  /** Has a doubtful row read as text, of more and more bytes, and puts its cells where it stood. */
  #settle(start: number): number {
    const before = { width: this.#width, widthRun: this.#widthRun };
    for (let size = WINDOW; ; size *= 4) {
      const stop = this.#wholeCharacters(Math.min(start + size, this.#limit));
      const isWhole = stop === this.#limit;
      const text = decoder.decode(this.#memory.bytes.subarray(start, stop));
      const read = this.#careful.first(text, isWhole && this.#isLast, before);
      if (read === null) {
        if (isWhole) return MORE;
        continue;
      }
      const end = start + this.#encoder.encode(text.slice(0, read.end)).length;
      this.#settledFlags = read.flags;
      if (read.isCutOff) {
        this.#nextLine += lineBreaksIn(this.#memory.bytes, start, end);
        this.#at = end;
        this.#isDiscarding = true;
      } else this.#goOn(end, 1 + read.breaks);
      this.#put(read.cells, start);
      return end;
    }
  }

  #wholeCharacters(stop: number): number {
    let at = stop;
    while (at < this.#limit && ((this.#memory.bytes[at] as number) & 0xc0) === 0x80) at -= 1;
    return at;
  }

  /** Cells are never longer than the row they were read from. */
  #put(cells: readonly string[], start: number): void {
    while (this.#memory.starts.length < this.#first + cells.length) this.#memory.moreCells();
    let to = start;
    for (const [index, cell] of cells.entries()) {
      const bytes = this.#encoder.encode(cell);
      this.#memory.bytes.set(bytes, to);
      this.#memory.starts[this.#first + index] = to;
      to += bytes.length;
      this.#memory.ends[this.#first + index] = to;
    }
    this.#next = this.#first + cells.length;
  }
}

/** Rows where the memory has them, wherever it has moved to meanwhile. */
class CutRows implements Rows {
  readonly #memory: RowMemory;
  readonly count: number;
  readonly flags: Uint8Array;

  constructor(memory: RowMemory, count: number, flags: Uint8Array) {
    this.#memory = memory;
    this.count = count;
    this.flags = flags;
  }

  get cutting() {
    return this.#memory.cutting;
  }
  get bytes() {
    return this.#memory.bytes;
  }
  get starts() {
    return this.#memory.starts;
  }
  get ends() {
    return this.#memory.ends;
  }
  get firsts() {
    return this.#memory.firsts;
  }
  get cells() {
    return this.#memory.cells;
  }
  get lines() {
    return this.#memory.lines;
  }
}
