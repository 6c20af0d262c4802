import { createMemo, type Accessor } from 'solid-js';
import { success, type Failure } from '../../../domain/errors';
import type { Progress } from '../../../domain/progress';
import { RuleSet, type MinedPairs } from '../../../domain/bundles/rules';
import type { Thresholds } from '../../../domain/bundles/thresholds';
import { createQuery } from '../../../engine/create-query';
import type { Ask } from '../../../engine/engine';
import type { ShopSession } from '../../../engine/shop-session';

export type MineInput = Parameters<Ask['mine']>[0];

/** What is mined, and of which shop. */
export interface MiningQuestion extends MineInput {
  fingerprint: string;
}

export interface MiningAnswer {
  question: MiningQuestion;
  mined: MinedPairs;
}

/** Mining once for each grain, level and floor; thresholds filter what is here. */
export interface Mining {
  /** The newest rules of this shop; while others are mined, the ones before. */
  readonly rules: Accessor<RuleSet | undefined>;
  /** What the rules answer, for further questions about them. */
  readonly question: Accessor<MiningQuestion | undefined>;
  /** True when the rules are those that the thresholds ask for. */
  readonly isCurrent: Accessor<boolean>;
  readonly isMining: Accessor<boolean>;
  readonly progress: Accessor<Progress | undefined>;
  /** Set after mining failed or was cancelled. */
  readonly failure: Accessor<Failure | undefined>;
  /** True once the revenue of pairs is known, or will never be. */
  readonly revenueSettled: Accessor<boolean>;
  readonly hasRevenue: Accessor<boolean>;
  /** Whether the later orders were checked; `none`: baskets have no day here. */
  readonly holdoutStatus: Accessor<'none' | 'waiting' | 'known' | 'failed'>;
  retry(): void;
  cancel(): void;
}

const keyOf = (question: MiningQuestion | undefined): string =>
  question === undefined ? '' : JSON.stringify([question.fingerprint, inputOf(question)]);

const isSame = (a: MiningQuestion | undefined, b: MiningQuestion | undefined): boolean =>
  a === b || keyOf(a) === keyOf(b);

export function createMining(shop: ShopSession, thresholds: Accessor<Thresholds>): Mining {
  const asked = createMemo<MiningQuestion | undefined>(
    () => {
      const summary = shop.summary();
      if (summary === undefined) return undefined;
      return { fingerprint: summary.fingerprint, ...inputOf(thresholds()) };
    },
    undefined,
    { equals: isSame },
  );
  const query = createQuery(asked, async (question, options) => {
    const result = await shop.engine.ask.mine(inputOf(question), options);
    return result.ok ? success<MiningAnswer>({ question, mined: result.value }) : result;
  });
  // An answer about a shop that is gone is no answer.
  const answer = createMemo(() => {
    const latest = query.latest();
    return latest?.question.fingerprint === asked()?.fingerprint ? latest : undefined;
  });

  const hasPrices = () => shop.summary()?.parts.prices === true;
  const revenue = createQuery(
    createMemo(() => (hasPrices() ? answer() : undefined)),
    async (of, options) => {
      const result = await shop.engine.ask.pairRevenue(inputOf(of.question), options);
      return result.ok ? success({ of, values: result.value }) : result;
    },
  );
  const knownRevenue = () => {
    const latest = revenue.latest();
    return latest !== undefined && latest.of === answer() ? latest.values : undefined;
  };
  const revenueSettled = () =>
    !hasPrices() || knownRevenue() !== undefined || revenue.status() === 'failed';

  const hasDates = () => shop.summary()?.parts.dates === true;
  // Baskets first, then revenue, then the later orders: what is seen first is asked first.
  const holdout = createQuery(
    createMemo(() => (hasDates() && revenueSettled() ? answer() : undefined)),
    async (of, options) => {
      const result = await shop.engine.ask.holdoutCounts(inputOf(of.question), options);
      return result.ok ? success({ of, counts: result.value }) : result;
    },
  );
  const knownHoldout = () => {
    const latest = holdout.latest();
    return latest !== undefined && latest.of === answer() ? latest.counts : undefined;
  };
  const bare = createMemo(() => {
    const mined = answer()?.mined;
    return mined && new RuleSet(mined);
  });
  // What arrives later is added to what was computed, so that no column is computed twice.
  const rules = createMemo<RuleSet | undefined>((before) => {
    const set = bare();
    if (set === undefined) return undefined;
    const base = before?.mined === set.mined ? before : set;
    const revenueOfPairs = knownRevenue();
    const counts = knownHoldout();
    if (revenueOfPairs === undefined && counts === undefined) return base;
    return base.with({ revenue: revenueOfPairs, holdout: counts });
  });

  return {
    rules,
    question: () => answer()?.question,
    isCurrent: () => query.status() === 'ready' && isSame(answer()?.question, asked()),
    isMining: () => query.status() === 'loading',
    progress: query.progress,
    failure: () => (query.status() === 'loading' ? undefined : query.failure()),
    revenueSettled,
    hasRevenue: () => knownRevenue() !== undefined,
    holdoutStatus: () =>
      !hasDates() || knownHoldout() === null
        ? 'none'
        : knownHoldout() !== undefined
          ? 'known'
          : holdout.status() === 'failed'
            ? 'failed'
            : 'waiting',
    retry: query.retry,
    cancel: query.cancel,
  };
}

/** Questions about mined rules repeat the question that mined them, so that nothing is mined twice. */
export const inputOf = ({
  grain,
  level,
  floor,
  only = [],
  without = [],
}: MineInput): MineInput => ({
  grain,
  level,
  floor,
  ...(only.length > 0 && { only: [...only] }),
  ...(without.length > 0 && { without: [...without] }),
});
