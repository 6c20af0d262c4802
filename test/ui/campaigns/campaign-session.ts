import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import type { BundleFacts } from '../../../src/domain/campaign/facts';
import { success } from '../../../src/domain/errors';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Ask } from '../../../src/engine/ask';
import type { ShopSession } from '../../../src/engine/create-shop-session';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';

const { shop } = aCampaign();

/** `aCampaign` was made with this shop. */
export const summary: ShopSummary = {
  name: shop.name,
  fingerprint: shop.fingerprint,
  rowsRead: 0,
  rowsLoaded: 0,
  rowsSetAside: 0,
  orders: 38_412,
  lines: 0,
  products: 2,
  customers: 3345,
  firstDay: shop.firstDay,
  lastDay: shop.lastDay,
  baskets: 38_412,
  items: 2,
  basketItems: 0,
  repeatsItems: false,
  categories: [],
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
    discounts: true,
    costs: true,
    channels: true,
    consent: true,
  },
};

export const facts: BundleFacts = {
  antecedent: [
    { id: 'SK-14', name: 'Retinol Night Serum', price: 28.9, priceSource: 'list', cost: 15 },
  ],
  consequent: [
    { id: 'SK-01', name: 'Barrier Repair Cream', price: 23.9, priceSource: 'list', cost: 12.46 },
  ],
  counts: { baskets: 38_412, antecedent: 1815, consequent: 1959, both: 427 },
  holdout: null,
};

/** Makes a loaded shop whose engine answers at once; these pages ask no other questions. */
export function fakeSession(replaced: Partial<Ask> = {}, loaded = summary): ShopSession {
  const ask: Partial<Ask> = {
    bundleFacts: async () => success(facts),
    segmentSizes: async () =>
      success({ all: 9000, high: 3345, medium: 3000, low: 1655, new: 500, 'at-risk': 500 }),
    audience: async () => success(aCampaign().audience),
    audienceRows: async () => success([]),
    audienceOverlap: async ({ others }) => success(others.map(() => 0)),
    baseline: async () => success(aCampaign().baseline),
    minimumReach: async () => success(aCampaign().minimumReach),
    ...replaced,
  };
  return {
    engine: {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pages ask only these
      ask: ask as Ask,
      status: () => ({ state: 'ready' }),
      restart: () => undefined,
    },
    summary: () => loaded,
    isDemo: () => true,
    recipe: () => undefined,
    source: () => undefined,
    status: () => ({ state: 'ready' }),
    report: () => undefined,
    open: () => Promise.reject(new Error('Nothing is opened here')),
    load: async () => {
      throw new Error('not loaded here');
    },
    cancelLoad: () => undefined,
    quiet: { whenQuiet: () => Promise.resolve(), whenFree: () => Promise.resolve() },
    keepIn: async () => success(null),
    setSegmentRules: async () => success(null),
  };
}
