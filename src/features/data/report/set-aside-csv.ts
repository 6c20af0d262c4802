import { toCsv, type CsvCell } from '../../../domain/text/csv';

/** Rows set aside as CSV: their cells as they stood in the file, formulas defused. */
export function setAsideCsv(answer: {
  header: readonly string[];
  rows: readonly string[][];
}): string {
  return toCsv(
    answer.header,
    answer.rows.map((row) => row.map(cellOf)),
  );
}

/** A negative number is no formula: written as a number, it keeps its sign and its spelling. */
function cellOf(text: string): CsvCell {
  const number = Number(text);
  return text.startsWith('-') && String(number) === text ? number : text;
}
