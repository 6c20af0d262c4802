import type { DiscountUnit } from '../../../src/domain/recipe/recipe';
import type { ColumnFacts } from './facts';

/** Counts of rows that tell whether a column is the price of a piece or the total of a line. */
export interface PriceVerdict {
  /** Rows with a quantity of 2 or more whose product is also sold singly. */
  rows: number;
  /** Those rows in which it is nearer to the single price times the quantity. */
  asTotal: number;
}

/** Figures do not settle anything below this many telling rows. */
export const ENOUGH_ROWS = 8;

/** Counts how a column's values go with the quantity, product by product. */
export function priceOrTotal(
  money: ColumnFacts,
  quantity: ColumnFacts,
  product: ColumnFacts,
): PriceVerdict {
  const single = new Map<string, number[]>();
  const rows = numberRows(money, quantity);
  for (const { index, value, by } of rows) {
    const key = product.cells[index] ?? '';
    if (by !== 1 || value <= 0 || key === '') continue;
    single.set(key, [...(single.get(key) ?? []), value]);
  }
  let [telling, asTotal] = [0, 0];
  for (const { index, value, by } of rows) {
    const prices = single.get(product.cells[index] ?? '');
    if (by < 2 || value <= 0 || prices === undefined) continue;
    const usual = median(prices);
    telling += 1;
    if (Math.abs(Math.log(value / (usual * by))) < Math.abs(Math.log(value / usual))) asTotal += 1;
  }
  return { rows: telling, asTotal };
}

interface MoneyRow {
  index: number;
  value: number;
  by: number;
}

function numberRows(money: ColumnFacts, quantity: ColumnFacts): MoneyRow[] {
  const values = byRow(money);
  const quantities = byRow(quantity);
  return values.flatMap((value, index) => {
    const by = quantities[index] ?? Number.NaN;
    return Number.isNaN(value) || Number.isNaN(by) ? [] : [{ index, value, by }];
  });
}

/** Lists the numbers of a column, one a row; NaN where there is none. */
function byRow({ cells, numbers }: ColumnFacts): number[] {
  let next = 0;
  return cells.map((cell) => {
    if (cell === '') return Number.NaN;
    next += 1;
    return numbers?.numbers[next - 1] ?? Number.NaN;
  });
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.floor(ascending.length / 2)] ?? 0;
}

/** The result of multiplying quantities by prices and comparing with amounts. */
export interface Agreement {
  /** The number of rows with a quantity of 2 or more in which all figures stand. */
  rows: number;
  /** The share of them in which quantity × price gives the amount, within a cent or so; 0 to 1. */
  share: number;
}

/** Tells in which share of rows quantity × price ≈ amount, of those where that says something. */
export function multiplies(
  quantity: ColumnFacts,
  price: ColumnFacts,
  amount: ColumnFacts,
): Agreement {
  const [by, prices, amounts] = [byRow(quantity), byRow(price), byRow(amount)];
  const rows = by.flatMap((q, index) => {
    const [p = Number.NaN, a = Number.NaN] = [prices[index], amounts[index]];
    return Number.isNaN(q + p + a) || Math.abs(q) < 2 || p === 0 ? [] : [isNear(q * p, a)];
  });
  return { rows: rows.length, share: rows.filter(Boolean).length / Math.max(1, rows.length) };
}

const isNear = (expected: number, found: number) =>
  Math.abs(expected - found) <= 0.011 + 0.002 * Math.abs(expected);

/** These formulas of quantity, price and discount give a line's amount, by the unit of the discount. */
const reduced: Record<DiscountUnit, (q: number, p: number, d: number) => number> = {
  line: (q, p, d) => q * p - d,
  piece: (q, p, d) => q * (p - d),
  share: (q, p, d) => q * p * (1 - d),
  percent: (q, p, d) => q * p * (1 - d / 100),
};
const UNITS = Object.keys(reduced) as DiscountUnit[];

/** The unit that a discount is taken to be in. */
export interface UnitVerdict {
  unit: DiscountUnit;
  /** Words that say why, to stand behind a colon; null when nothing decides it. */
  because: string | null;
}

/** Tells the unit of a discount by arithmetic where the amount is known, else from its header and values. */
export function discountUnit(
  discount: ColumnFacts,
  quantity: ColumnFacts | null,
  price: ColumnFacts | null,
  amount: ColumnFacts | null,
): UnitVerdict {
  const numbers = discount.numbers?.numbers.filter((value) => !Number.isNaN(value)) ?? [];
  const given = numbers.filter((value) => value !== 0).map(Math.abs);
  if (discount.numbers?.isPercent) return { unit: 'percent', because: 'its values carry a % sign' };
  const byAmount =
    price === null || amount === null ? null : unitByAmount(discount, quantity, price, amount);
  if (byAmount !== null) return byAmount;
  const most = Math.max(0, ...given);
  if (given.length === 0) return { unit: 'line', because: 'none is given' };
  const saysShare =
    /%|percent|pct|prozent|pourcent|porcent|percentual|procent|yuzde|yüzde|rate|satz|taux/i.test(
      discount.header,
    );
  if (most <= 1 && (saysShare || given.some((value) => value < 1)))
    return isRound(given) || saysShare
      ? { unit: 'share', because: `its values are shares of up to ${most}` }
      : { unit: 'line', because: null };
  if (saysShare)
    return { unit: 'percent', because: `its header and values of up to ${most} say percent` };
  const wholePercent =
    most <= 100 &&
    given.every((value) => Number.isInteger(value) && value % 5 === 0) &&
    new Set(given).size <= 12 &&
    given.length >= 3;
  if (wholePercent) return { unit: 'percent', because: null };
  return { unit: 'line', because: 'its values are amounts' };
}

/** Tells whether shares are such as people give: multiples of a twentieth, or few different ones. */
const isRound = (shares: readonly number[]) =>
  shares.filter((share) => Math.abs(share * 20 - Math.round(share * 20)) < 1e-6).length >=
    shares.length * 0.8 || new Set(shares).size <= 6;

/** Tells the unit by which most discounted rows come to their amount; null when no unit does. */
function unitByAmount(
  discount: ColumnFacts,
  quantity: ColumnFacts | null,
  price: ColumnFacts,
  amount: ColumnFacts,
): UnitVerdict | null {
  const [ds, ps, as] = [byRow(discount), byRow(price), byRow(amount)];
  const qs = quantity === null ? ps.map(() => 1) : byRow(quantity);
  const rows = ds.flatMap((d, index) => {
    const [p = Number.NaN, a = Number.NaN, q = Number.NaN] = [ps[index], as[index], qs[index]];
    return Number.isNaN(d + p + a + q) || d === 0 || p === 0 ? [] : [{ d: Math.abs(d), p, a, q }];
  });
  if (rows.length < 3) return null;
  const [best] = UNITS.map((unit) => ({
    unit,
    share: rows.filter(({ d, p, a, q }) => isNear(reduced[unit](q, p, d), a)).length / rows.length,
  })).sort((a, b) => b.share - a.share);
  return best !== undefined && best.share >= 0.8
    ? {
        unit: best.unit,
        because: `quantity, price and amount agree with it in ${Math.round(best.share * 100)}% of the discounted rows`,
      }
    : null;
}
