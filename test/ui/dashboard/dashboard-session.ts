import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { createSignal } from 'solid-js';
import type {
  CustomersInput,
  CustomersPage,
  DashboardFigures,
  DashboardScope,
  DayFigures,
  Overview,
  PeriodFigures,
} from '../../../src/domain/dashboard/dashboard';
import { failed, success, type Failure, type Result } from '../../../src/domain/errors';
import { lengthOf } from '../../../src/domain/dates/periods';
import type { ShopParts } from '../../../src/domain/shop/shop-parts';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Ask } from '../../../src/engine/ask';
import type { ShopSession } from '../../../src/engine/create-shop-session';

export const allParts: ShopParts = {
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
};

export const shopWith = (missing: Partial<ShopParts> = {}): ShopSummary => ({
  name: 'Corner shop',
  fingerprint: '0123456789abcdef0123456789abcdef',
  rowsRead: 10,
  rowsLoaded: 10,
  rowsSetAside: 0,
  orders: 100,
  lines: 200,
  products: 3,
  customers: 40,
  firstDay: missing.dates === false ? null : '2025-01-01',
  lastDay: missing.dates === false ? null : '2025-12-31',
  baskets: 100,
  items: 3,
  basketItems: 200,
  repeatsItems: false,
  categories: missing.categories === false ? [] : ['Tea', '<b>Cake</b>'],
  leaveOutReturns: true,
  attributes: [],
  segmentRules: defaultSegmentRules,
  parts: { ...allParts, ...missing },
});

const day = (net: number, orders: number): DayFigures => ({
  net,
  orders,
  units: orders * 2,
  newNet: net / 4,
  newOrders: 0,
  guestNet: 0,
  guestOrders: 0,
});

/** Makes a period with the same figures every day. */
export function periodOf(days: number, net: number, orders: number): PeriodFigures {
  return {
    totals: {
      net: net * days,
      orders: orders * days,
      units: orders * days * 2,
      customers: orders * days,
      repeatCustomers: 0,
      newCustomers: 1,
    },
    days: Array.from({ length: days }, () => day(net, orders)),
    stretches: { days: 7, customers: [1, 2], repeatRate: [0, 0.5] },
    basketSizes: [3, 1, 0, 0, 0, 0, 0, 0],
    ordersPerCustomer: [3, 1, 0, 0, 0, 0],
    segments: [
      { segment: 'high', customers: 3, net: 75, orders: 3 },
      { segment: null, customers: 0, net: 25, orders: 1 },
    ],
  };
}

export function figuresOf(scope: DashboardScope): DashboardFigures {
  const days = scope.period === null ? 0 : lengthOf(scope.period);
  const isEmpty = scope.period !== null && scope.period.from > '2026';
  return {
    scope,
    current: isEmpty ? periodOf(days, 0, 0) : periodOf(days, 12, 2),
    previous: scope.previous === null ? null : periodOf(days, 10, 2),
    hours: Array.from({ length: 168 }, (_, hour) => (hour === 68 ? 9 : 1)),
    hasTimes: true,
    products: [
      {
        name: '<img src=x>',
        category: 'Tea',
        current: { net: 60, units: 6, orders: 4 },
        previous: { net: 50, units: 6, orders: 4 },
      },
      {
        name: 'Scone',
        category: '<b>Cake</b>',
        current: { net: 40, units: 9, orders: 5 },
        previous: { net: 0, units: 0, orders: 0 },
      },
    ],
    categories: [
      { category: 'Tea', products: 1, net: 60, units: 6, previousNet: 50, previousUnits: 6 },
      { category: '<b>Cake</b>', products: 1, net: 40, units: 9, previousNet: 0, previousUnits: 0 },
    ],
  };
}

const customersPage = ({ offset, limit }: CustomersInput): CustomersPage => ({
  total: 20,
  rows: Array.from({ length: limit }, (_, index) => ({
    id: `C${offset + index}`,
    name: null,
    segment: 'high',
    orders: 1,
    net: 10,
    lastDay: '2025-12-31',
  })),
});

const overview: Overview = {
  category: null,
  segment: null,
  from: '2025-01-01',
  net: new Float64Array(365).fill(12),
  orders: new Float64Array(365).fill(2),
};

/**
 * Makes a session whose engine answers with made-up figures; `fail` makes the next answer a failure.
 */
export function fakeSession(shop: ShopSummary | undefined) {
  const scopes: DashboardScope[] = [];
  let failure: Failure | undefined;
  const answers: Partial<Ask> = {
    dashboardFigures: async (scope) => {
      scopes.push(scope);
      const failing = failure;
      failure = undefined;
      return failing === undefined ? success(figuresOf(scope)) : failed(failing);
    },
    dashboardOverview: async () => success(overview),
    dashboardCustomers: async (input) => success(customersPage(input)),
  };
  const ask = new Proxy({} as Ask, {
    get: (_, name: keyof Ask) =>
      answers[name] ??
      ((): Promise<Result<never>> =>
        Promise.resolve(failed({ kind: 'unexpected', message: `${name} was not expected` }))),
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
    load: () => Promise.reject(new Error('Nothing is loaded here')),
    open: () => Promise.reject(new Error('Nothing is opened here')),
    cancelLoad: () => undefined,
    quiet: { whenQuiet: () => Promise.resolve(), whenFree: () => Promise.resolve() },
    keepIn: async () => success(null),
    setSegmentRules: async () => success(null),
  };
  return { session, scopes, setSummary, fail: (next: Failure) => void (failure = next) };
}
