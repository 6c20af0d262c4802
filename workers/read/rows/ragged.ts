import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import { FLAGS } from '../records';
import type { Rows } from './row-cutter';

/** How many cells a row must have, and how many the header names; null: any number will do. */
export interface Widths {
  readonly needed: number;
  readonly named: number | null;
}

/** Rows of baskets have as many cells as there are items. */
export function widthsOf({ shape, columns }: SourceRecipe): Widths {
  if (hasBasketRows(shape)) return { needed: 0, named: null };
  const needed = columns.findLastIndex(({ role }) => role !== 'ignore') + 1;
  return { needed, named: columns.length };
}

/**
 * Whether a row does not fit the header: it lacks a cell that plays a role, it has something in cells
 * that the header does not name, or it is too long.
 */
export function isRagged(rows: Rows, row: number, { needed, named }: Widths): boolean {
  const cells = rows.cells[row] as number;
  if (((rows.flags[row] as number) & FLAGS.tooLong) !== 0 || cells < needed) return true;
  if (named === null || cells <= named) return false;
  const first = rows.firsts[row] as number;
  for (let cell = first + named; cell < first + cells; cell += 1) {
    if (hasText(rows.bytes, rows.starts[cell] as number, rows.ends[cell] as number)) return true;
  }
  return false;
}

/** White space and signs that are worth nothing behind a row: trailing delimiters. */
const WORTHLESS = new Set([...' \t\n\f\r,;|"'].map((sign) => sign.charCodeAt(0)));

function hasText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!WORTHLESS.has(bytes[at] as number)) return true;
  return false;
}
