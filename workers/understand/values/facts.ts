import { NULL_SPELLINGS, type DecimalSign } from '../../../src/domain/recipe/recipe';
import {
  columnDates,
  columnTimes,
  NO_HINTS,
  type ColumnDates,
  type DateHints,
} from './date-format';
import { columnNumbers, type ColumnNumbers } from './number-format';

/** What the looked-at rows say of a column, whatever its header. */
export interface ColumnFacts {
  header: string;
  /** The header as it is compared; empty where the file has none. */
  name: string;
  /** Each row's cell, trimmed; empty where nothing stands or a spelling of nothing. */
  cells: readonly string[];
  /** Those that are not empty. */
  values: readonly string[];
  rows: number;
  /** 0 to 1. */
  filled: number;
  distinct: number;
  dates: ColumnDates | null;
  times: string[] | null;
  numbers: ColumnNumbers | null;
  /** Shares of the values. */
  codes: number;
  words: number;
  blanks: number;
  /** Mean length of the values. */
  length: number;
  /** Share of the rows, after the first, whose value is that of the row before. */
  repeats: number;
  /** Numbers that go up by one from each row to the next. */
  isCounter: boolean;
  /** Of a column that says what happened in each row: how many rows are purchases, of all looked at. */
  events: EventCounts | null;
}

export interface EventCounts {
  bought: number;
  all: number;
}

const NOTHING: ReadonlySet<string> = new Set(NULL_SPELLINGS);

export interface FactsOptions {
  hints?: DateHints;
  usualDecimal?: DecimalSign | null;
}

export function columnFacts(
  header: string,
  name: string,
  raw: readonly string[],
  { hints = NO_HINTS, usualDecimal = null }: FactsOptions = {},
): ColumnFacts {
  const cells = raw.map((cell) => {
    const text = cell.trim();
    return NOTHING.has(text.toLowerCase()) ? '' : text;
  });
  const values = cells.filter((cell) => cell !== '');
  const share = (test: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const dates = columnDates(values, hints);
  return {
    header,
    name,
    cells,
    values,
    rows: cells.length,
    filled: cells.length === 0 ? 0 : values.length / cells.length,
    distinct: new Set(values).size,
    dates,
    times: dates === null ? columnTimes(values) : null,
    numbers: columnNumbers(values, usualDecimal),
    codes: share((value) => /\d/.test(value) && !/\s/.test(value)),
    words: share((value) => /\p{L}{2}/u.test(value)),
    blanks: share((value) => /\S\s+\S/.test(value)),
    length: values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length),
    repeats: repeatsOf(cells),
    isCounter: isCounter(values),
    events: null,
  };
}

function repeatsOf(cells: readonly string[]): number {
  let repeats = 0;
  for (let index = 1; index < cells.length; index += 1) {
    if (cells[index] !== '' && cells[index] === cells[index - 1]) repeats += 1;
  }
  return repeats / Math.max(1, cells.length - 1);
}

/** Rows of a file's middle and end follow its head after a gap, so a few steps may be longer. */
function isCounter(values: readonly string[]): boolean {
  if (values.length < 2 || !values.every((value) => /^\d{1,12}$/.test(value))) return false;
  let others = 0;
  for (let index = 1; index < values.length; index += 1) {
    if (Number(values[index]) !== Number(values[index - 1]) + 1) others += 1;
  }
  return others <= Math.max(2, values.length * 0.01) && others < (values.length - 1) / 2;
}

/** Share of the values that are as they are in no other row. */
export const uniqueness = ({ distinct, values }: ColumnFacts): number =>
  values.length === 0 ? 0 : distinct / values.length;

/** Whether numbers with decimals stand in it, as prices and amounts do. */
export const hasDecimals = ({ numbers }: ColumnFacts): boolean =>
  numbers !== null && !numbers.allWhole;
