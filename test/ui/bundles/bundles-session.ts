import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { createSignal } from 'solid-js';
import { failed, success, type Result } from '../../../src/domain/errors';
import type { MinedPairs } from '../../../src/domain/bundles/rules';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Ask } from '../../../src/engine/ask';
import type { ShopSession } from '../../../src/engine/create-shop-session';
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
  repeatsItems: false,
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

/**
 * Makes a shop session whose engine answers at once with made-up figures; single answers can be
 * replaced.
 */
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
    // The first 600 orders are those in which it is found, and the later 400 confirm tea and cake.
    holdoutCounts: async () =>
      success({
        firstDay: '2025-01-01',
        from: '2025-03-01',
        lastDay: '2025-03-31',
        trainBaskets: 600,
        testBaskets: 400,
        itemTrain: Int32Array.of(120, 60, 30, 240),
        itemTest: Int32Array.of(80, 40, 20, 160),
        bothTrain: Int32Array.of(36, 40, 6, 3),
        bothTest: Int32Array.of(24, 24, 4, 2),
      }),
    strataCounts: async () =>
      success([
        { value: 'high', baskets: 400, antecedent: 100, consequent: 60, both: 40 },
        { value: 'low', baskets: 600, antecedent: 100, consequent: 40, both: 20 },
      ]),
    promoCounts: async () =>
      success({
        all: { baskets: 1000, antecedent: 200, consequent: 100, both: 60 },
        fullPrice: { baskets: 900, antecedent: 150, consequent: 80, both: 45 },
        discounted: 15,
      }),
    thirdItems: async () =>
      success([
        {
          item: 3,
          counts: { baskets: 1000, antecedent: 60, consequent: 400, both: 50 },
          withFirst: 90,
          withSecond: 60,
        },
      ]),
    searchItems: async ({ text }) =>
      success(
        ['Tea', 'Cake', 'Spoon']
          .filter((label) => label.toLowerCase().includes(text.toLowerCase()))
          .map((label) => ({
            id: { Tea: 'T-1', Cake: 'C-2', Spoon: 'S-4' }[label]!,
            label,
            lines: 9,
          })),
      ),
    searchedPair: async () =>
      success({
        antecedent: { id: 'T-1', label: 'Tea' },
        consequent: { id: 'S-4', label: 'Spoon' },
        counts: { baskets: 1000, antecedent: 200, consequent: 400, both: 64 },
        floor: 5,
      }),
    reachByStop: async ({ size }) =>
      success(Int32Array.from({ length: size }, (_, stop) => 90 - stop)),
    substituteCounts: async () =>
      success({
        baskets: 1000,
        hypotheses: 6,
        leastExpected: 10,
        first: Int32Array.of(0),
        second: Int32Array.of(2),
        both: Int32Array.of(0),
      }),
    largerSets: async () =>
      success({
        size: 3 as const,
        floor: 5,
        floorWasRaised: false,
        baskets: 1000,
        items: Int32Array.of(0, 1, 3),
        counts: Int32Array.of(50),
        without: Int32Array.of(60, 64, 60),
        withoutTwo: Int32Array.of(400, 100, 200),
      }),
    portfolioCounts: async ({ pairs }) =>
      success({
        counts: 'customers' as const,
        reach: Int32Array.from(pairs, () => 40),
        joint: 60,
        overlap: Int32Array.from({ length: pairs.length ** 2 }, (_, at) =>
          at % (pairs.length + 1) === 0 ? 40 : 20,
        ),
        revenue: Float64Array.from(pairs, () => 500),
        cells: pairs.map((_, bundle) => ({ bundles: 1 << bundle, revenue: 500 - bundle })),
      }),
    showSql: async () => success({ sql: 'SELECT 42;', reads: 'tables' as const }),
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
    recipe: () => undefined,
    source: () => undefined,
    load: () => Promise.reject(new Error('Nothing is loaded here')),
    open: () => Promise.reject(new Error('Nothing is opened here')),
    cancelLoad: () => undefined,
    quiet: { whenQuiet: () => Promise.resolve(), whenFree: () => Promise.resolve() },
    keepIn: async () => success(null),
    setSegmentRules: async () => success(null),
  };
  return { session, asked };
}
