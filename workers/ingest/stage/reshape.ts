import {
  plainDialect,
  type ColumnRecipe,
  type PackedPrices,
  type SourceRecipe,
} from '../../../src/domain/recipe/recipe';
import { hasBasketRows, type BasketRowShape } from '../../../src/domain/recipe/shapes';
import type { BasketItem } from '../../../src/domain/recipe/basket-item';
import { packedItems } from '../../../src/domain/recipe/packed-items';
import type { TextRecord } from '../../read/records';

/**
 * Baskets, a row each, written as lines, a row each. What belongs to the order is repeated on each of
 * its lines; a basket without a product becomes one line without one, so that no row is lost.
 */
export interface Reshaping {
  /** The written lines are to be read by this recipe. */
  readonly recipe: SourceRecipe;
  /** The cells of the lines of one basket; `ordinal` counts the rows of the file from 1. */
  linesOf(record: TextRecord, ordinal: number): string[][];
}

/** Null for a source whose rows are lines already. */
export function reshapingOf(source: SourceRecipe): Reshaping | null {
  if (!hasBasketRows(source.shape)) return null;
  const items = itemsOf[source.shape];
  const kept = [...source.columns.entries()].filter(
    ([, { role }]) => role !== 'item' && role !== 'ignore',
  );
  const read = items(source.columns);
  const byRow = source.ordersBy.by === 'row';
  const prices =
    source.shape === 'packed'
      ? source.columns.find(({ role }) => role === 'item')?.prices
      : undefined;
  const columns: ColumnRecipe[] = [
    ...kept.map(([, column]) => column),
    ...(byRow ? [{ header: 'Row', role: 'order_id' as const }] : []),
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
  return {
    recipe: {
      ...source,
      shape: 'long',
      ordersBy: byRow ? { by: 'number' } : source.ordersBy,
      dialect: { ...plainDialect, hasHeader: false },
      columns,
    },
    linesOf({ cells }, ordinal) {
      const order = kept.map(([index]) => cells[index] ?? '');
      if (byRow) order.push(String(ordinal));
      const found = read(cells);
      const lines: BasketItem[] = found.length > 0 ? found : [{ name: '', quantity: '' }];
      return lines.map((item) => {
        const cell = [...order, item.name, item.quantity];
        return prices === undefined ? cell : [...cell, pricedAs(item, prices)];
      });
    },
  };
}

const pricedAs = ({ unitPrice, price, total }: BasketItem, prices: PackedPrices) =>
  (prices === 'unit' ? unitPrice : total) ?? price ?? '';

type ItemReader = (columns: readonly ColumnRecipe[]) => (cells: readonly string[]) => BasketItem[];

const itemsOf: Record<BasketRowShape, ItemReader> = {
  cells(columns) {
    const isItem = columns.map(({ role }) => role === 'item');
    // A basket may be longer than the longest one that was seen: what follows is more of the same.
    const goesOn = isItem.at(-1) ?? false;
    return (cells) =>
      cells.flatMap((name, index) =>
        (isItem[index] ?? goesOn) && name.trim() !== '' ? [{ name, quantity: '' }] : [],
      );
  },
  flags(columns) {
    const items = [...columns.entries()].filter(([, { role }]) => role === 'item');
    return (cells) =>
      items.flatMap(([index, { header }]) => {
        const quantity = flagged(cells[index] ?? '');
        return quantity === null ? [] : [{ name: header, quantity }];
      });
  },
  packed(columns) {
    const at = columns.findIndex(({ role }) => role === 'item');
    return (cells) => packedItems(cells[at] ?? '');
  },
};

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
