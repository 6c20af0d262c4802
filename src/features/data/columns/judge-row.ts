import { NULL_SPELLINGS, type DecimalSign } from '../../../domain/recipe/recipe';
import {
  isDateRole,
  isNumberRole,
  isProductKey,
  PRODUCT_KEYS,
  type Role,
} from '../../../domain/recipe/roles';
import { isDate } from './read-date';
import { readNumber } from './read-number';
import { roleOf, type SourceDraft } from '../sources/source-draft';

/** A mark says what is wrong with a cell of the preview. */
export interface Mark {
  /** `aside`: the row will be set aside; `gap`: it is kept, and something is missing from it. */
  effect: 'aside' | 'gap';
  why: string;
}

const ASIDE = 'The row will be set aside.';

/** A mark for each cell of a row that cannot be used as matched, null for the others. */
export function judgeRow(source: SourceDraft, cells: readonly string[]): (Mark | null)[] {
  const roles = source.columns.map((column) => roleOf(source, column));
  const isKnown = (role: Role) =>
    cells.some((cell, index) => roles[index] === role && clean(cell) !== '');
  const hasProduct = PRODUCT_KEYS.some(isKnown);
  return source.columns.map((column, index) => {
    const role = roles[index] ?? 'ignore';
    const cell = clean(cells[index] ?? '');
    if (isDateRole(role)) return judgeDate(role, cell, column.formats);
    if (isNumberRole(role)) return judgeNumber(role, cell, column.decimal ?? '.');
    if (isProductKey(role)) {
      return hasProduct || source.kind === 'customers' || source.kind === 'orders'
        ? null
        : { effect: 'aside', why: `The product is missing. ${ASIDE}` };
    }
    if (role === 'order_id' && cell === '' && source.shape !== 'first-line') {
      return { effect: 'aside', why: `The order number is missing. ${ASIDE}` };
    }
    if (role === 'customer_id' && isNothing(cell)) {
      return source.kind === 'customers'
        ? { effect: 'aside', why: `The customer is missing. ${ASIDE}` }
        : { effect: 'gap', why: 'No customer: it counts in bundles, not in segments.' };
    }
    return null;
  });
}

function judgeDate(role: Role, cell: string, formats: readonly string[] | undefined): Mark | null {
  if (isNothing(cell)) {
    return role === 'ordered_at'
      ? { effect: 'gap', why: 'No date: it counts in bundles, not in trends.' }
      : null;
  }
  if ((formats ?? ['iso']).some((format) => isDate(cell, format))) return null;
  return { effect: 'aside', why: `“${cell}” cannot be read as a date. ${ASIDE}` };
}

function judgeNumber(role: Role, cell: string, sign: DecimalSign): Mark | null {
  if (isNothing(cell)) return null;
  const value = readNumber(cell, sign);
  if (value === null) {
    return { effect: 'aside', why: `“${cell}” cannot be read as a number. ${ASIDE}` };
  }
  return role === 'quantity' && value <= 0
    ? { effect: 'gap', why: 'A return: it is loaded and kept out of baskets.' }
    : null;
}

const clean = (cell: string) => cell.replaceAll(/\s+/g, ' ').trim();
const isNothing = (cell: string) =>
  NULL_SPELLINGS.some((spelling) => spelling === cell.toLowerCase());
