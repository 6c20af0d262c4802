import { kindOf, type CellKind } from './cell-kinds';

/** Tells whether a text is a header that shops' systems use, e.g. one of a column with a known role. */
export type IsKnownHeader = (text: string) => boolean;

export interface HeaderGuess {
  hasHeader: boolean;
  /** 0 to 1. */
  confidence: number;
}

const JUDGED_ROWS = 500;
const FLAG_VALUES = new Set([
  '',
  '0',
  '1',
  'true',
  'false',
  'yes',
  'no',
  't',
  'f',
  'y',
  'n',
  'x',
  '?',
]);
/** In what share of a column's cells a kind must stand to be the column's. */
const MOST = 0.8;

/**
 * Tells whether the first row is a header: it differs from those below in kind, is unlike any value below,
 * or uses the words of a header. Rows that repeat it whole are not counted against it.
 */
export function judgeHeader(
  [first = [], ...rest]: readonly (readonly string[])[],
  isKnownHeader: IsKnownHeader = () => false,
): HeaderGuess {
  const rows = rest.slice(0, JUDGED_ROWS).filter((row) => !isSame(row, first));
  const known = first.filter((cell) => cell.trim() !== '' && isKnownHeader(cell)).length;
  const repeats = Math.min(rest.length, JUDGED_ROWS) - rows.length;
  if (repeats > rows.length) return { hasHeader: false, confidence: 0.8 };
  const kinds = first.map(kindOf);
  const isTyped = kinds.some((kind) => kind === 'number' || kind === 'date');
  if (rows.length === 0) return { hasHeader: !isTyped, confidence: known > 0 ? 0.9 : 0.5 };
  const votes = first.map((cell, column) =>
    vote(cell.trim(), kinds[column] as CellKind, column, rows),
  );
  let yes = sumOf(votes.filter((value) => value > 0)) + (isTyped ? 0.5 : 1.5) * known;
  let no = -sumOf(votes.filter((value) => value < 0));
  if (recursElsewhere(first, rows)) no += 2;
  if (isNumbered(first)) yes += 2;
  if (new Set(first.map((cell) => cell.trim())).size < first.length) no += 0.25;
  const hasHeader = yes >= no;
  const most = Math.max(yes, no);
  // With nothing to tell by, a header is the more usual thing.
  return {
    hasHeader,
    confidence: most === 0 ? 0.6 : 0.6 + 0.4 * (Math.abs(yes - no) / (yes + no)),
  };
}

/** Above 0 when a column's first cell is unlike those below it, below 0 when it is like them. */
function vote(
  cell: string,
  kind: CellKind,
  column: number,
  rows: readonly (readonly string[])[],
): number {
  const below = rows.flatMap((row) => (row[column]?.trim() ? [row[column].trim()] : []));
  if (below.length === 0 || cell === '') return 0;
  if (isFlags(below)) return FLAG_VALUES.has(cell.toLowerCase()) ? -1 : 1;
  const most = kindOfMost(below);
  if (most === 'number' || most === 'date') return kind === most ? -1 : kind === 'text' ? 1 : -0.5;
  if (kind === 'number' || kind === 'date') return -0.75;
  if (below.includes(cell)) return -1;
  if (IDENTIFIER.test(cell) && !below.some((value) => IDENTIFIER.test(value))) return 1;
  if (below.length < 3) return 0;
  const lengths = new Set(below.map(({ length }) => length));
  if (lengths.size === 1 && !lengths.has(cell.length)) return 0.75;
  if (!/\d/.test(cell) || !below.every((value) => /\d/.test(value))) return 0;
  // `f0` above `v3`, `v12`: numbered, both, but not alike.
  const shapes = new Set(below.map(shapeOf));
  return shapes.size === 1 && !shapes.has(shapeOf(cell)) ? 0.75 : -0.5;
}

const shapeOf = (text: string) => text.replace(/\d+/g, '0');

/** Programs name columns like this: `product_name`, `productName`. */
const IDENTIFIER = /^[a-z]+(?:_[a-z0-9]+)+$|^[a-z]+[A-Z][A-Za-z]*$/;

const isFlags = (values: readonly string[]) =>
  values.length >= 3 && values.every((value) => FLAG_VALUES.has(value.toLowerCase()));

function kindOfMost(values: readonly string[]): CellKind {
  const counts: Record<CellKind, number> = { empty: 0, number: 0, date: 0, text: 0 };
  for (const value of values) counts[kindOf(value)] += 1;
  const kinds: readonly CellKind[] = ['number', 'date', 'text'];
  return kinds.find((kind) => counts[kind] >= MOST * values.length) ?? 'text';
}

/** Baskets: what stands in the first row stands in other columns of later rows too. */
function recursElsewhere(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  // One column stands for all: these are the parts of its lists.
  const parts = (row: readonly string[]) =>
    (first.length === 1 ? row.flatMap((cell) => cell.split(/[,;|]/)) : row).map((cell) =>
      cell.trim(),
    );
  const texts = parts(first).filter((cell) => kindOf(cell) === 'text');
  if (texts.length === 0) return false;
  const below = new Set(rows.flatMap(parts));
  return texts.filter((text) => below.has(text)).length >= 0.5 * texts.length;
}

/** `Item 1, Item 2, …`: names that are numbered. */
function isNumbered(first: readonly string[]): boolean {
  const stems = first.flatMap((cell) => /^(.*\p{L}.*?)[\s_.-]*\d+$/u.exec(cell.trim())?.[1] ?? []);
  return stems.length >= 3 && new Set(stems).size <= stems.length / 3;
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((cell, index) => cell === b[index]);

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
