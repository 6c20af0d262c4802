import type { Call } from '../../database';
import type { Engine } from '../../engine';
import type { MineInput } from './mine';

export interface MonthlyCountsInput {
  mined: MineInput;
  /** Positions in `MinedPairs.items`, as [first, second] in any order. */
  pairs: readonly (readonly [number, number])[];
}

/** Counts a month, oldest first, gaps filled with zeros. */
export interface MonthlyCounts {
  /** `2025-11`. */
  months: string[];
  /** Baskets a month. */
  baskets: number[];
  /** For each asked pair, counts a month: with first, with second, with both. */
  pairs: { first: number[]; second: number[]; both: number[] }[];
}

/** The counts behind lift by month. Only for baskets that are orders, in a shop with dates. */
export async function monthlyCounts(
  _engine: Engine,
  _input: MonthlyCountsInput,
  _call: Call,
): Promise<MonthlyCounts> {
  throw new Error('not written yet');
}
