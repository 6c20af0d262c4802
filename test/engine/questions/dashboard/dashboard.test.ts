import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DashboardScope, Measures } from '../../../../src/domain/dashboard/dashboard';
import { daysBefore } from '../../../../src/domain/dates/periods';
import { SEGMENTS, type Segment } from '../../../../src/domain/segments/segments';
import { rowsOf } from '../../../../workers/decode';
import { dashboardCustomers, dashboardFigures } from '../../../../workers/questions/dashboard';
import { ensureSegments } from '../../../../workers/questions/segments/ensure-segments';
import { periodByHand, productsByHand } from './dashboard-oracle';
import { dayText, openShop, plainShop, type PlainOrder, type PlainShop } from './dashboard-shop';
import { loadShopFromText } from '../../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const open = (shop: PlainShop) => openShop(database, shop);

const sale = (
  customer: number | null,
  day: number,
  lines: PlainOrder['lines'],
  rest: Partial<PlainOrder> = {},
): PlainOrder => ({ customer, day, hour: 20, isReturn: false, lines, ...rest });

test('a line without a quantity counts as one piece', async () => {
  const { engine } = await loadShopFromText(
    {
      'lines.csv': {
        kind: 'lines',
        text: 'order_id,product_id,unit_price\n1,tea,2\n1,jam,3\n2,tea,2\n',
      },
    },
    { database: await openNodeDatabase() },
  );
  const scope = { period: null, previous: null, category: null, segment: null };
  const { current } = await dashboardFigures(engine, scope, call());
  expect(current.totals).toMatchObject({ units: 3, orders: 2, net: 7 });
});

describe('a shop small enough to count by hand', () => {
  const shop: PlainShop = {
    products: [
      { name: 'Serum', category: 'Skincare' },
      { name: 'Cream', category: 'Skincare' },
      { name: 'Mask', category: 'Hair' },
    ],
    customers: ['ada', 'ben', 'cleo'],
    orders: [
      // The previous period is days 0 to 6, a Monday to a Sunday.
      sale(0, 0, [{ product: 0, quantity: 1, amount: 10 }]),
      // The current period is days 7 to 13.
      sale(0, 7, [
        { product: 0, quantity: 2, amount: 20 },
        { product: 2, quantity: 1, amount: 5.5 },
      ]),
      sale(1, 7, [{ product: 1, quantity: 1, amount: 8 }]),
      sale(1, 9, [
        { product: 1, quantity: 1, amount: 8 },
        { product: 1, quantity: 1, amount: 8 },
        { product: 0, quantity: -1, amount: -4 },
      ]),
      sale(null, 13, [{ product: 2, quantity: 3, amount: 16.5 }]),
      sale(2, 13, [{ product: 2, quantity: 1, amount: 5.5 }], { isReturn: true }),
    ],
  };
  const scope: DashboardScope = {
    period: { from: dayText(7), to: dayText(13) },
    previous: { from: dayText(0), to: dayText(6) },
    category: null,
    segment: null,
  };

  test('totals, returns and guests', async () => {
    const figures = await dashboardFigures(await open(shop), scope, call());
    expect(figures.current.totals).toEqual({
      net: 62, // 25.5 + 8 + 12 + 16.5; the cancelled order adds nothing
      orders: 4,
      units: 9, // 3 + 1 + 2 + 3
      customers: 2,
      repeatCustomers: 1,
      newCustomers: 1, // ben; ada came the week before
    });
    expect(figures.previous?.totals).toMatchObject({ net: 10, orders: 1, customers: 1 });
    expect(figures.current.basketSizes).toEqual([3, 1, 0, 0, 0, 0, 0, 0]);
    expect(figures.current.ordersPerCustomer).toEqual([1, 1, 0, 0, 0, 0]);
    expect(figures.current.days.map(({ net }) => net)).toEqual([33.5, 0, 12, 0, 0, 0, 16.5]);
    expect(figures.hours[20]).toBe(2);
    expect(figures.hours[6 * 24 + 20]).toBe(1);
    expect(figures.hasTimes).toBe(true);
  });

  test('products and categories beside the period before', async () => {
    const figures = await dashboardFigures(await open(shop), scope, call());
    expect(figures.products[0]).toEqual({
      name: 'Cream',
      category: 'Skincare',
      current: { net: 24, units: 3, orders: 2 },
      previous: { net: 0, units: 0, orders: 0 },
    });
    expect(figures.categories).toEqual([
      { category: 'Skincare', products: 2, net: 40, units: 5, previousNet: 10, previousUnits: 1 },
      { category: 'Hair', products: 1, net: 22, units: 4, previousNet: 0, previousUnits: 0 },
    ]);
  });

  test('a category counts the orders and lines that have it', async () => {
    const engine = await open(shop);
    const { current } = await dashboardFigures(engine, { ...scope, category: 'Hair' }, call());
    expect(current.totals).toMatchObject({ net: 22, orders: 2, units: 4, customers: 1 });
  });

  test('customers page by page', async () => {
    const engine = await open(shop);
    const input = { scope, segment: null, sort: 'spend' as const, limit: 1 };
    const first = await dashboardCustomers(engine, { ...input, offset: 0 }, call());
    expect(first).toEqual({
      total: 2,
      rows: [
        {
          id: 'ada',
          name: 'Name of ada',
          segment: 'new',
          orders: 1,
          net: 25.5,
          lastDay: dayText(7),
        },
      ],
    });
    const recent = { ...input, sort: 'recent' as const, offset: 0 };
    const { rows } = await dashboardCustomers(engine, recent, call());
    expect(rows[0]?.id).toBe('ben');
  });

  test('an empty period is all zeros', async () => {
    const period = { from: '2031-01-01', to: '2031-01-03' };
    const engine = await open(shop);
    const figures = await dashboardFigures(engine, { ...scope, period, previous: null }, call());
    expect(figures.current.totals.orders).toBe(0);
    expect(figures.previous).toBeNull();
    expect(figures.products).toEqual([]);
  });

  test('the orders are read once, and once for a category', async () => {
    const engine = await open(shop);
    await dashboardFigures(engine, scope, call());
    await dashboardFigures(engine, { ...scope, category: 'Hair' }, call());
    const before = database.statements.length;
    await dashboardFigures(engine, { ...scope, segment: 'new' }, call());
    await dashboardFigures(engine, { ...scope, category: 'Hair', previous: null }, call());
    // It asks for the products of each scope, and nothing else.
    expect(database.statements.length - before).toBe(2);
  });
});

async function segmentsOf(shop: PlainShop): Promise<Map<number, Segment>> {
  await ensureSegments(await open(shop), call());
  const result = await database.query('SELECT customer_key, segment FROM customer_segment', call());
  return new Map(
    rowsOf(result, { customer_key: 'number', segment: 'text' }).flatMap(
      ({ customer_key, segment }): [number, Segment][] => {
        const known = SEGMENTS.find((each) => each === segment);
        return known === undefined ? [] : [[customer_key, known]];
      },
    ),
  );
}

const anyScope: fc.Arbitrary<DashboardScope> = fc
  .record({
    range: fc.option(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200 })), {
      freq: 6,
    }),
    compare: fc.boolean(),
    category: fc.option(fc.constantFrom('Skincare', 'Hair'), { freq: 1 }),
    segment: fc.option(fc.constantFrom(...SEGMENTS), { freq: 1 }),
  })
  .map(({ range, compare, category, segment }) => {
    const period = range && { from: dayText(range[0]), to: dayText(range[0] + range[1]) };
    return { period, previous: period && compare ? daysBefore(period) : null, category, segment };
  });

const bySegment = (a: { segment: string | null }, b: { segment: string | null }) =>
  String(a.segment).localeCompare(String(b.segment));

test('every figure agrees with plain code over any shop and scope', async () => {
  await fc.assert(
    fc.asyncProperty(plainShop, anyScope, async (shop, scope) => {
      const segments = await segmentsOf(shop);
      const figures = await dashboardFigures(await open(shop), scope, call());
      for (const which of ['current', 'previous'] as const) {
        const range = which === 'current' ? scope.period : scope.previous;
        if (which === 'previous' && range === null) continue;
        const { stretches, ...period } = figures[which]!;
        period.segments.sort(bySegment);
        const expected = periodByHand(shop, range, scope, segments);
        expected.segments.sort(bySegment);
        expect(period).toEqual(expected);
        expect(stretches.repeatRate.at(-1) ?? 0).toBeCloseTo(
          stretches.repeatRate.length === 0
            ? 0
            : expected.totals.repeatCustomers / Math.max(expected.totals.customers, 1),
        );

        const products = new Map<string, Measures>(
          figures.products.map((product) => [product.name, product[which]]),
        );
        for (const [name, measures] of productsByHand(shop, range, scope, segments)) {
          expect(products.get(name)).toEqual(measures);
        }
      }
    }),
    { numRuns: 30, seed: 20_251_130 },
  );
});
