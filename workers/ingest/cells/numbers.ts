import {
  QUANTITY_UNITS,
  type DecimalSign,
  type DiscountUnit,
} from '../../../src/domain/recipe/recipe';
import { sql, type Sql } from '../../sql';

// These SQL expressions turn one cell of a file, as text, into a number; NULL when it is none.

const TYPE = sql`DECIMAL(18,4)`;
/** White space in the sense of Unicode, and the byte order mark. */
const BLANK = '[\\s\\x{FEFF}\\pZ]*';
const CURRENCY =
  '(?:[A-Z]{0,3}\\p{Sc}|[A-Z]{3}|Kč|zł|kr\\.?|Fr\\.?|TL|lei|Ft|Rs\\.?|R|€|[Ee]uro?s?)';
const UNIT = `(?i:${QUANTITY_UNITS.join('|')})\\.?`;
const GROUP = "[ '’.,\\x{A0}\\x{202F}\\x{2009}]";

/**
 * Writes the pattern of a number as shops write it: with grouped thousands, a currency before or behind,
 * minus in front or behind, parentheses, or a unit behind it (`2 pcs`). The whole cell has to be of this
 * form. Its digits are the pattern's only group, since a point may stand in `Rs.500` and `3 szt.`, too.
 */
const written = (sign: DecimalSign) => {
  const point = sign === '.' ? '\\.' : ',';
  const group = GROUP.replace(sign, '');
  const digits = `(?:\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+)(?:${point}\\d*)?|${point}\\d+`;
  return `^${BLANK}\\(?${BLANK}[-+−]?${BLANK}${CURRENCY}?${BLANK}[-+−]?${BLANK}(${digits})${BLANK}[-−]?${BLANK}(?:${CURRENCY}|%|${UNIT})?${BLANK}[-−]?\\)?${BLANK}$`;
};

const slow = (cell: Sql, sign: DecimalSign) => {
  const kept = sign === '.' ? '[^0-9.]' : '[^0-9,]';
  const digits = sql`regexp_extract(${cell}, ${written(sign)}, 1)`;
  const plain = sql`replace(regexp_replace(${digits}, ${kept}, '', 'g'), ',', '.')`;
  return sql`TRY_CAST(CASE WHEN regexp_matches(${cell}, '[-−(]') THEN '-' ELSE '' END || ${plain} AS ${TYPE})`;
};

/** Reads a number as DECIMAL(18,4), rounded; NULL when it is none. Plain ones are cast at once. */
export function decimal(cell: Sql, sign: DecimalSign = '.'): Sql {
  const fast =
    sign === '.'
      ? sql`TRY_CAST(${cell} AS ${TYPE})`
      : sql`CASE WHEN NOT contains(${cell}, '.') THEN TRY_CAST(replace(${cell}, ',', '.') AS ${TYPE}) END`;
  return sql`coalesce(${fast}, ${slow(cell, sign)})`;
}

/**
 * Works out what a discount takes off its line, from the values beside it (NULL where a file has no
 * such column). A share of the price without a price is worked out from the amount, which is after
 * discounts.
 */
export function lineDiscount(
  unit: DiscountUnit,
  value: { discount: Sql; quantity: Sql; price: Sql; amount: Sql },
): Sql {
  const { discount, quantity, price, amount } = value;
  if (unit === 'line') return discount;
  const pieces = sql`coalesce(${quantity}, 1)::DOUBLE`;
  if (unit === 'piece') return sql`TRY_CAST(${discount}::DOUBLE * ${pieces} AS ${TYPE})`;
  const share = unit === 'percent' ? sql`(${discount}::DOUBLE / 100)` : sql`${discount}::DOUBLE`;
  return sql`TRY_CAST(coalesce(${share} * ${pieces} * ${price}::DOUBLE,
    CASE WHEN ${share} < 1 THEN ${amount}::DOUBLE * ${share} / (1 - ${share}) END) AS ${TYPE})`;
}
