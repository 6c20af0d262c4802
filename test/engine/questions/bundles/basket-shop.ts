import { defaultSegmentRules } from '../../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../../src/domain/shop/shop';
import { plainDialect } from '../../../../src/domain/recipe/recipe';
import { encode, utf8Texts } from '../../../../workers/encode';
import { readText } from '../../../../workers/read/dialect/dialect';
import { createEngine, type Engine } from '../../../../workers/state';
import { rowOf } from '../../../../workers/decode';
import { sql, type SqlValue } from '../../../../workers/sql';
import { call, type NodeDatabase } from '../../support/node-database';

const literal = (value: SqlValue): string => sql`${value}`.text;

/** A line of a made-up shop, by the position of its product. */
export interface BasketLine {
  product: number;
  isReturn?: boolean;
  discount?: number;
}

export interface BasketOrder {
  customer: number | null;
  /** Days since 1 January 2025; null when the order has no date. */
  day: number | null;
  channel?: string | null;
  lines: readonly BasketLine[];
}

export interface BasketProduct {
  category: string | null;
  subcategory?: string | null;
}

export const productId = (product: number): string => `p${product}`;

const day = (days: number) => `TIMESTAMP '2025-01-01 09:00:00' + INTERVAL ${days} DAY`;

/**
 * Puts orders straight into the canonical tables, past the import, for questions about baskets, of
 * which a test asks many. Only what those read is filled.
 */
export async function loadBaskets(
  database: NodeDatabase,
  orders: readonly BasketOrder[],
  products: readonly BasketProduct[],
  rowsAtOnce?: number,
): Promise<Engine> {
  const run = (sql: string) => database.query(sql, call());
  const fill = async (table: string, rows: readonly string[]) => {
    if (rows.length > 0) await run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
  };
  await run(TABLES);
  const customers = [...new Set(orders.map(({ customer }) => customer))].filter(
    (customer) => customer !== null,
  );
  await fill(
    'customer',
    customers.map((customer) => `(${customer}, 'c${customer}')`),
  );
  await fill(
    'product',
    products.map(
      ({ category, subcategory = null }, key) =>
        `(${key}, '${productId(key)}', 'Product-${key}', ${literal(category)},
        ${literal(subcategory)}, 1, NULL, false)`,
    ),
  );
  await fill(
    'orders',
    orders.map(
      ({ customer, day: at, channel }, key) =>
        `(${key}, 'o${key}', ${literal(customer)}, ${at === null ? 'NULL' : day(at)}, NULL,
        ${literal(channel ?? null)}, false)`,
    ),
  );
  await fill(
    'line',
    orders.flatMap(({ lines }, order) =>
      lines.map(
        ({ product, isReturn = false, discount = 0 }) =>
          `(${order}, ${product}, ${isReturn ? -1 : 1}, 1, ${discount}, ${isReturn ? -1 : 1}, ${isReturn})`,
      ),
    ),
  );
  return engineOver(database, rowsAtOnce);
}

/** Loads an order and an item a row, from `path`'s first two columns; NULL items are dropped. */
export async function loadBasketFile(database: NodeDatabase, csv: string): Promise<Engine> {
  const rows = readText(csv, false, { ...plainDialect, hasHeader: false });
  const column = (at: number) => utf8Texts(rows.map(({ cells }) => cells[at] ?? ''));
  const run = (sql: string) => database.query(sql, call());
  await run(TABLES);
  await run('DROP TABLE IF EXISTS given');
  await database.insertArrow('given', encode({ o: column(0), i: column(1) }), 'create', call());
  await run(`INSERT INTO orders SELECT row_number() OVER () - 1, o, NULL, NULL, NULL, NULL, false
    FROM (SELECT DISTINCT o FROM given)`);
  await run(`INSERT INTO product SELECT row_number() OVER () - 1, i, i, NULL, NULL, NULL, NULL, false
    FROM (SELECT DISTINCT i FROM given)`);
  await run(`INSERT INTO line SELECT order_key, product_key, 1, NULL, NULL, NULL, false
    FROM given JOIN orders ON order_id = o JOIN product ON product_id = i`);
  return engineOver(database);
}

const TABLES = `CREATE OR REPLACE TABLE product (product_key INTEGER, product_id VARCHAR, name VARCHAR,
    category VARCHAR, subcategory VARCHAR, price DECIMAL(18,4), cost DECIMAL(18,4), is_left_out BOOLEAN);
  CREATE OR REPLACE TABLE customer (customer_key INTEGER, customer_id VARCHAR);
  CREATE OR REPLACE TABLE orders (order_key INTEGER, order_id VARCHAR, customer_key INTEGER,
    ordered_at TIMESTAMP, status VARCHAR, channel VARCHAR, is_return BOOLEAN);
  CREATE OR REPLACE TABLE line (order_key INTEGER, product_key INTEGER, quantity DECIMAL(18,4),
    unit_price DECIMAL(18,4), discount DECIMAL(18,4), amount DECIMAL(18,4), is_return BOOLEAN)`;

let generation = 0;

async function engineOver(database: NodeDatabase, rowsAtOnce?: number): Promise<Engine> {
  const facts = rowOf(
    await database.query(
      `SELECT (SELECT count(DISTINCT order_key) FROM line WHERE NOT is_return)::INTEGER AS baskets,
        (SELECT count(*) FROM (SELECT DISTINCT order_key, product_key FROM line WHERE NOT is_return))
          ::INTEGER AS basket_items,
        (SELECT count(*) FROM orders)::INTEGER AS orders,
        (SELECT count(*) FROM line)::INTEGER AS lines,
        (SELECT strftime(min(ordered_at), '%Y-%m-%d') FROM orders) AS first_day,
        (SELECT strftime(max(ordered_at), '%Y-%m-%d') FROM orders) AS last_day`,
      call(),
    ),
    {
      baskets: 'number',
      basket_items: 'number',
      orders: 'number',
      lines: 'number',
      first_day: 'text?',
      last_day: 'text?',
    },
  );
  const engine = createEngine(database, rowsAtOnce);
  engine.generation = generation += 1;
  engine.shop = {
    ...summary,
    firstDay: facts.first_day,
    lastDay: facts.last_day,
    baskets: facts.baskets,
    orders: facts.orders,
    lines: facts.lines,
    basketItems: facts.basket_items,
    repeatsItems: facts.lines > facts.basket_items,
    parts: { ...summary.parts, dates: facts.first_day !== null },
  };
  return engine;
}

const summary: ShopSummary = {
  name: 'Test shop',
  fingerprint: '0'.repeat(32),
  rowsRead: 0,
  rowsLoaded: 0,
  rowsSetAside: 0,
  orders: 0,
  lines: 0,
  products: 0,
  customers: 0,
  firstDay: null,
  lastDay: null,
  baskets: 0,
  items: 0,
  basketItems: 0,
  repeatsItems: true,
  categories: [],
  leaveOutReturns: true,
  parts: {
    dates: false,
    prices: true,
    customers: true,
    categories: true,
    subcategories: false,
    productIds: true,
    productNames: true,
    discounts: true,
    costs: false,
    channels: true,
    consent: false,
  },
  attributes: [],
  segmentRules: defaultSegmentRules,
};
