/** A row of the bench. The bar is what must be reached, the aim is what is wanted. */
export interface Row {
  readonly what: string;
  readonly bar: string;
  readonly aim: string;
  readonly measured: string;
  /** The ratio of clocks, to native DuckDB, the first size or the long shape; absent without one. */
  readonly ratio?: number;
  /** The same ratio of processor time. */
  readonly cpuRatio?: number;
  readonly ok: boolean;
}

const HEADER = ['what', 'bar', 'aim', 'measured', 'ratio', 'CPU', ''];

/** Returns the rows as a table for a terminal or for Markdown, with its columns aligned. */
export function formatTable(rows: readonly Row[]): string {
  const ratio = (value: number | undefined) => (value === undefined ? '' : `${value.toFixed(2)} ×`);
  const cells = rows.map((row) => [
    row.what,
    row.bar,
    row.aim,
    row.measured,
    ratio(row.ratio),
    ratio(row.cpuRatio),
    row.ok ? '✓' : '✗',
  ]);
  const widths = HEADER.map((name, column) =>
    Math.max(name.length, 3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(HEADER), rule, ...cells.map(line)].join('\n');
}
