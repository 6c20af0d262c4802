import type { ColumnRecipe } from '../../../src/domain/recipe/recipe';
import type { Shape } from '../../../src/domain/recipe/shapes';
import { packedItems } from '../../../src/domain/recipe/packed-items';
import type { PackedPrices } from '../../../src/domain/recipe/recipe';
import { isBlankText } from '../rows/bytes-of-rows';
import type { Kernel } from '../kernel/kernel';
import type { CodedColumn } from '../columns/coded-column';
import type { Rows } from '../rows/row-cutter';

/** Puts the items of a basket, which is one row of a file, into columns; answers how many there are. */
export type PutItems = (rows: Rows, row: number) => number;

/** The columns of the lines of baskets; prices only where they are read. */
export interface ItemColumns {
  readonly name: CodedColumn;
  readonly quantity: CodedColumn;
  readonly price: CodedColumn | null;
}

const NOTHING = new Uint8Array(0);
/** Texts of more products than this would take more memory than they save time. */
const MOST_MET = 100_000;

/** A text in the kernel's memory that is put into one column again and again. */
interface Text {
  readonly place: number;
  readonly length: number;
  /** The code that it had there last. */
  code: number;
}

function textIn(kernel: Kernel, bytes: Uint8Array): Text {
  const place = kernel.run.allocate(bytes.length + 8);
  kernel.bytes.set(bytes, place);
  return { place, length: bytes.length, code: -1 };
}

function addText({ codes, dictionary }: CodedColumn, text: Text): void {
  if (text.code < dictionary.known) text.code = dictionary.codeAt(text.place, text.length);
  codes.add(text.code);
}

const addCell = (column: CodedColumn, bytes: Uint8Array, start: number, end: number) =>
  column.codes.add(column.dictionary.code(bytes, start, end));

/** How the items of a shape are found; null for shapes in which a row is a line. */
export function itemsOf(
  kernel: Kernel,
  shape: Shape,
  columns: readonly ColumnRecipe[],
  into: ItemColumns,
): PutItems | null {
  if (shape === 'cells') return cellItems(columns, into);
  if (shape === 'flags') return flagItems(kernel, columns, into);
  return shape === 'packed' ? packedCells(columns, into) : null;
}

function cellItems(columns: readonly ColumnRecipe[], { name, quantity }: ItemColumns): PutItems {
  const isItem = columns.map(({ role }) => role === 'item');
  // A basket may be longer than the longest one that was seen: what follows is more of the same.
  const goesOn = isItem.at(-1) ?? false;
  return (rows, row) => {
    let { bytes, starts, ends } = rows;
    const first = rows.firsts[row] as number;
    const count = rows.cells[row] as number;
    let items = 0;
    for (let cell = 0; cell < count; cell += 1) {
      // What was put into a column may have moved the memory.
      if (bytes.length === 0) ({ bytes, starts, ends } = rows);
      const start = starts[first + cell] as number;
      const end = ends[first + cell] as number;
      if (!(isItem[cell] ?? goesOn) || isBlankText(bytes, start, end)) continue;
      addCell(name, bytes, start, end);
      addCell(quantity, NOTHING, 0, 0);
      items += 1;
    }
    return items;
  };
}

function flagItems(
  kernel: Kernel,
  columns: readonly ColumnRecipe[],
  { name, quantity }: ItemColumns,
): PutItems {
  const encoder = new TextEncoder();
  const items = [...columns.entries()]
    .filter(([, { role }]) => role === 'item')
    .map(([index, { header }]) => ({ index, header: textIn(kernel, encoder.encode(header)) }));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const quantities = new Map<string, Text>();
  /** What cells of one byte, which nearly all are, put into the basket; null: nothing. */
  const short: (Text | null | undefined)[] = [];
  const quantityOf = (bytes: Uint8Array, start: number, end: number) => {
    const text = flagged(decoder.decode(bytes.subarray(start, end)));
    if (text === null) return null;
    const met = quantities.get(text) ?? textIn(kernel, encoder.encode(text));
    quantities.set(text, met);
    return met;
  };
  return (rows, row) => {
    let { bytes, starts, ends } = rows;
    const first = rows.firsts[row] as number;
    const count = rows.cells[row] as number;
    let found = 0;
    for (const { index, header } of items) {
      if (bytes.length === 0) ({ bytes, starts, ends } = rows);
      const start = starts[first + index] as number;
      const end = ends[first + index] as number;
      if (index >= count || start === end) continue;
      const byte = bytes[start] as number;
      // Null is known, too: most cells of a matrix say that the product is not in the basket.
      let pieces = end - start === 1 ? short[byte] : undefined;
      if (pieces === undefined) {
        pieces = quantityOf(bytes, start, end);
        if (end - start === 1) short[byte] = pieces;
      }
      if (pieces === null) continue;
      addText(name, header);
      addText(quantity, pieces);
      found += 1;
    }
    return found;
  };
}

const YES = new Set([
  'true',
  't',
  'yes',
  'y',
  'x',
  '✓',
  'ja',
  'j',
  'oui',
  'o',
  'si',
  'sí',
  'sim',
  'tak',
  'evet',
]);

/** The quantity that a cell of a one-hot table stands for; null: not in the basket. */
function flagged(cell: string): string | null {
  const text = cell.trim().toLowerCase();
  if (YES.has(text)) return '1';
  const number = Number(text.replace(',', '.'));
  return text !== '' && number > 0 ? text.replace(',', '.') : null;
}

/** Puts texts into a column. They come again and again, and most need not be made bytes of. */
function textAdder({ codes, dictionary }: CodedColumn): (text: string) => void {
  const encoder = new TextEncoder();
  const met = new Map<string, number>();
  let room = new Uint8Array(1024);
  return (text) => {
    let code = met.get(text) ?? -1;
    if (code < dictionary.known) {
      if (3 * text.length > room.length) room = new Uint8Array(6 * text.length);
      code = dictionary.code(room, 0, encoder.encodeInto(text, room).written);
      if (met.size >= MOST_MET) met.clear();
      met.set(text, code);
    }
    codes.add(code);
  };
}

function packedCells(columns: readonly ColumnRecipe[], into: ItemColumns): PutItems {
  const column = columns.findIndex(({ role }) => role === 'item');
  const prices = columns[column]?.prices;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const addName = textAdder(into.name);
  const addQuantity = textAdder(into.quantity);
  const addPrice = into.price === null ? null : textAdder(into.price);
  return ({ bytes, starts, ends, firsts, cells }, row) => {
    if (column < 0 || column >= (cells[row] as number)) return 0;
    const place = (firsts[row] as number) + column;
    const items = packedItems(decoder.decode(bytes.subarray(starts[place], ends[place])));
    for (const item of items) {
      addName(item.name);
      addQuantity(item.quantity);
      addPrice?.(prices === undefined ? '' : pricedAs(item, prices));
    }
    return items.length;
  };
}

const pricedAs = (
  { unitPrice, price, total }: ReturnType<typeof packedItems>[number],
  prices: PackedPrices,
) => (prices === 'unit' ? unitPrice : total) ?? price ?? '';
