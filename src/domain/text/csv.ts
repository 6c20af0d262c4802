export type CsvCell = string | number | null;
/** Text that is written as it is: whoever makes it knows that it is no formula, e.g. `+4930123456`. */
export interface PlainText {
  plain: string;
}

/**
 * Writes CSV by RFC 4180 with LF. Text that a spreadsheet would run as a formula gets a `'` before it;
 * numbers stay numbers, in full double precision, with `inf` for ∞ and an empty cell for NaN.
 */
export function toCsv(
  header: readonly string[],
  rows: Iterable<readonly (CsvCell | PlainText)[]>,
): string {
  const lines = [header.map(csvText).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `${lines.join('\n')}\n`;
}

function csvCell(cell: CsvCell | PlainText): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvText(cell);
  if (typeof cell === 'object') return cell.plain;
  if (Number.isNaN(cell)) return '';
  if (!Number.isFinite(cell)) return cell > 0 ? 'inf' : '-inf';
  return String(cell);
}

function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
