import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEAST_BUYERS } from '../../../../src/domain/segments/affinity';
import { defaultSegmentRules, type SegmentRules } from '../../../../src/domain/segments/segments';
import { ensureSegments } from '../../../../workers/questions/segments/ensure-segments';
import { segmentAffinity } from '../../../../workers/questions/segments/affinity';
import { cohortRetention } from '../../../../workers/questions/segments/cohorts';
import { segmentMigration, snapshotDays } from '../../../../workers/questions/segments/migration';
import { segmentOverview } from '../../../../workers/questions/segments/overview';
import { setSegmentRules } from '../../../../workers/questions/segments/set-rules';
import { rowsOf } from '../../../../workers/decode';
import {
  edgeShop,
  openShop,
  plainShop,
  type PlainOrder,
  type PlainShop,
} from '../dashboard/dashboard-shop';
import { isKept, segmentsByHand, type Fate } from './segments-oracle';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

const anyRules: fc.Arbitrary<SegmentRules> = fc.record({
  newDays: fc.integer({ min: 1, max: 120 }),
  atRiskOrders: fc.integer({ min: 2, max: 4 }),
  atRiskDays: fc.integer({ min: 1, max: 120 }),
  atRiskGaps: fc.constantFrom(0.5, 1, 2, 3.5),
  spendDays: fc.integer({ min: 1, max: 500 }),
  highShare: fc.integer({ min: 0, max: 500 }).map((share) => share / 1000),
  mediumShare: fc.integer({ min: 0, max: 500 }).map((share) => share / 1000),
});

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

async function segmentsInSql(shop: PlainShop, rules?: SegmentRules): Promise<Map<string, Fate>> {
  await ensureSegments(await openShop(database, shop, rules), call());
  const result = await database.query(
    `SELECT customer_id, segment, orders, spend::DOUBLE AS spend,
       (last_day - DATE '2024-01-01')::INTEGER AS last_day
     FROM customer_segment JOIN customer USING (customer_key)`,
    call(),
  );
  const rows = rowsOf(result, {
    customer_id: 'text',
    segment: 'text',
    orders: 'number',
    spend: 'number',
    last_day: 'number',
  });
  return new Map(
    rows.map(({ customer_id, last_day, ...fate }) => [
      customer_id,
      { ...fate, lastDay: Number.isNaN(last_day) ? null : last_day },
    ]),
  );
}

const order = (customer: number, day: number, amount: number): PlainOrder => ({
  customer,
  day,
  hour: 12,
  isReturn: false,
  lines: [{ product: 0, quantity: 1, amount }],
});

test('the first rule that applies decides, and shares of the rest round up', async () => {
  const shop: PlainShop = {
    products: [{ name: 'Soap', category: null }],
    customers: ['new', 'newest', 'risk', 'calm', 'a', 'b', 'c', 'd', 'never', 'sent back'],
    orders: [
      order(0, 341, 500), // 59 days before the last day
      order(1, 400, 1),
      order(2, 100, 900),
      order(2, 110, 900),
      order(3, 100, 5), // gap 150, silent 150: not twice its own gap
      order(3, 250, 5),
      order(4, 340, 30),
      order(5, 340, 30),
      order(6, 340, 70),
      order(7, 30, 999), // spent more than 365 days ago
      { ...order(9, 340, 5), isReturn: true },
    ],
  };
  const segments = await segmentsInSql(shop);
  expect(Object.fromEntries([...segments].map(([id, { segment }]) => [id, segment]))).toEqual({
    new: 'new',
    newest: 'new',
    risk: 'at-risk',
    // These are the rest by spend: c 70, a 30, b 30, calm 10, d 0; one fifth of five is one, two fifths
    // are two.
    c: 'high',
    a: 'medium',
    b: 'medium',
    calm: 'low',
    d: 'low',
  });
});

/** Half of them are at the edges: one customer, one day, ties, more sent back than bought. */
const anyShop = fc.oneof(plainShop, edgeShop());

test('SQL agrees with the definition on any shop, by any thresholds', async () => {
  await fc.assert(
    fc.asyncProperty(anyShop, anyRules, async (shop, rules) => {
      expect(await segmentsInSql(shop, rules)).toEqual(segmentsByHand(shop, null, rules));
    }),
    { numRuns: 60, seed: 20_251_130 },
  );
});

test('the table is built once for a generation of the shop and its thresholds', async () => {
  const shop: PlainShop = {
    products: [{ name: 'Soap', category: null }],
    customers: ['a'],
    orders: [order(0, 1, 5)],
  };
  const engine = await openShop(database, shop);
  const built = async () => {
    const before = database.statements.length;
    await ensureSegments(engine, call());
    const asked = database.statements.slice(before);
    return ['customer_segment', 'order_total'].map(
      (table) => asked.filter((each) => each.includes(`REPLACE TABLE ${table}`)).length,
    );
  };
  expect(await built()).toEqual([1, 1]);
  expect(await built()).toEqual([0, 0]);
  engine.generation += 1;
  expect(await built()).toEqual([1, 1]);
  const rules = { ...defaultSegmentRules, newDays: 7 };
  expect(await setSegmentRules(engine, rules, call())).toMatchObject({ segmentRules: rules });
  expect(await built()).toEqual([1, 0]);
  expect(await built()).toEqual([0, 0]);
});

describe('the questions of the Segments page agree with plain code on any shop:', () => {
  const check = (run: (shop: PlainShop) => Promise<void>, numRuns: number) =>
    fc.assert(fc.asyncProperty(anyShop, run), { numRuns, seed: 20_251_130 });

  test('sizes, orders, spend and scores', () =>
    check(async (shop) => {
      const overview = await segmentOverview(await openShop(database, shop), null, call());
      const fates = [...segmentsByHand(shop).values()];
      const today = Math.max(...shop.orders.map(({ day }) => day ?? -1));
      expect(overview.without).toBe(shop.customers.length - fates.length);
      expect(overview.segments).toEqual(
        [...new Set(fates.map(({ segment }) => segment))].sort().map((segment) => {
          const own = fates.filter((fate) => fate.segment === segment);
          const silences = own
            .flatMap(({ lastDay }) => (lastDay === null ? [] : [today - lastDay]))
            .sort((a, b) => a - b);
          const middle = silences.length / 2;
          return {
            segment,
            customers: own.length,
            orders: own.reduce((sum, { orders }) => sum + orders, 0),
            spend: own.reduce((sum, { spend }) => sum + spend, 0),
            silence:
              silences.length === 0
                ? null
                : (silences[Math.floor(middle)]! + silences[Math.ceil(middle) - 1]!) / 2,
          };
        }),
      );
      const dated = fates.filter(({ lastDay }) => lastDay !== null);
      const score = (value: (fate: Fate) => number, fate: Fate) =>
        1 +
        Math.floor((5 * dated.filter((other) => value(other) < value(fate)).length) / dated.length);
      const cells = new Map<string, number>();
      for (const fate of dated) {
        const cell = `${score(({ lastDay }) => lastDay ?? 0, fate)} ${score(({ orders }) => orders, fate)}`;
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
      expect(
        overview.scores.map((cell) => [`${cell.recency} ${cell.frequency}`, cell.customers]),
      ).toEqual([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
    }, 25));

  test('migration: each month end judged with what was known by then', () =>
    check(async (shop) => {
      const steps = await segmentMigration(await openShop(database, shop), null, call());
      const days = shop.orders.flatMap(({ day }) => (day === null ? [] : [day]));
      if (days.length === 0) return expect(steps).toEqual([]);
      const last = Math.max(...days);
      const at = (iso: string) =>
        (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(2024, 0, 1)) / 86_400_000;
      expect(steps.every(({ from }) => at(from) >= Math.min(...days))).toBe(true);
      for (const { from, to, flows } of steps) {
        const before = segmentsByHand(shop, at(from));
        const after = segmentsByHand(shop, at(to) === last ? null : at(to));
        const expected = new Map<string, number>();
        for (const id of new Set([...before.keys(), ...after.keys()])) {
          const move = `${before.get(id)?.segment ?? 'none'} ${after.get(id)?.segment ?? 'none'}`;
          expected.set(move, (expected.get(move) ?? 0) + 1);
        }
        expect(new Map(flows.map((flow) => [`${flow.from} ${flow.to}`, flow.customers]))).toEqual(
          expected,
        );
      }
    }, 10));

  test('cohorts and who came back', () =>
    check(async (shop) => {
      const { cohorts } = await cohortRetention(await openShop(database, shop), null, call());
      const monthOf = (day: number) => {
        const date = new Date(Date.UTC(2024, 0, 1 + day));
        return date.getUTCFullYear() * 12 + date.getUTCMonth();
      };
      const visits = shop.customers.map((_, customer) =>
        shop.orders
          .filter((each) => each.customer === customer && isKept(each))
          .flatMap(({ day }) => (day === null ? [] : [monthOf(day)])),
      );
      const lastMonth = Math.max(
        ...shop.orders.map(({ day }) => (day === null ? 0 : monthOf(day))),
      );
      const firsts = [...new Set(visits.flatMap((own) => (own.length ? [Math.min(...own)] : [])))];
      expect(cohorts).toEqual(
        firsts
          .sort((a, b) => a - b)
          .map((first) => {
            const own = visits.filter((months) => Math.min(...months) === first);
            return {
              month: `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`,
              customers: own.length,
              active: Array.from(
                { length: lastMonth - first + 1 },
                (_, later) => own.filter((months) => months.includes(first + later)).length,
              ),
            };
          }),
      );
    }, 25));

  test('what each segment buys that others don’t: counts, and a lift above 1', () =>
    check(async (shop) => {
      const found = await segmentAffinity(await openShop(database, shop), null, call());
      const fates = segmentsByHand(shop);
      const choices = choicesByHand(shop);
      for (const each of found.products) {
        const inSegment = ([customer]: readonly [string, string]) =>
          fates.get(customer)?.segment === each.segment;
        const own = choices.filter(([, product]) => product === each.id);
        expect(each).toMatchObject({
          inSegment: [...fates.values()].filter(({ segment }) => segment === each.segment).length,
          bought: own.length,
          both: own.filter(inSegment).length,
          segmentChoices: choices.filter(inSegment).length,
          choices: choices.length,
        });
        expect(each.lift).toBeGreaterThan(1);
        expect(each.lift).toBeCloseTo(
          each.both / each.segmentChoices / (each.bought / each.choices),
          9,
        );
      }
      const products = new Map<string, number>();
      for (const [, product] of choices) products.set(product, (products.get(product) ?? 0) + 1);
      expect(found.compared).toBe(
        [...products.values()].filter((bought) => bought >= LEAST_BUYERS).length *
          new Set([...fates.values()].map(({ segment }) => segment)).size,
      );
    }, 25));
});

/** Lists customers with each product they bought, once each. */
function choicesByHand(shop: PlainShop): (readonly [string, string])[] {
  const bought = shop.orders
    .filter((each) => !each.isReturn)
    .flatMap(({ customer, lines }) =>
      customer === null
        ? []
        : lines
            .filter(({ quantity }) => quantity > 0)
            .map(({ product }) => `${shop.customers[customer]!} P${product}`),
    );
  return [...new Set(bought)].map((pair) => pair.split(' ') as [string, string]);
}

test('a product only one segment buys is found, one that all buy is not', async () => {
  const shop: PlainShop = {
    products: [
      { name: 'Soap', category: null },
      { name: 'Serum', category: null },
      { name: 'Tonic', category: null },
    ],
    customers: Array.from({ length: 60 }, (_, index) => `C${index}`),
    // Beside the soap that everybody buys, new customers (the second half) buy serum, and others tonic.
    orders: Array.from({ length: 60 }, (_, index) => ({
      ...order(index, index < 30 ? 10 : 390 + (index % 10), 5),
      lines: [
        { product: 0, quantity: 1, amount: 5 },
        { product: index < 30 ? 2 : 1, quantity: 1, amount: 9 },
      ],
    })),
  };
  const { products } = await segmentAffinity(await openShop(database, shop), null, call());
  expect(new Set(products.map(({ label }) => label))).toEqual(new Set(['Serum', 'Tonic']));
  expect(products.filter(({ segment }) => segment === 'new')).toMatchObject([
    {
      segment: 'new',
      id: 'P1',
      label: 'Serum',
      inSegment: 30,
      both: 30,
      bought: 30,
      segmentChoices: 60,
      choices: 120,
      // (30/60)/(30/120)
      lift: 2,
      isSure: true,
    },
  ]);
});

test('month ends between the first order and the last day, a year at most', () => {
  expect(snapshotDays('2025-01-31', '2025-03-31')).toEqual([
    '2025-01-31',
    '2025-02-28',
    '2025-03-31',
  ]);
  expect(snapshotDays('2025-02-01', '2025-02-03')).toEqual(['2025-02-03']);
  expect(snapshotDays('2020-01-01', '2024-03-15')).toHaveLength(13);
});
