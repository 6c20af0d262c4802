import { createMemo, createSignal, type Accessor } from 'solid-js';
import { remaining } from '../../../domain/bundles/remaining';
import type { Sliding } from '../../../domain/bundles/thresholds';
import { isSameValue } from '../../../domain/same-value';
import { createShopQuery } from '../../../engine/create-shop-query';
import { formatMoneyShort, formatNumber, plural } from '../../../ui/format';
import type { BundlesState } from '../create-bundles';

/** More pairs than this would keep the engine from what matters: customers are not counted then. */
const MOST_COUNTED = 5000;
const REST = 200;

export interface SliderPreview {
  /** Says what is left at a stop; undefined until it is known. */
  text(position: number): string | undefined;
  watch(isWatched: boolean): void;
}

/** Works out what would be left at each stop of a slider, while somebody looks at it. */
export function createSliderPreview(
  state: BundlesState,
  sliding: Sliding,
  scale: Accessor<readonly number[]>,
): SliderPreview {
  const [isWatched, setWatched] = createSignal(false);
  // Its own steps do not change what is left at each of them.
  const others = createMemo(() => ({ ...state.thresholds.current(), [sliding]: 0 }), undefined, {
    equals: isSameValue,
  });
  const left = createMemo(() => {
    const rules = state.rules();
    if (!isWatched() || rules === undefined) return undefined;
    if (!state.isJudged() && (sliding === 'q' || others().q < 1)) return undefined;
    return { rules, ...remaining(rules, others(), sliding, scale()) };
  });
  const customers = createShopQuery(
    state.shop,
    'reachByStop',
    () => {
      const mined = state.mining.question();
      const found = left();
      return mined && found && found.pairs.length <= MOST_COUNTED
        ? {
            mined,
            pairs: found.rules.itemsOf(found.pairs),
            stops: [...found.stops],
            size: scale().length,
          }
        : undefined;
    },
    { rest: REST },
  );

  function text(position: number): string | undefined {
    const found = left();
    if (found === undefined) return undefined;
    const bundles = found.bundles[position] ?? 0;
    const revenue = found.revenue[position] ?? Number.NaN;
    const reach = customers.current();
    // The scale of a largest value is seen from its end.
    const stop = sliding === 'q' ? scale().length - 1 - position : position;
    return [
      plural(bundles, 'bundle'),
      ...(reach ? [`${formatNumber(reach[stop] ?? 0)} customers`] : []),
      ...(Number.isNaN(revenue) ? [] : [formatMoneyShort(revenue)]),
    ].join(', ');
  }

  return { text, watch: setWatched };
}
