import type { IsKnownHeader } from './header';
import type { TextRecord } from '../records';

/** Titles and the like before a table are no more than this many records. */
const LONGEST = 50;
const JUDGED = 200;

/** The width of more than half of the records, or 0: baskets have none. */
export function usualWidth(records: readonly TextRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] > records.length / 2 ? best[0] : 0;
}

/** Counts the records before the table: too narrow for it, nearly empty, or above its header. */
export function preambleOf(
  records: readonly TextRecord[],
  isKnownHeader: IsKnownHeader = () => false,
): number {
  const judged = records.slice(0, JUDGED);
  const width = usualWidth(judged);
  if (width < 2) return 0;
  const header = headerAt(judged, isKnownHeader);
  if (header > 0) return header;
  const start = narrow(judged, width);
  return (
    start +
    sparse(
      judged.slice(start).map(({ cells }) => filled(cells)),
      width,
    )
  );
}

function narrow(records: readonly TextRecord[], width: number): number {
  const start = records.findIndex(({ cells }) => cells.length >= width);
  if (start <= 0 || start > LONGEST) return 0;
  const next = records.slice(start, start + 3);
  if (!next.every(({ cells }) => cells.length >= width)) return 0;
  // A header may be one name short: rows with a trailing delimiter, or with their number first.
  const last = records[start - 1]?.cells ?? [];
  return last.length === width - 1 && width > 2 && filled(last) === last.length ? start - 1 : start;
}

/** Leading rows of a spreadsheet with a title in one cell, where no row below is so empty. */
function sparse(fills: readonly number[], width: number): number {
  if (width < 3) return 0;
  const isSparse = (fill: number | undefined) => (fill ?? 0) <= (width >= 5 ? 2 : 1);
  const start = fills.findIndex((fill) => !isSparse(fill));
  if (start <= 0 || start > LONGEST) return 0;
  return fills.slice(start, -2).some(isSparse) ? 0 : start;
}

/** So many names of columns side by side are a header. */
const ENOUGH_NAMES = 3;

/**
 * Finds a row of names of columns below titles that fill fewer cells each, as reports have
 * them whose sections leave rows below as empty as the titles; 0 where there is none.
 */
function headerAt(records: readonly TextRecord[], isKnownHeader: IsKnownHeader): number {
  let most = 0;
  for (const [index, { cells }] of records.slice(0, LONGEST).entries()) {
    const names = cells.filter((cell) => cell.trim() !== '');
    const known = names.filter(isKnownHeader).length;
    if (known >= ENOUGH_NAMES && known >= names.length / 2)
      return most <= names.length / 2 ? index : 0;
    most = Math.max(most, names.length);
  }
  return 0;
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;
