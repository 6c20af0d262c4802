import type { Call } from '../../database';
import type { Engine } from '../../engine';
import type { MonthlyCountsInput } from './monthly-counts';

/** In how many baskets at least one of the pairs is. */
export async function coverage(
  _engine: Engine,
  _input: MonthlyCountsInput,
  _call: Call,
): Promise<number> {
  throw new Error('not written yet');
}
