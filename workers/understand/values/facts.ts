import { NULL_SPELLINGS, type DecimalSign } from '../../../src/domain/recipe/recipe';
import {
  columnDates,
  columnTimes,
  NO_HINTS,
  type ColumnDates,
  type DateHints,
} from './date-format';
import { columnNumbers, type ColumnNumbers } from './number-format';

/** The rows that are looked at say this of a column, whatever its header is. */
export interface ColumnFacts {
  header: string;
  /** The header as it is compared; empty where the file has none. */
  name: string;
  /** Each row's cell, trimmed; a spelling of nothing, such as `NULL`, is empty. */
  cells: readonly string[];
  /** The cells that are not empty. */
  values: readonly string[];
  rows: number;
  /** The share of the rows that have a value, 0 to 1. */
  filled: number;
  /** The number of different values. */
  distinct: number;
  dates: ColumnDates | null;
  /** The formats of its times of day; null when its values are none. */
  times: string[] | null;
  numbers: ColumnNumbers | null;
  /** The share of the values with a digit and without a blank. */
  codes: number;
  /** The share of the values with two letters in a row. */
  words: number;
  /** The share of the values with a blank between two signs. */
  blanks: number;
  /** The mean length of the values, in characters. */
  length: number;
  /** The share of the rows, after the first, whose value is that of the row before. */
  repeats: number;
  /** Its values are numbers that go up by one from each row to the next. */
  isCounter: boolean;
  /** Counts of purchases, where the column says what happened in each row; null elsewhere. */
  events: EventCounts | null;
}

/** Rows of an event log that were looked at. */
export interface EventCounts {
  bought: number;
  all: number;
}

const NOTHING: ReadonlySet<string> = new Set(NULL_SPELLINGS);

export interface FactsOptions {
  hints?: DateHints;
  usualDecimal?: DecimalSign | null;
}

/**
 * Gathers what the cells of a column say.
 *
 * @param name the header, normalised; empty where the file has none.
 * @param raw the cells as they stand in the file.
 */
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

/**
 * Tells whether values count up. A few steps may be longer, since rows of a file's end follow its head
 * after a gap.
 */
function isCounter(values: readonly string[]): boolean {
  if (values.length < 2 || !values.every((value) => /^\d{1,12}$/.test(value))) return false;
  let others = 0;
  for (let index = 1; index < values.length; index += 1) {
    if (Number(values[index]) !== Number(values[index - 1]) + 1) others += 1;
  }
  return others <= Math.max(2, values.length * 0.01) && others < (values.length - 1) / 2;
}

/** Returns the number of different values divided by that of all: 1 when each stands in one row only. */
export const uniqueness = ({ distinct, values }: ColumnFacts): number =>
  values.length === 0 ? 0 : distinct / values.length;

/** Tells whether a column holds numbers with decimals, as those of prices and amounts do. */
export const hasDecimals = ({ numbers }: ColumnFacts): boolean =>
  numbers !== null && !numbers.allWhole;
