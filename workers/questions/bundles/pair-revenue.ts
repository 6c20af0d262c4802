import type { Call } from '../../database';
import type { Engine } from '../../engine';
import type { MineInput } from './mine';

/**
 * Net revenue of both items' lines in the baskets that hold both, one value for each mined pair, in
 * the order of `mine`. In the shop's currency.
 */
export async function pairRevenue(
  _engine: Engine,
  _input: MineInput,
  _call: Call,
): Promise<Float64Array<ArrayBuffer>> {
  throw new Error('not written yet');
}
