import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js';
import { lift } from '../../../domain/measures/metrics';
import type { MonthCounts } from '../../../domain/evidence/months';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createQuery } from '../../../engine/create-query';
import type { ShopSession } from '../../../engine/shop-session';
import type { MonthlyCounts } from './answers';
import { createDebounced } from './debounced';
import { inputOf, type MiningQuestion } from './mining';

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
  question: Accessor<MiningQuestion | undefined>,
  pairsInView: Accessor<readonly number[]>,
): LiftMonths {
  const isOffered = () => {
    const grain = question()?.grain;
    return grain !== undefined && grain !== 'customer' && shop.summary()?.parts.dates === true;
  };
  const [known, setKnown] = createSignal<ReadonlyMap<number, LiftMonth[]>>(new Map());
  createEffect(on(question, () => setKnown(new Map()), { defer: true }));

  const resting = createDebounced(pairsInView, REST);
  const missing = createMemo(() => {
    const of = question();
    const set = rules();
    if (!isOffered() || of === undefined || set === undefined) return undefined;
    const pairs = resting().filter((pair) => pair < set.mined.both.length && !known().has(pair));
    return pairs.length === 0 ? undefined : { of, pairs, set };
  });
  const query = createQuery(missing, async ({ of, pairs, set }, options) => {
    const { first, second } = set.mined;
    const result = await shop.engine.ask.monthlyCounts(
      { mined: inputOf(of), pairs: pairs.map((pair) => [first[pair]!, second[pair]!] as const) },
      options,
    );
    return result.ok ? { ok: true, value: { of, pairs, counts: result.value } } : result;
  });
  createEffect(
    on(query.latest, (answer) => {
      if (answer === undefined || answer.of !== question()) return;
      const { pairs, counts } = answer;
      setKnown((before) => {
        const after = new Map(before);
        pairs.forEach((pair, index) => after.set(pair, liftMonths(counts, index)));
        return after;
      });
    }),
  );

  return { isOffered, of: (pair) => known().get(pair) };
}

/** Lift in each month by that month's own counts. */
export function liftMonths(counts: MonthlyCounts, index: number): LiftMonth[] {
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
