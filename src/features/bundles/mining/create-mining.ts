import { createMemo, type Accessor } from 'solid-js';
import type { Failure } from '../../../domain/errors';
import type { Progress } from '../../../domain/progress';
import { RuleSet } from '../../../domain/bundles/rules';
import type { Thresholds } from '../../../domain/bundles/thresholds';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { ShopSession } from '../../../engine/create-shop-session';
import { mineInputOf, type MineInput } from './mine-input';

/** Mining once for each grain, level and floor; thresholds filter what is here. */
export interface Mining {
  /** The newest rules of this shop; while others are mined, the ones before. */
  readonly rules: Accessor<RuleSet | undefined>;
  /** The rules answer this question; further questions about them repeat it. */
  readonly question: Accessor<MineInput | undefined>;
  /** True when the rules are those that the thresholds ask for. */
  readonly isCurrent: Accessor<boolean>;
  readonly isMining: Accessor<boolean>;
  readonly progress: Accessor<Progress | undefined>;
  /** Set after mining failed or was cancelled. */
  readonly failure: Accessor<Failure | undefined>;
  /** True once the revenue of pairs is known, or will never be. */
  readonly revenueSettled: Accessor<boolean>;
  readonly hasRevenue: Accessor<boolean>;
  /** Tells whether the later orders were checked; `none`: baskets have no day here. */
  readonly holdoutStatus: Accessor<'none' | 'waiting' | 'known' | 'failed'>;
  retry(): void;
  cancel(): void;
}

export function createMining(shop: ShopSession, thresholds: Accessor<Thresholds>): Mining {
  const query = createShopQuery(shop, 'mine', () => mineInputOf(thresholds()));
  const question = () => query.answered()?.input;

  const hasPrices = () => shop.summary()?.parts.prices === true;
  const revenue = createShopQuery(shop, 'pairRevenue', () =>
    hasPrices() ? question() : undefined,
  );
  const revenueSettled = () =>
    !hasPrices() || revenue.current() !== undefined || revenue.status() === 'failed';

  const hasDates = () => shop.summary()?.parts.dates === true;
  // Baskets first, then revenue, then the later orders: what is seen first is asked first.
  const holdout = createShopQuery(shop, 'holdoutCounts', () =>
    hasDates() && revenueSettled() ? question() : undefined,
  );

  const bare = createMemo(() => {
    const mined = query.latest();
    return mined && new RuleSet(mined);
  });
  // Later answers are added to what was computed, so that no column is computed twice.
  const rules = createMemo<RuleSet | undefined>((before) => {
    const set = bare();
    if (set === undefined) return undefined;
    const base = before?.mined === set.mined ? before : set;
    const revenueOfPairs = revenue.current();
    const counts = holdout.current();
    if (revenueOfPairs === undefined && counts === undefined) return base;
    return base.with({ revenue: revenueOfPairs, holdout: counts });
  });

  return {
    rules,
    question,
    isCurrent: () => query.status() === 'ready' && query.current() !== undefined,
    isMining: () => query.status() === 'loading',
    progress: query.progress,
    failure: () => (query.status() === 'loading' ? undefined : query.failure()),
    revenueSettled,
    hasRevenue: () => revenue.current() !== undefined,
    holdoutStatus: () =>
      !hasDates() || holdout.current() === null
        ? 'none'
        : holdout.current() !== undefined
          ? 'known'
          : holdout.status() === 'failed'
            ? 'failed'
            : 'waiting',
    retry: query.retry,
    cancel: query.cancel,
  };
}
