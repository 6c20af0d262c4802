import { createMemo, type Accessor } from 'solid-js';
import type { ShopSession } from '../../../engine/shop-session';
import type { ExampleOrder } from './answers';
import { createAnswer, type Answer, type PairQuestion } from './pair-question';

/** How many are shown. */
export const EXAMPLES = 3;

export type Examples = Answer<ExampleOrder[]>;

/** The newest orders with both items of the selected rule. */
export function createExamples(
  shop: ShopSession,
  pair: Accessor<PairQuestion | undefined>,
): Examples {
  // Both directions have the same orders: these are not asked for anew.
  const wanted = createMemo<PairQuestion | undefined>(
    () => {
      const of = pair();
      if (of === undefined || of.mined.grain !== 'order') return undefined;
      const [first, second] = of.pair;
      return { ...of, pair: [Math.min(first, second), Math.max(first, second)] };
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  return createAnswer(wanted, (input, options) =>
    shop.engine.ask.exampleOrders({ ...input, limit: EXAMPLES }, options),
  );
}
