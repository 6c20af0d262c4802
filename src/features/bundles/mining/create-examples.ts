import type { Accessor } from 'solid-js';
import { createShopQuery, type ShopQuery } from '../../../engine/create-shop-query';
import type { ShopSession } from '../../../engine/create-shop-session';
import { SELECTION_REST, type PairInput } from './create-pair';

/** So many example orders are shown. */
export const EXAMPLES = 3;

/** The newest orders with both items of the selected rule. */
export const createExamples = (
  shop: ShopSession,
  pair: Accessor<PairInput | undefined>,
): ShopQuery<'exampleOrders'> =>
  createShopQuery(
    shop,
    'exampleOrders',
    () => {
      const of = pair();
      if (of === undefined || of.mined.grain !== 'order') return undefined;
      // Both directions have the same orders: these are not asked for anew.
      const [first, second] = of.pair;
      return {
        ...of,
        pair: [Math.min(first, second), Math.max(first, second)] as const,
        limit: EXAMPLES,
      };
    },
    { rest: SELECTION_REST },
  );
