import type { ColumnFacts } from '../values/facts';

/** Stretches of rows that one column takes for an order each. */
export interface OrderRuns {
  /** For each row, the first row of its stretch with the same order. */
  starts: readonly number[];
  runs: number;
  /** Stretches of two rows or more. */
  longRuns: number;
  /** The number of different orders divided by that of stretches: 1 when no order comes back later. */
  contiguity: number;
}

/**
 * Divides rows into stretches with the same cell.
 *
 * @param fill whether empty cells continue the order above.
 */
export function orderRuns({ cells }: ColumnFacts, fill = false): OrderRuns {
  const starts: number[] = [];
  const seen = new Set<string>();
  let [runs, longRuns, length] = [0, 0, 0];
  let last = '';
  cells.forEach((cell, index) => {
    const continues = index > 0 && (cell === last || (fill && cell === ''));
    if (!continues) {
      runs += 1;
      length = 0;
      last = cell;
      seen.add(cell);
    }
    length += 1;
    if (length === 2) longRuns += 1;
    starts.push(continues ? (starts[index - 1] ?? index) : index);
  });
  return { starts, runs, longRuns, contiguity: runs === 0 ? 0 : seen.size / runs };
}

/** Returns the share of the long stretches in which all rows have the same value, empty or not. */
export function sameWithin(runs: OrderRuns, { cells }: ColumnFacts): number {
  return shareOfRuns(runs, (start, index) => cells[index] === cells[start]);
}

/** Returns the share of the long stretches whose further rows are all empty while the first is not. */
export function onlyOnFirst(runs: OrderRuns, { cells }: ColumnFacts): number {
  return shareOfRuns(runs, (start, index) => cells[start] !== '' && cells[index] === '');
}

/** Tells whether a column counts the rows of each order: 1, 2, 3. */
export function countsWithin(runs: OrderRuns, { numbers, cells }: ColumnFacts): boolean {
  if (numbers === null || !numbers.allWhole || runs.longRuns === 0) return false;
  let [wrongStarts, wrongSteps, steps] = [0, 0, 0];
  runs.starts.forEach((start, index) => {
    const value = Number(cells[index]);
    if (start === index) wrongStarts += value === 1 || value === 0 ? 0 : 1;
    else {
      steps += 1;
      wrongSteps += value === Number(cells[start]) + index - start ? 0 : 1;
    }
  });
  return wrongStarts <= runs.runs * 0.1 && wrongSteps <= steps * 0.05;
}

function shareOfRuns(
  { starts, longRuns }: OrderRuns,
  test: (start: number, index: number) => boolean,
): number {
  if (longRuns === 0) return 0;
  const failed = new Set<number>();
  starts.forEach((start, index) => {
    if (start !== index && !test(start, index)) failed.add(start);
  });
  return 1 - failed.size / longRuns;
}
