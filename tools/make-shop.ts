import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeBenchShop } from './shop/bench.ts';
import { createDemoShop } from './shop/demo.ts';
import type { ShopParameters } from './shop/parameters.ts';

/**
 * The demo shop is a beauty retailer with eighteen months of trade. Change a value and run `npm run
 * make-shop`; the test of the designed pairs then says whether the shop still shows what it was built
 * to show. The catalogue and the pairs are in `shop/catalogue.ts`, `shop/designed-pairs.ts` and
 * `shop/affinities.ts`; the meaning of each value is in `shop/parameters.ts`.
 */
export const demoShop: ShopParameters = {
  seed: 20251130,
  firstDay: '2024-06-01',
  lastDay: '2025-11-30',
  orders: 20_000,
  customers: 6_000,
  growth: 1.5,
  priceChangeOn: '2025-03-01',
  kinds: {
    loyal: { share: 0.14, gapDays: 55, known: 0.5 },
    regular: { share: 0.3, gapDays: 120, known: 0.4 },
    occasional: { share: 0.35, gapDays: 320, known: 0.25 },
    lapsing: { share: 0.13, gapDays: 60, known: 0.45 },
    salon: { share: 0.025, gapDays: 42, known: 0.6 },
    registered: { share: 0.055, gapDays: 365, known: 0 },
  },
  guests: 0.04,
  statuses: { cancelled: 0.008, refunded: 0.004, returned: 0.003, partially_refunded: 0.004 },
  basketSizes: [0.43, 0.31, 0.15, 0.07, 0.03, 0.01],
  salonBasketSizes: [0.15, 0.2, 0.2, 0.18, 0.12, 0.08, 0.04, 0.03],
  quantities: [0.92, 0.07, 0.01],
  tastes: [0.6, 0.8, 1, 1, 1.4],
  returnSlips: 0.008,
  exchanges: 0.004,
  codes: { share: 0.05, percent: 10 },
  promotions: [
    { from: '2024-07-15', to: '2024-07-28', share: 0.5, percent: 15 },
    { from: '2024-11-25', to: '2024-12-02', share: 0.8, percent: 20 },
    { from: '2025-01-02', to: '2025-01-12', share: 0.5, percent: 15 },
    { from: '2025-07-14', to: '2025-07-27', share: 0.5, percent: 15 },
    { from: '2025-11-24', to: '2025-11-30', share: 0.8, percent: 20 },
  ],
  consent: { email: 0.68, sms: 0.31, push: 0.27, noPhone: 0.12 },
};

const usage = `Usage:
  make-shop                            rewrite the demo shop in public/data
  make-shop --out DIR                  write the demo shop to DIR
  make-shop --orders N --out DIR       write a benchmark shop of N orders, about 10 N lines
  make-shop --lines N --out DIR        the same by lines
    [--products 50000] [--customers N] [--seed S]`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string' },
      lines: { type: 'string' },
      out: { type: 'string' },
      products: { type: 'string' },
      customers: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const lines = wholeNumber('lines', values.lines);
  const orders = wholeNumber('orders', values.orders) ?? (lines && Math.ceil(lines / 10));
  if (orders === undefined) {
    for (const option of ['products', 'customers', 'seed'] as const) {
      if (values[option] !== undefined) throw new Error(`--${option} needs --orders or --lines`);
    }
    writeDemoShop(values.out ?? fileURLToPath(new URL('../public/data', import.meta.url)));
    return;
  }
  // A forgotten option must never write a benchmark shop over the demo's files.
  if (values.out === undefined) throw new Error('--orders and --lines need --out DIR');
  const size = {
    orders,
    products: wholeNumber('products', values.products) ?? 50_000,
    customers: wholeNumber('customers', values.customers) ?? Math.ceil(orders / 15),
    seed: wholeNumber('seed', values.seed) ?? demoShop.seed,
  };
  mkdirSync(values.out, { recursive: true });
  const start = performance.now();
  const written = await writeBenchShop(values.out, size);
  const seconds = (performance.now() - start) / 1000;
  const speed = Math.round(written / seconds).toLocaleString('en-GB');
  console.log(`${orders} orders, ${written} lines in ${seconds.toFixed(1)} s (${speed} lines/s)`);
}

function writeDemoShop(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(createDemoShop(demoShop))) {
    writeFileSync(resolve(folder, `${name}.csv`), text);
    console.log(`${resolve(folder, `${name}.csv`)}: ${text.split('\n').length - 2} rows`);
  }
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`--${option} must be a whole number above 0`);
  return Number(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(usage);
    process.exitCode = 1;
  }
}
