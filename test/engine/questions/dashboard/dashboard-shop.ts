import * as fc from 'fast-check';
import { defaultSegmentRules, type SegmentRules } from '../../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../../src/domain/shop/shop';
import { createEngine, type Engine } from '../../../../workers/state';
import { sql, type SqlValue } from '../../../../workers/sql';
import { call, type NodeDatabase } from '../../support/node-database';

const literal = (value: SqlValue): string => sql`${value}`.text;

/** A shop small enough to think about, with what its canonical tables hold in plain rows. */
export interface PlainShop {
  products: { name: string; category: string | null }[];
  customers: string[];
  orders: PlainOrder[];
}

export interface PlainOrder {
  /** The index into customers; null for a guest. */
  customer: number | null;
  /** The number of days after FIRST_DAY; null for an order without a date. */
  day: number | null;
  hour: number;
  isReturn: boolean;
  lines: PlainLine[];
}

export interface PlainLine {
  /** The index into products. */
  product: number;
  quantity: number;
  amount: number;
}

const FIRST_DAY = Date.UTC(2024, 0, 1);
export const dayText = (day: number): string =>
  new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);

/** Tells whether a line was sent back, which has a quantity of 0 or less. */
export const isReturned = (line: PlainLine): boolean => line.quantity <= 0;

/** Writes the shop's tables and returns an engine that has it loaded. */
export async function openShop(
  database: NodeDatabase,
  shop: PlainShop,
  segmentRules: SegmentRules = defaultSegmentRules,
): Promise<Engine> {
  await writeShop(database, shop);
  const days = shop.orders.flatMap(({ day }) => (day === null ? [] : [day]));
  const summary: ShopSummary = {
    name: 'Plain shop',
    fingerprint: '0'.repeat(32),
    rowsRead: 0,
    rowsLoaded: 0,
    rowsSetAside: 0,
    orders: shop.orders.length,
    lines: shop.orders.reduce((sum, { lines }) => sum + lines.length, 0),
    products: shop.products.length,
    customers: shop.customers.length,
    firstDay: days.length === 0 ? null : dayText(Math.min(...days)),
    lastDay: days.length === 0 ? null : dayText(Math.max(...days)),
    baskets: 0,
    items: 0,
    basketItems: 0,
    repeatsItems: shop.orders.some(
      ({ lines }) => new Set(lines.map(({ product }) => product)).size < lines.length,
    ),
    categories: [],
    leaveOutReturns: true,
    attributes: [],
    segmentRules,
    parts: {
      dates: days.length > 0,
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
  return { ...createEngine(database), shop: summary };
}

/** Writes the shop's canonical tables, in place of those before. */
export async function writeShop(database: NodeDatabase, shop: PlainShop): Promise<void> {
  const insert = (table: string, columns: string, rows: SqlValue[][]) =>
    database.query(
      rows.length === 0
        ? `DELETE FROM ${table}`
        : `INSERT INTO ${table} (${columns}) VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`,
      call(),
    );
  for (const definition of TABLES) {
    await database.query(`CREATE OR REPLACE TABLE ${definition}`, call());
  }
  await insert(
    'product',
    'product_key, product_id, name, category',
    shop.products.map(({ name, category }, key) => [key, `P${key}`, name, category]),
  );
  await insert(
    'customer',
    'customer_key, customer_id, name',
    shop.customers.map((id, key) => [key, id, `Name of ${id}`]),
  );
  await insert(
    'orders',
    'order_key, order_id, customer_key, ordered_at, is_return',
    shop.orders.map(({ customer, day, hour, isReturn }, key) => [
      key,
      `O${key}`,
      customer,
      day === null ? null : `${dayText(day)} ${String(hour).padStart(2, '0')}:30:00`,
      isReturn,
    ]),
  );
  await insert(
    'line',
    'order_key, product_key, quantity, amount, is_return',
    shop.orders.flatMap(({ lines }, key) =>
      lines.map((line) => [key, line.product, line.quantity, line.amount, isReturned(line)]),
    ),
  );
}

const TABLES = [
  `product (product_key INTEGER, product_id VARCHAR, name VARCHAR, category VARCHAR,
    subcategory VARCHAR, price DECIMAL(18,4), cost DECIMAL(18,4), is_left_out BOOLEAN DEFAULT false)`,
  `customer (customer_key INTEGER, customer_id VARCHAR, name VARCHAR, email VARCHAR)`,
  `orders (order_key INTEGER, order_id VARCHAR, customer_key INTEGER, ordered_at TIMESTAMP,
    status VARCHAR, channel VARCHAR, is_return BOOLEAN)`,
  `line (order_key INTEGER, product_key INTEGER, quantity DECIMAL(18,4), unit_price DECIMAL(18,4),
    discount DECIMAL(18,4), amount DECIMAL(18,4), is_return BOOLEAN)`,
];

/**
 * Makes shops at the edges: one customer only, all on one day, everyone spending the same, or more sent
 * back than bought, alone and together.
 */
export const edgeShop = (): fc.Arbitrary<PlainShop> =>
  fc
    .record({
      shop: plainShop,
      isOneDay: fc.boolean(),
      isOneCustomer: fc.boolean(),
      isTied: fc.boolean(),
      isSentBack: fc.boolean(),
    })
    .map(({ shop, ...edge }) => ({
      ...shop,
      customers: edge.isOneCustomer ? shop.customers.slice(0, 1) : shop.customers,
      orders: shop.orders.map((order) => ({
        ...order,
        customer: edge.isOneCustomer && order.customer !== null ? 0 : order.customer,
        day: edge.isOneDay && order.day !== null ? 77 : order.day,
        lines: order.lines.map((line) => {
          const amount = edge.isTied ? Math.sign(line.quantity) * 5 : line.amount;
          return { ...line, amount: edge.isSentBack && line.quantity < 0 ? amount - 400 : amount };
        }),
      })),
    }));

const categories = [null, 'Skincare', 'Hair', 'Eyes'];

/** Shops with returns, guests, undated orders, several orders a day and equal spends. */
export const plainShop: fc.Arbitrary<PlainShop> = fc
  .record({ products: fc.integer({ min: 1, max: 8 }), customers: fc.integer({ min: 1, max: 25 }) })
  .chain(({ products, customers }) => {
    const line = fc.record({
      product: fc.integer({ min: 0, max: products - 1 }),
      quantity: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constant(-1)),
      price: fc.integer({ min: 0, max: 20 }),
    });
    const order = fc.record({
      customer: fc.option(fc.integer({ min: 0, max: customers - 1 }), { freq: 9 }),
      day: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 15 }),
      hour: fc.integer({ min: 0, max: 23 }),
      isReturn: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) =>
        lines.map(({ product, quantity, price }) => ({
          product,
          quantity,
          amount: (quantity * price * 5) / 4,
        })),
      ),
    });
    return fc.record({
      products: fc.constant(
        Array.from({ length: products }, (_, index) => ({
          name: `Product ${index}`,
          category: categories[index % categories.length] ?? null,
        })),
      ),
      customers: fc.constant(Array.from({ length: customers }, (_, index) => `C${index}`)),
      orders: fc.array(order, { minLength: 1, maxLength: 120 }),
    });
  });
