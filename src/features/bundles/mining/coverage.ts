import { createMemo, type Accessor } from 'solid-js';
import { success } from '../../../domain/errors';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createQuery } from '../../../engine/create-query';
import type { ShopSession } from '../../../engine/shop-session';
import { createDebounced } from './debounced';
import { inputOf, type MiningQuestion } from './mining';

const REST = 250;

/** More rules than a person reads: counting their baskets would keep the engine from what matters. */
const MOST_COUNTED = 1000;

/** The share of baskets that hold at least one of the shown pairs; undefined while it is counted. */
export function createCoverage(
  shop: ShopSession,
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MiningQuestion | undefined>,
  shown: Accessor<Uint32Array>,
): Accessor<number | undefined> {
  const wanted = createMemo(() => {
    const set = rules();
    const of = question();
    const count = shown().length;
    return set && of && count > 0 && count <= MOST_COUNTED
      ? { set, of, shown: shown() }
      : undefined;
  });
  const resting = createDebounced(wanted, REST);
  const query = createQuery(resting, async (input, options) => {
    const { set, of, shown } = input;
    const { first, second, baskets } = set.mined;
    const pairs = [...new Set(Array.from(shown, (rule) => rule >> 1))];
    const result = await shop.engine.ask.coverage(
      { mined: inputOf(of), pairs: pairs.map((pair) => [first[pair]!, second[pair]!] as const) },
      options,
    );
    return result.ok ? success({ input, share: result.value / baskets }) : result;
  });
  // The share of what was shown before would be a wrong figure beside the new count.
  return () => {
    const latest = query.latest();
    return latest !== undefined && latest.input === wanted() ? latest.share : undefined;
  };
}
