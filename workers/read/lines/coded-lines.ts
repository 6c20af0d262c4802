import type { ColumnRecipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import { CodedColumn, Combination, type CodedRows } from '../columns/coded-column';
import type { Dictionary } from '../columns/dictionary';
import { hashOf } from '../columns/hash';
import { Ints } from '../columns/ints';
import { Kernel } from '../kernel/kernel';
import type { Rows } from '../rows/row-cutter';
import { isRagged, widthsOf, type Widths } from '../rows/ragged';
import { itemsOf, type PutItems } from './items-of';

/** What is odd about a line, as bits. */
export const ODD = {
  /** Its row does not fit the header. */
  ragged: 1,
  /** Its row is the header once more. */
  header: 2,
} as const;

/** What is wanted of a source of order lines. */
export interface CodedPlan {
  readonly source: SourceRecipe;
  /** The columns of its lines, which for baskets are not those of its rows: see `lineColumns`. */
  readonly columns: readonly ColumnRecipe[];
  /** Which of these are wanted together: what a value of a line is made of. */
  readonly keys: readonly (readonly number[])[];
  /** A column whose cell goes for the lines below, too, until another is filled. */
  readonly carried: number | null;
  /** Cells that say, together, that a row is the header once more. */
  readonly header: readonly { column: number; text: string }[];
  /** Whether a hash of each line's cells is wanted. */
  readonly isHashed: boolean;
}

/** Some lines of a file, in their order. */
export interface CodedLines {
  /** Where each begins in the file; the lines of a basket share theirs. */
  readonly line: Int32Array<ArrayBuffer>;
  /** `ODD` or-ed. */
  readonly odd: Int32Array<ArrayBuffer>;
  /** As the plan's keys. */
  readonly keys: readonly CodedRows[];
  /** Two of each line, beside each other; empty where none are wanted. */
  readonly hashes: Int32Array<ArrayBuffer>;
  /** Rows of the file. */
  readonly rows: number;
}

const NOTHING = new Uint8Array(0);
const BLANK = 32;
/** Not the first 32 bits once more. */
const OTHER_SEED = 0x5bd1e995;

/** A column whose cells stand in the file. */
interface OwnColumn {
  readonly cell: number;
  readonly dictionary: Dictionary;
  readonly codes: Ints;
}

/** Gathers the lines of a file, their cells as codes. */
export class CodedLinesOf {
  readonly kernel = new Kernel();
  readonly #plan: CodedPlan;
  readonly #widths: Widths;
  readonly #columns: readonly CodedColumn[];
  /** Columns that are cells of a row, and which. */
  readonly #own: readonly OwnColumn[];
  readonly #keys: readonly { columns: readonly CodedColumn[]; together: Combination | null }[];
  readonly #items: PutItems | null;
  readonly #itemColumns: readonly CodedColumn[];
  readonly #ordinals: CodedColumn | null;
  readonly #headerTexts: readonly { column: CodedColumn; text: Uint8Array }[];
  #header: Int32Array;
  readonly #carried: { column: CodedColumn; cell: number } | null;
  #carriedCode = -1;
  #carriedText = NOTHING;
  readonly #line = new Ints();
  readonly #odd = new Ints();
  readonly #hashes = new Ints();
  #rows = 0;
  /** Rows of the file so far. */
  #ordinal = 0;
  readonly #encoder = new TextEncoder();

  constructor(plan: CodedPlan) {
    const { source, columns, keys, carried, header } = plan;
    this.#plan = plan;
    this.#widths = widthsOf(source);
    this.#columns = columns.map(() => new CodedColumn(this.kernel));
    const wanted = new Set([...keys.flat(), ...header.map(({ column }) => column)]);
    const place = (column: number) => this.#columns[column] as CodedColumn;
    const { kept, name, quantity, price, row } = linePlaces(source);
    this.#own = kept.flatMap((cell, column) =>
      wanted.has(column)
        ? [{ cell, dictionary: place(column).dictionary, codes: place(column).codes }]
        : [],
    );
    this.#items =
      name === null || quantity === null
        ? null
        : itemsOf(this.kernel, source.shape, source.columns, {
            name: place(name),
            quantity: place(quantity),
            price: price === null ? null : place(price),
          });
    this.#itemColumns = [name, quantity, price].flatMap((at) => (at === null ? [] : [place(at)]));
    this.#ordinals = row === null ? null : place(row);
    this.#keys = keys.map((key) => ({
      columns: key.map(place),
      together: key.length > 1 ? new Combination(key.map(place)) : null,
    }));
    this.#headerTexts = header.map(({ column, text }) => ({
      column: place(column),
      text: this.#encoder.encode(text),
    }));
    this.#header = this.#headerCodes();
    this.#carried = carried === null ? null : { column: place(carried), cell: carried };
  }

  get lines(): number {
    return this.#line.length;
  }

  add(rows: Rows, from: number): void {
    const before = this.#line.length;
    const counts = this.#items === null ? null : this.#itemCounts(rows, from, this.#items);
    this.#placeLines(rows, from, counts);
    for (const { cell, dictionary, codes } of this.#own) {
      const added = this.#line.length - before;
      const into = codes.more(Math.max(added, rows.count - from));
      dictionary.codesOf(rows, cell, from, rows.count, into, codes.length);
      if (counts !== null) spread(into, codes.length, counts);
      codes.length += added;
    }
    if (this.#header.length > 0) this.#markHeaders(before);
    if (this.#carried !== null) this.#carry(rows, from, before);
    if (this.#plan.isHashed) this.#hash(rows, from, before, counts);
    this.#rows += rows.count - from;
  }

  /** Puts the items of each row into their columns; a basket without any is one line with no product. */
  #itemCounts(rows: Rows, from: number, items: PutItems): Int32Array {
    const counts = new Int32Array(rows.count - from);
    for (let row = from; row < rows.count; row += 1) {
      const found = items(rows, row);
      if (found === 0) {
        for (const { codes, dictionary } of this.#itemColumns) {
          codes.add(dictionary.code(NOTHING, 0, 0));
        }
      }
      counts[row - from] = Math.max(found, 1);
    }
    return counts;
  }

  /** Tells where each line stands in the file, and what is odd about its row. */
  #placeLines(rows: Rows, from: number, counts: Int32Array | null): void {
    const { count, lines, cells, flags } = rows;
    const { named } = this.#widths;
    const all = counts === null ? count - from : counts.reduce((sum, items) => sum + items, 0);
    const [line, odd] = [this.#line.more(all), this.#odd.more(all)];
    let to = this.#line.length;
    for (let row = from; row < count; row += 1) {
      // Nearly all rows are as the header has it.
      const isEven = cells[row] === named && flags[row] === 0;
      const oddity = !isEven && isRagged(rows, row, this.#widths) ? ODD.ragged : 0;
      const end = to + (counts === null ? 1 : (counts[row - from] as number));
      for (; to < end; to += 1) {
        line[to] = lines[row] as number;
        odd[to] = oddity;
      }
    }
    this.#line.length += all;
    this.#odd.length += all;
    if (this.#ordinals !== null) this.#numberRows(rows, from, counts);
    this.#ordinal += count - from;
  }

  /** Numbers rows, which are orders: those of baskets one by one, others by their lines. */
  #numberRows({ count, lines }: Rows, from: number, counts: Int32Array | null): void {
    for (let row = from; row < count; row += 1) {
      if (counts === null) this.#number(lines[row] as number, 1);
      else this.#number(this.#ordinal + row - from + 1, counts[row - from] as number);
    }
  }

  /** The lines since it was last asked. */
  take(): CodedLines {
    const taken = new Map(this.#columns.map((column) => [column, column.take()] as const));
    const keys = this.#keys.map(({ columns, together }) => {
      const rows = columns.map((column) => taken.get(column) as CodedRows);
      return together?.take(rows) ?? (rows[0] as CodedRows);
    });
    const forgotten = new Set<CodedColumn>();
    for (const [column, rows] of taken) if (column.settle(rows)) forgotten.add(column);
    for (const [index, { columns, together }] of this.#keys.entries()) {
      together?.settle(
        keys[index] as CodedRows,
        columns.some((column) => forgotten.has(column)),
      );
    }
    this.#header = this.#headerCodes();
    if (this.#carried !== null && forgotten.has(this.#carried.column)) this.#recode();
    const rows = this.#rows;
    this.#rows = 0;
    const [line, odd] = [this.#line.take(), this.#odd.take()];
    return { line, odd, keys, hashes: this.#hashes.take(), rows };
  }

  /** The header's cells are met before any row is, so that a row need only be compared by codes. */
  #headerCodes(): Int32Array {
    return Int32Array.from(this.#headerTexts, ({ column, text }) =>
      column.dictionary.code(text, 0, text.length),
    );
  }

  #markHeaders(before: number): void {
    const first = this.#headerTexts[0]?.column.codes;
    for (let at = before; at < this.#line.length; at += 1) {
      if (first?.at(at) === this.#header[0] && this.#isHeader(at)) {
        this.#odd.set(at, this.#odd.at(at) | ODD.header);
      }
    }
  }

  #isHeader(at: number): boolean {
    return this.#headerTexts.every(
      ({ column }, index) => column.codes.at(at) === this.#header[index],
    );
  }

  #carry({ bytes, starts, ends, firsts, cells, count }: Rows, from: number, before: number): void {
    const { column, cell } = this.#carried as { column: CodedColumn; cell: number };
    const { codes } = column;
    for (let row = from; row < count; row += 1) {
      const at = before + row - from;
      const place = (firsts[row] as number) + cell;
      const hasCell = cell < (cells[row] as number);
      const first = hasCell ? (starts[place] as number) : 0;
      const end = hasCell ? (ends[place] as number) : 0;
      let start = first;
      while (start < end && bytes[start] === BLANK) start += 1;
      if (start === end) {
        if (this.#carriedCode >= 0) codes.set(at, this.#carriedCode);
      } else if (codes.at(at) !== this.#carriedCode) {
        this.#carriedCode = codes.at(at);
        this.#carriedText = bytes.slice(first, end);
      }
    }
  }

  #recode(): void {
    if (this.#carriedCode < 0 || this.#carried === null) return;
    const text = this.#carriedText;
    this.#carriedCode = this.#carried.column.dictionary.code(text, 0, text.length);
  }

  #number(number: number, items: number): void {
    const { codes, dictionary } = this.#ordinals as CodedColumn;
    const text = this.#encoder.encode(String(number));
    const code = dictionary.code(text, 0, text.length);
    for (let item = 0; item < items; item += 1) codes.add(code);
  }

  /** Lines that have the same cells have the same hashes; those of baskets differ by their items. */
  #hash(rows: Rows, from: number, before: number, counts: Int32Array | null): void {
    if (counts !== null) {
      for (let at = before; at < this.#line.length; at += 1) this.#hashBasketLine(at);
      return;
    }
    const { bytes, starts, ends, firsts, cells } = rows;
    const width = this.#plan.source.columns.length;
    for (let row = from; row < rows.count; row += 1) {
      const first = firsts[row] as number;
      let [one, other] = [0, OTHER_SEED];
      for (let cell = 0; cell < width; cell += 1) {
        const isThere = cell < (cells[row] as number);
        const start = isThere ? (starts[first + cell] as number) : 0;
        const length = isThere ? (ends[first + cell] as number) - start : 0;
        one = hashOf(bytes, start, length, one);
        other = hashOf(bytes, start, length, other);
      }
      this.#hashes.add(one);
      this.#hashes.add(other);
    }
  }

  #hashBasketLine(at: number): void {
    let [one, other] = [0, OTHER_SEED];
    for (const { codes, dictionary } of this.#columns) {
      if (codes.length <= at) continue;
      const text = dictionary.cells(Int32Array.of(codes.at(at))).bytes;
      one = hashOf(text, 0, text.length, one);
      other = hashOf(text, 0, text.length, other);
    }
    this.#hashes.add(one);
    this.#hashes.add(other);
  }
}

/** Repeats the code of each row for all of its lines, from the last to the first so that none is lost. */
function spread(codes: Int32Array, at: number, counts: Int32Array): void {
  let to = at;
  for (const count of counts) to += count;
  for (let row = counts.length - 1; row >= 0; row -= 1) {
    const code = codes[at + row] as number;
    const first = to - (counts[row] as number);
    codes.fill(code, first, to);
    to = first;
  }
}

/** Where the cells of lines come from: `kept[n]` is the cell of column `n`, the others are made. */
export interface LinePlaces {
  readonly kept: readonly number[];
  readonly row: number | null;
  readonly name: number | null;
  readonly quantity: number | null;
  readonly price: number | null;
}

const pricesOf = ({ shape, columns }: SourceRecipe) =>
  shape === 'packed' ? columns.find(({ role }) => role === 'item')?.prices : undefined;

function linePlaces(source: SourceRecipe): LinePlaces {
  const all = source.columns.map((_, index) => index);
  if (!hasBasketRows(source.shape)) {
    const row = source.ordersBy.by === 'row' ? all.length : null;
    return { kept: all, row, name: null, quantity: null, price: null };
  }
  const kept = keptOf(source);
  const row = source.ordersBy.by === 'row' ? kept.length : null;
  const name = kept.length + (row === null ? 0 : 1);
  const price = pricesOf(source) === undefined ? null : name + 2;
  return { kept, row, name, quantity: name + 1, price };
}

const keptOf = ({ columns }: SourceRecipe): number[] =>
  columns.flatMap(({ role }, index) => (role === 'item' || role === 'ignore' ? [] : [index]));

/**
 * The columns of the lines of a source. Baskets, a row each, become lines: what belongs to the order
 * is repeated on each of its lines; a basket without a product becomes one line without one, so that
 * no row is lost.
 */
export function lineColumns(source: SourceRecipe): readonly ColumnRecipe[] {
  const row = { header: 'Row', role: 'order_id' as const };
  const byRow = source.ordersBy.by === 'row';
  if (!hasBasketRows(source.shape)) {
    if (!byRow) return source.columns;
    // The row is the order, whatever a column says.
    const others = source.columns.map((column) =>
      column.role === 'order_id' ? { ...column, role: 'ignore' as const } : column,
    );
    return [...others, row];
  }
  const prices = pricesOf(source);
  return [
    ...keptOf(source).map((index) => source.columns[index] as ColumnRecipe),
    ...(byRow ? [row] : []),
    { header: 'Product', role: 'product_name' },
    { header: 'Quantity', role: 'quantity' },
    ...(prices === undefined
      ? []
      : [
          {
            header: 'Price',
            role: prices === 'unit' ? ('unit_price' as const) : ('amount' as const),
          },
        ]),
  ];
}
