import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { createSignal } from 'solid-js';
import { cancelled, failed, success, type Failure, type Result } from '../../../src/domain/errors';
import type { LoadReport } from '../../../src/domain/shop/shop';
import type { Ask } from '../../../src/engine/ask';
import type { ShopSession, ShopSource, ShopStatus } from '../../../src/engine/create-shop-session';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { understandFile } from '../../../workers/understand/understand-file';
import { linkSources } from '../../../workers/understand/link/link';

const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined });

export const csv = (name: string, text: string): File => new File([text], name);

export const reportOf = (name: string, change: Partial<LoadReport> = {}): LoadReport => ({
  summary: {
    name,
    fingerprint: '0123456789abcdef0123456789abcdef',
    rowsRead: 1208,
    rowsLoaded: 1205,
    rowsSetAside: 3,
    orders: 1000,
    lines: 1205,
    products: 40,
    customers: 300,
    firstDay: '2025-01-01',
    lastDay: '2025-01-04',
    baskets: 998,
    items: 39,
    basketItems: 1200,
    repeatsItems: false,
    categories: [],
    leaveOutReturns: true,
    attributes: [],
    segmentRules: defaultSegmentRules,
    parts: {
      dates: true,
      prices: true,
      customers: true,
      categories: false,
      subcategories: false,
      productIds: false,
      productNames: true,
      discounts: false,
      costs: false,
      channels: false,
      consent: false,
    },
  },
  sources: [
    {
      name: 'a.csv',
      kind: 'lines',
      bytes: 9000,
      rowsRead: 1208,
      rowsLoaded: 1205,
      rowsSetAside: 3,
    },
  ],
  setAside: [
    { source: 'a.csv', reason: 'bad-date', rows: 3, firstRow: 7, example: '<b>31.2.</b>' },
  ],
  warnings: [{ message: '5 orders have no customer.', advice: 'They are in no segment.' }],
  ordersPerDay: [
    { day: '2025-01-01', orders: 600 },
    { day: '2025-01-04', orders: 400 },
  ],
  seconds: 1.2,
  ...change,
});

/**
 * Makes a shop session whose engine looks at files as the real one does, and whose loads end when the
 * test says so.
 */
export function dataSession(loaded?: { report: LoadReport; isDemo: boolean }) {
  const [report, setReport] = createSignal(loaded?.report);
  const [isDemo, setIsDemo] = createSignal(loaded?.isDemo ?? false);
  const [status, setStatus] = createSignal<ShopStatus>({
    state: loaded === undefined ? 'none' : 'ready',
  });
  const asked: ShopSource[] = [];
  let settle: (result: Result<LoadReport>) => void = () => undefined;

  const ask: Partial<Ask> = {
    understandFile: async (input) => {
      structuredClone({ ...input, file: null });
      return success(await understandFile(undefined as never, input, quiet()));
    },
    unpackFile: async (file) => success(await unpackFile(undefined as never, file, quiet())),
    linkSources: async (input) => {
      structuredClone(input.sources);
      return success(await linkSources(undefined as never, input, quiet()));
    },
    loadEffects: async (input) => {
      structuredClone(input.recipe);
      return success({
        isWhole: true,
        rows: 4,
        orders: 3,
        returns: { rows: 1, orders: 1 },
        nonProducts: [{ id: 'POST', label: 'Postage', why: 'By its name.', rows: 2, orders: 2 }],
        ordersBy: [],
      });
    },
    setAsideRows: async () =>
      success({
        header: ['Source', 'Row', 'Reason', 'Date'],
        rows: [['a.csv', '7', 'Date cannot be read', '=1+1']],
      }),
  };
  const session: ShopSession = {
    engine: { ask: ask as Ask, status: () => ({ state: 'ready' }), restart: () => undefined },
    summary: () => report()?.summary,
    report,
    status,
    isDemo,
    recipe: () => undefined,
    source: () => (report() === undefined ? undefined : asked.at(-1)),
    open: () => Promise.reject(new Error('Nothing is opened here')),
    load(source, options = {}) {
      // The values that go to a worker have to survive being cloned.
      structuredClone(source.recipe);
      asked.push(source);
      setStatus({ state: 'loading', progress: null });
      return new Promise((resolve) => {
        settle = (result) => {
          if (result.ok) {
            setReport(result.value);
            setIsDemo(options.isDemo ?? false);
          }
          setStatus({ state: 'ready' });
          resolve(result);
        };
      });
    },
    cancelLoad: () => settle(failed(cancelled)),
    quiet: { whenQuiet: () => Promise.resolve(), whenFree: () => Promise.resolve() },
    keepIn: async () => success(null),
    setSegmentRules: async () => success(null),
  };
  return {
    session,
    asked,
    succeed: (value: LoadReport) => settle(success(value)),
    fail: (failure: Failure) => settle(failed(failure)),
    tell: (stage: string, done: number, total: number) =>
      setStatus({ state: 'loading', progress: { stage, done, total } }),
  };
}
