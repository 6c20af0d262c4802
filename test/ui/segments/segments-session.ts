import { createSignal } from 'solid-js';
import { failed, success, type Failure, type Result } from '../../../src/domain/errors';
import { judgeAffinity } from '../../../src/domain/segments/affinity';
import type {
  CohortRetention,
  MigrationStep,
  SegmentOverview,
} from '../../../src/domain/segments/figures';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Ask } from '../../../src/engine/ask';
import type { ShopSession } from '../../../src/engine/create-shop-session';

export const overview: SegmentOverview = {
  segments: [
    { segment: 'at-risk', customers: 20, orders: 60, spend: 500, silence: 120 },
    { segment: 'high', customers: 10, orders: 80, spend: 3000, silence: 12 },
    { segment: 'low', customers: 40, orders: 60, spend: 500, silence: 90 },
    { segment: 'medium', customers: 30, orders: 90, spend: 1000, silence: 40.5 },
  ],
  scores: [
    { recency: 1, frequency: 1, customers: 60, spend: 1000, monetary: 2 },
    { recency: 5, frequency: 4, customers: 15, spend: 1250, monetary: 3.5 },
    { recency: 5, frequency: 5, customers: 25, spend: 2750, monetary: 4.8 },
  ],
  without: 7,
};

const migration: MigrationStep[] = [
  {
    from: '2025-10-31',
    to: '2025-11-30',
    flows: [{ from: 'high', to: 'high', customers: 9 }],
  },
  {
    from: '2025-11-30',
    to: '2025-12-31',
    flows: [
      { from: 'high', to: 'high', customers: 6 },
      { from: 'high', to: 'at-risk', customers: 2 },
      { from: 'medium', to: 'high', customers: 4 },
      { from: 'none', to: 'new', customers: 5 },
    ],
  },
];

const cohorts: CohortRetention = {
  cohorts: [
    { month: '2025-10', customers: 40, active: [40, 10, 4] },
    { month: '2025-11', customers: 20, active: [20, 8] },
    { month: '2025-12', customers: 5, active: [5] },
  ],
  lastMonthIsOpen: true,
};

const affinity = judgeAffinity(
  [
    {
      segment: 'high',
      id: 'P1&2',
      label: '<img src=x>',
      inSegment: 80,
      both: 40,
      bought: 50,
      segmentChoices: 200,
      choices: 1000,
    },
    {
      segment: 'high',
      id: 'P3',
      label: 'Scone',
      inSegment: 80,
      both: 11,
      bought: 50,
      segmentChoices: 200,
      choices: 1000,
    },
  ],
  15,
);

/**
 * Makes a session whose engine answers with made-up figures; `fail` makes the next overview a failure.
 */
export function segmentsSession(
  shop: ShopSummary | undefined,
  found = overview,
  replaced: Partial<Ask> = {},
) {
  const asked: string[] = [];
  let failure: Failure | undefined;
  const answers: Partial<Ask> = {
    segmentOverview: async () => {
      const failing = failure;
      failure = undefined;
      return failing === undefined ? success(found) : failed(failing);
    },
    segmentMigration: async () => success(migration),
    cohortRetention: async () => success(cohorts),
    segmentAffinity: async () => success(affinity),
    ...replaced,
  };
  const ask = new Proxy({} as Ask, {
    get: (_, name: keyof Ask) => {
      asked.push(name);
      return (
        answers[name] ??
        ((): Promise<Result<never>> =>
          Promise.resolve(failed({ kind: 'unexpected', message: `${name} was not expected` })))
      );
    },
  });
  const [summary, setSummary] = createSignal(shop);
  const session: ShopSession = {
    engine: { ask, status: () => ({ state: 'ready' }), restart: () => undefined },
    summary,
    report: () => undefined,
    status: () => ({ state: summary() === undefined ? 'loading' : 'ready', progress: null }),
    isDemo: () => false,
    recipe: () => undefined,
    source: () => undefined,
    keepIn: async () => success(null),
    load: () => Promise.reject(new Error('Nothing is loaded here')),
    open: () => Promise.reject(new Error('Nothing is opened here')),
    cancelLoad: () => undefined,
    quiet: { whenQuiet: () => Promise.resolve(), whenFree: () => Promise.resolve() },
    setSegmentRules: async () => success(null),
  };
  return { session, asked, setSummary, fail: (next: Failure) => void (failure = next) };
}
