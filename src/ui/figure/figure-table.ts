import { toCsv, type CsvCell } from '../../domain/text/csv';

/**
 * A panel's figures as a table, which "as table", the CSV and, where there is no chart, the PNG show.
 */
export interface FigureTable {
  columns: readonly FigureColumn[];
  rows: readonly (readonly CsvCell[])[];
}

export interface FigureColumn {
  name: string;
  /** Writes a number as it is shown; in the CSV it keeps full precision. */
  format?: (value: number) => string;
}

/** Returns a cell as a person reads it. */
export function cellText(column: FigureColumn | undefined, cell: CsvCell): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return column?.format?.(cell) ?? String(cell);
}

export const figureCsv = (table: FigureTable): string =>
  toCsv(
    table.columns.map(({ name }) => name),
    table.rows,
  );

export const isNumericColumn = (table: FigureTable, index: number): boolean =>
  table.rows.length > 0 && table.rows.every((row) => typeof row[index] !== 'string');
