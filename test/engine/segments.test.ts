import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../workers/engine';
import { ensureSegments } from '../../workers/questions/segments/ensure-segments';
import { rowsOf } from '../../workers/decode';
import {
  isReturned,
  plainShop,
  writeShop,
  type PlainOrder,
  type PlainShop,
} from './dashboard-shop';
import { call, openNodeDatabase, type NodeDatabase } from './node-database';

interface Fate {
  segment: string;
  orders: number;
  spend: number;
}

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

async function segmentsInSql(shop: PlainShop): Promise<Map<string, Fate>> {
  await writeShop(database, shop);
  await ensureSegments(createEngine(database), call());
  const result = await database.query(
    `SELECT customer_id, segment, orders, spend::DOUBLE AS spend
     FROM customer_segment JOIN customer USING (customer_key)`,
    call(),
  );
  const rows = rowsOf(result, {
    customer_id: 'text',
    segment: 'text',
    orders: 'number',
    spend: 'number',
  });
  return new Map(rows.map(({ customer_id, ...fate }) => [customer_id, fate]));
}

const isKept = (order: PlainOrder) =>
  !order.isReturn && order.lines.some((line) => !isReturned(line));
const netAmount = (order: PlainOrder) =>
  order.lines.reduce((sum, { amount }) => sum + (order.isReturn ? Math.min(amount, 0) : amount), 0);
const daysOf = (orders: readonly PlainOrder[]) =>
  orders.flatMap(({ day }) => (day === null ? [] : [day])).sort((a, b) => a - b);

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The definition, in plain code over plain rows. */
function segmentsByHand(shop: PlainShop): Map<string, Fate> {
  const today = daysOf(shop.orders).at(-1) ?? null;
  const fates = new Map<string, Fate>();
  const rest: { id: string; fate: Fate }[] = [];
  shop.customers.forEach((id, customer) => {
    const own = shop.orders.filter((order) => order.customer === customer);
    const kept = own.filter(isKept);
    if (kept.length === 0) return;
    const spend = own
      .filter(({ day }) => today === null || (day !== null && today - day < 365))
      .reduce((sum, order) => sum + netAmount(order), 0);
    const days = daysOf(kept);
    const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
    const silent = (today ?? 0) - (days.at(-1) ?? 0);
    const fate: Fate = { segment: '', orders: kept.length, spend };
    fates.set(id, fate);
    if (days[0] !== undefined && (today ?? 0) - days[0] < 60) fate.segment = 'new';
    else if (
      kept.length >= 2 &&
      gaps.length > 0 &&
      silent >= 60 &&
      silent > 2 * median(gaps.toSorted((a, b) => a - b))
    )
      fate.segment = 'at-risk';
    else rest.push({ id, fate });
  });
  rest.sort((a, b) => b.fate.spend - a.fate.spend || (a.id < b.id ? -1 : 1));
  rest.forEach(({ fate }, rank) => {
    // In tenths, so that no binary fraction decides.
    if (rank < Math.ceil((rest.length * 2) / 10)) fate.segment = 'high';
    else if (rank < Math.ceil((rest.length * 6) / 10)) fate.segment = 'medium';
    else fate.segment = 'low';
  });
  return fates;
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
    // The rest by spend: c 70, a 30, b 30, calm 10, d 0; one fifth of five is one, two fifths two.
    c: 'high',
    a: 'medium',
    b: 'medium',
    calm: 'low',
    d: 'low',
  });
});

test('SQL agrees with the definition on any shop', async () => {
  await fc.assert(
    fc.asyncProperty(plainShop, async (shop) => {
      expect(await segmentsInSql(shop)).toEqual(segmentsByHand(shop));
    }),
    { numRuns: 30, seed: 20_251_130 },
  );
});

test('the table is built once for a generation of the shop', async () => {
  const engine = createEngine(database);
  await ensureSegments(engine, call());
  const before = database.statements.length;
  await ensureSegments(engine, call());
  expect(database.statements.length).toBe(before);
  engine.generation += 1;
  await ensureSegments(engine, call());
  expect(database.statements.length).toBe(before + 1);
});
