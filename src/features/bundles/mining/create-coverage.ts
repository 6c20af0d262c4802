import type { Accessor } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { ShopSession } from '../../../engine/create-shop-session';
import type { MineInput } from './mine-input';

const REST = 250;

/** More rules than a person reads: counting their baskets would keep the engine from what matters. */
const MOST_COUNTED = 1000;

/** The share of baskets that hold at least one of the shown pairs; undefined while it is counted. */
export function createCoverage(
  shop: ShopSession,
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MineInput | undefined>,
  shown: Accessor<Uint32Array>,
): Accessor<number | undefined> {
  const query = createShopQuery(
    shop,
    'coverage',
    () => {
      const set = rules();
      const mined = question();
      const count = shown().length;
      if (set === undefined || mined === undefined || count === 0 || count > MOST_COUNTED) {
        return undefined;
      }
      return { mined, pairs: set.itemsOf(new Set(Array.from(shown(), (rule) => rule >> 1))) };
    },
    { rest: REST },
  );
  // The share of what was shown before would be a wrong figure beside the new count.
  return () => {
    const covered = query.current();
    const set = rules();
    return covered === undefined || set === undefined ? undefined : covered / set.mined.baskets;
  };
}
