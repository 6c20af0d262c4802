import type { Call } from '../../database';
import type { Engine } from '../../engine';
import type { MineInput } from './mine';

export interface ExampleOrdersInput {
  mined: MineInput;
  /** Positions in `MinedPairs.items`. */
  pair: readonly [number, number];
  limit: number;
}

export interface ExampleOrder {
  orderId: string;
  /** `2025-08-31 18:00`, or null in a shop without dates. */
  orderedAt: string | null;
  /** Net revenue of the order, or null in a shop without prices. */
  revenue: number | null;
  /** Items at the mined level, those of the pair first. */
  items: { label: string; isOfPair: boolean }[];
}

/** The newest orders that hold both items. Only for baskets that are orders. */
export async function exampleOrders(
  _engine: Engine,
  _input: ExampleOrdersInput,
  _call: Call,
): Promise<ExampleOrder[]> {
  throw new Error('not written yet');
}
