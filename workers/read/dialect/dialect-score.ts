import type { Dialect } from '../../../src/domain/recipe/recipe';
import { kindOf } from './cell-kinds';
import type { TextRecord } from '../records';

/**
 * Scores how much a reading of a sample looks like a table, 0 to 1: how alike its rows are × how clean its
 * cells are. After G. J. J. van den Burg, A. Nazábal, C. Sutton, “Wrangling messy CSV files by
 * detecting row and type patterns” (2019), with widths for row patterns, and their perplexity for
 * the number of patterns, so that a few ragged rows weigh little.
 */
export function scoreOf(records: readonly TextRecord[], dialect: Dialect): number {
  if (records.length === 0) return 0;
  return (
    rowScore(records) *
    cellScore(records, dialect) *
    (PRIOR[dialect.delimiter] ?? (dialect.delimiter.length > 1 ? 1 : 0.95))
  );
}

/** Colons are in times, blanks in names: what they divide must look much better. */
const PRIOR: Readonly<Record<string, number>> = {
  ',': 1,
  ';': 1,
  '\t': 1,
  '|': 1,
  ' ': 0.9,
  ':': 0.65,
};

/** A single column says nothing, but is better than nothing. */
const SINGLE = 0.001;

function rowScore(records: readonly TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let filled = 0;
  let entropy = 0;
  for (const [width, count] of counts) {
    const share = count / records.length;
    filled += share * (Math.max(width - 1, SINGLE) / width);
    entropy -= share * Math.log(share);
  }
  return filled / Math.sqrt(Math.exp(entropy));
}

/** Signs that would rather be a delimiter than part of a bare text. */
const FOREIGN = /[;\t|,^~]/;
const SIGNS_ALONE = /^[|,;:~^#$%&*@!=<>]+$/;
const QUOTED = /^\s*["']|["']\s*$/;

function cellScore(records: readonly TextRecord[], dialect: Dialect): number {
  const width = records.reduce((max, { cells }) => Math.max(max, cells.length), 0);
  const filled = new Uint8Array(width);
  let sum = 0;
  let count = 0;
  for (const { cells, flags } of records) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== '') filled[column] = 1;
      count += 1;
      sum += flags === 0 ? cellCredit(cell, dialect) : BROKEN;
    }
  }
  // A column without any text rather is half of a delimiter; the last may come of a trailing one.
  const empty = filled.subarray(0, -1).reduce((total, isFilled) => total + 1 - isFilled, 0);
  return (sum / count) * (1 - empty / width);
}

const BROKEN = 0.1;

function cellCredit(cell: string, { quote, delimiter }: Dialect): number {
  const kind = kindOf(cell);
  if (kind === 'empty') return cell === '' ? 1 : 0.9;
  if (kind !== 'text') return 1;
  if (QUOTED.test(cell) && !(quote !== '' && cell.includes(quote))) return 0.4;
  if (quote !== '' && cell.startsWith(quote)) return 0.4;
  if (delimiter === ' ') return /^[\p{L}]+[,;]?$/u.test(cell) || FOREIGN.test(cell) ? 0.3 : 0.9;
  if (cell.includes(delimiter)) return 1; // was quoted for it
  if (SIGNS_ALONE.test(cell)) return 0;
  if (!FOREIGN.test(cell)) return delimiter === ':' && /[/\d]/.test(cell) ? 0.5 : 1;
  return /[,;](?! )|[\t|^~]/.test(cell) ? 0.3 : 0.7;
}
