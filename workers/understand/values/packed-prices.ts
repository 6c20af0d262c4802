import type { BasketItem } from '../../../src/domain/recipe/basket-item';
import { packedItems } from '../../../src/domain/recipe/packed-items';
import type { PackedPrices } from '../../../src/domain/recipe/recipe';
import { columnFacts, type ColumnFacts } from './facts';
import { priceOrTotal } from './money';
import { count, percent } from '../words';

/** What the prices in cells that list products are, and what is said of them. */
export interface PricesFound {
  /** Null: there are some, but what they are cannot be told. */
  prices: PackedPrices | null;
  note: string;
}

/** Of the listed products, as many must have a price. */
const MOST = 0.98;
/** In how many of the baskets the parts must come to the whole. */
const AGREE = 0.9;
const ENOUGH = 8;

/**
 * Prices in packed cells are used where it can be told what they are: from the total of each basket in
 * another column, from the price of a piece and of a line side by side, or from how they go with the
 * quantity. Null where there are none.
 */
export function packedPrices(columns: readonly ColumnFacts[], packed: number): PricesFound | null {
  const baskets = (columns[packed]?.cells ?? []).map(packedItems);
  const items = baskets.flat();
  const priced = items.filter(({ unitPrice, price, total }) => unitPrice || price || total);
  if (items.length === 0 || priced.length === 0) return null;
  const left = (why: string): PricesFound => ({
    prices: null,
    note: `Prices in the lists of products are not used: ${why}.`,
  });
  if (priced.length < items.length * MOST)
    return left(
      `only ${count(priced.length)} of the ${count(items.length)} products looked at have one`,
    );
  const whole = totalOf(columns, packed, baskets);
  if (whole !== null) return whole;
  const [units, totals] = [
    items.filter(({ unitPrice, price }) => unitPrice || price).length >= items.length * MOST,
    items.filter(({ total }) => total).length >= items.length * MOST,
  ];
  if (items.every(({ unitPrice }) => unitPrice))
    return {
      prices: 'unit',
      note: 'Prices in the lists of products are those of a piece: they say so.',
    };
  if (totals)
    return {
      prices: 'line',
      note: 'Amounts in the lists of products are those of a line: they say so.',
    };
  if (!units) return left('some are of a piece, some of a line');
  const single = items.every(({ quantity }) => quantity === '' || Number(quantity) === 1);
  if (single)
    return {
      prices: 'unit',
      note: 'Prices in the lists of products are those of a piece: one of each is bought.',
    };
  return byQuantity(items) ?? left('nothing tells whether they are of a piece or of a line');
}

/** A column that says what each basket comes to: the sum of pieces times prices, or of the prices. */
function totalOf(
  columns: readonly ColumnFacts[],
  packed: number,
  baskets: readonly (readonly BasketItem[])[],
): PricesFound | null {
  for (const [index, facts] of columns.entries()) {
    const { numbers, cells, values } = facts;
    if (index === packed || numbers === null || values.length !== cells.length) continue;
    const sums = { unit: 0, line: 0 };
    for (const [row, items] of baskets.entries()) {
      const whole = numbers.numbers[row] ?? Number.NaN;
      for (const prices of ['unit', 'line'] as const)
        if (isNear(sumOf(items, prices), whole)) sums[prices] += 1;
    }
    const [best, agreeing] =
      sums.unit >= sums.line ? (['unit', sums.unit] as const) : (['line', sums.line] as const);
    if (agreeing < Math.max(ENOUGH, baskets.length * AGREE)) continue;
    const words = best === 'unit' ? 'of a piece: times their quantities' : 'of a line:';
    return {
      prices: best,
      note: `Prices in the lists of products are ${words} they come to ${facts.header} in ${percent(agreeing / baskets.length)} of the orders looked at.`,
    };
  }
  return null;
}

const sumOf = (items: readonly BasketItem[], prices: PackedPrices) =>
  items.reduce((sum, item) => {
    const value = Number(priceAs(item, prices) || Number.NaN);
    return sum + (prices === 'unit' ? value * Number(item.quantity || 1) : value);
  }, 0);

const priceAs = ({ unitPrice = '', price = '', total = '' }: BasketItem, prices: PackedPrices) =>
  (prices === 'unit' ? unitPrice : total) || price;

const isNear = (a: number, b: number) => Math.abs(a - b) <= 0.011 + 0.001 * Math.abs(b);

/** Whether a price grows with the quantity, product by product. */
function byQuantity(items: readonly BasketItem[]): PricesFound | null {
  const facts = (cells: string[]) => columnFacts('', '', cells);
  const { rows, asTotal } = priceOrTotal(
    facts(items.map(({ unitPrice, price }) => unitPrice || price || '')),
    facts(items.map(({ quantity }) => quantity || '1')),
    facts(items.map(({ name }) => name)),
  );
  if (rows < ENOUGH) return null;
  const share = asTotal / rows;
  if (share > 0.1 && share < 0.9) return null;
  return share <= 0.1
    ? {
        prices: 'unit',
        note: 'Prices in the lists of products are those of a piece: they do not grow with the quantity.',
      }
    : {
        prices: 'line',
        note: 'Prices in the lists of products are those of a line: they grow with the quantity.',
      };
}
