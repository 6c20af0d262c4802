import type { BasketItem } from '../../../src/domain/recipe/basket-item';
import { packedItems } from '../../../src/domain/recipe/packed-items';
import type { PackedPrices } from '../../../src/domain/recipe/recipe';
import { columnFacts, type ColumnFacts } from './facts';
import { priceOrTotal } from './money';
import { count, percent } from '../words';

/** The finding of what the prices in cells that list products are, and a sentence about it. */
export interface PricesFound {
  /** Null when there are prices that may be of a piece or of a line. */
  prices: PackedPrices | null;
  note: string;
}

/** This share of the listed products must have a price. */
const MOST = 0.98;
/** The parts must come to the whole in this share of the baskets. */
const AGREE = 0.9;
const ENOUGH = 8;

/**
 * Tells what prices in packed cells are: by the total of each basket in another column, by names that
 * say so, or by how they go with the quantity. Null where there are none.
 *
 * @param packed the index of the column whose cells list products.
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

/** Tells it by a column of baskets' totals, which are sums of pieces times prices, or of the prices. */
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

/** Tells it by whether a price grows with the quantity, product by product. */
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
