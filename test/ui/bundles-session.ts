import { defaultSegmentRules } from '../../src/domain/segments';
import { createSignal } from 'solid-js';
import { failed, success, type Result } from '../../src/domain/errors';
import type { MinedPairs } from '../../src/domain/rules';
import type { ShopSummary } from '../../src/domain/shop';
import type { Ask } from '../../src/engine/engine';
import type { ShopSession } from '../../src/engine/shop-session';
import { minedPairs } from './bundles-rules';

const summary: ShopSummary = {
  name: 'Tea house',
  fingerprint: '0123456789abcdef0123456789abcdef',
  rowsRead: 10,
  rowsLoaded: 10,
  rowsSetAside: 0,
  orders: 1000,
  lines: 2000,
  products: 4,
  customers: 100,
  firstDay: '2025-01-01',
  lastDay: '2025-03-31',
  baskets: 1000,
  items: 4,
  basketItems: 2000,
  categories: ['Drinks'],
  leaveOutReturns: true,
  attributes: [],
  segmentRules: defaultSegmentRules,
  parts: {
    dates: true,
    prices: true,
    customers: true,
    categories: true,
    subcategories: false,
    productIds: true,
    productNames: true,
    discounts: false,
    costs: false,
    channels: false,
    consent: false,
  },
};

/** A shop session whose engine answers at once with made-up figures; single answers can be replaced. */
export function fakeSession(replaced: Partial<Ask> = {}, mined: MinedPairs = minedPairs()) {
  const asked: { name: keyof Ask; input: unknown }[] = [];
  const months = ['2025-01', '2025-02', '2025-03'];
  const answers: Partial<Ask> = {
    mine: async () => success(mined),
    pairRevenue: async () => success(Float64Array.of(900, 100, 50, 10)),
    coverage: async () => success(124),
    monthlyCounts: async ({ pairs }) =>
      success({
        months,
        baskets: [300, 300, 400],
        pairs: pairs.map(() => ({ first: [60, 60, 80], second: [30, 30, 40], both: [24, 18, 12] })),
      }),
    exampleOrders: async () =>
      success([
        {
          orderId: 'O-77',
          orderedAt: '2025-03-30 18:00',
          revenue: 12.5,
          items: [
            { label: 'Tea', isOfPair: true },
            { label: '<i>Scone</i>', isOfPair: false },
          ],
        },
      ]),
    ...replaced,
  };
  const ask = new Proxy({} as Ask, {
    get:
      (_, name: keyof Ask) =>
      (input: never, options: never): Promise<Result<unknown>> => {
        asked.push({ name, input });
        const answer = answers[name] as ((...of: never[]) => Promise<Result<unknown>>) | undefined;
        return (
          answer?.(input, options) ??
          Promise.resolve(failed({ kind: 'unexpected', message: `${name} was not expected` }))
        );
      },
  });
  const [report] = createSignal(undefined);
  const session: ShopSession = {
    engine: { ask, status: () => ({ state: 'ready' }), restart: () => undefined },
    summary: () => summary,
    report,
    status: () => ({ state: 'ready' }),
    isDemo: () => false,
    load: () => Promise.reject(new Error('Nothing is loaded here')),
    cancelLoad: () => undefined,
    setSegmentRules: async () => success(null),
  };
  return { session, asked };
}
