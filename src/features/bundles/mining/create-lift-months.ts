import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js';
import { lift } from '../../../domain/measures/metrics';
import type { MonthCounts } from '../../../domain/evidence/months';
import { hasDay } from '../../../domain/bundles/grains';
import type { RuleSet } from '../../../domain/bundles/rules';
import { isSameValue } from '../../../domain/same-value';
import { createDebounced } from '../../../engine/create-debounced';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { AnswerOf } from '../../../engine/ask';
import type { ShopSession } from '../../../engine/create-shop-session';
import type { MineInput } from './mine-input';

/** A month's counts, antecedent and consequent those of the pair's first and second item. */
export interface LiftMonth extends MonthCounts {
  /** NaN in a month without one of the two. */
  lift: number;
}

export interface LiftMonths {
  /** False where months mean nothing: baskets span all days, or there are no dates. */
  readonly isOffered: Accessor<boolean>;
  /** The months of a pair, oldest first; undefined until they are known. */
  of(pair: number): LiftMonth[] | undefined;
}

const REST = 120;

/** Lift by month for the pairs in view: asked once they rest there, and kept. */
export function createLiftMonths(
  shop: ShopSession,
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MineInput | undefined>,
  pairsInView: Accessor<readonly number[]>,
): LiftMonths {
  const isOffered = () => {
    const grain = question()?.grain;
    return grain !== undefined && hasDay(grain) && shop.summary()?.parts.dates === true;
  };
  /** By the items of the pair. */
  const [known, setKnown] = createSignal<ReadonlyMap<string, LiftMonth[]>>(new Map());
  const mined = createMemo(() => rules()?.mined);
  createEffect(on(mined, () => setKnown(new Map()), { defer: true }));

  const resting = createDebounced(pairsInView, REST);
  const query = createShopQuery(shop, 'monthlyCounts', () => {
    const of = question();
    const set = rules();
    if (!isOffered() || of === undefined || set === undefined) return undefined;
    const inView = resting().filter((pair) => pair < set.mined.both.length);
    const pairs = set.itemsOf(inView).filter((items) => !known().has(String(items)));
    return pairs.length === 0 ? undefined : { mined: of, pairs };
  });
  createEffect(
    on(query.answered, (answered) => {
      if (answered === undefined || !isSameValue(answered.input.mined, question())) return;
      const { input, answer } = answered;
      setKnown((before) => {
        const after = new Map(before);
        input.pairs.forEach((items, at) => after.set(String(items), liftMonths(answer, at)));
        return after;
      });
    }),
  );

  return {
    isOffered,
    of: (pair) => {
      const [items] = rules()?.itemsOf([pair]) ?? [];
      return items && known().get(String(items));
    },
  };
}

/** Lift in each month by that month's own counts. */
export function liftMonths(counts: AnswerOf<'monthlyCounts'>, index: number): LiftMonth[] {
  const pair = counts.pairs[index];
  if (pair === undefined) return [];
  return counts.months.map((month, at) => {
    const found = {
      baskets: counts.baskets[at]!,
      antecedent: pair.first[at]!,
      consequent: pair.second[at]!,
      both: pair.both[at]!,
    };
    return { month, lift: lift(found), ...found };
  });
}
