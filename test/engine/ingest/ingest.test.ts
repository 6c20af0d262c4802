import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemoShop, loadShopFromText, type LoadedShop } from '../support/load-shop';
import { loadShop } from '../../../workers/ingest/load';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';
import { rows } from '../support/rows';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

/** There are three orders by two customers, and every figure below was worked out by hand. */
const tiny = {
  'products.csv': {
    kind: 'products',
    text: `product_id,name,category,price,cost
P1,Soap,Bath,4.00,1.50
P2,Brush,Hair,9.00,3.00
P3,Comb,Hair,2.50,
`,
  },
  'customers.csv': {
    kind: 'customers',
    text: `customer_id,name,email,phone,joined_on,accepts_email,accepts_sms,accepts_push
C1,Ann,ann@example.com,+44 1,2023-05-01,true,no,
C2,Bo,,,2023-06-01,0,1,maybe
C3,Cy,cy@example.com,,,yes,,
`,
  },
  'lines.csv': {
    kind: 'lines',
    text: `order_id,ordered_at,customer_id,product_id,quantity,unit_price,discount,status,channel
A1,2024-01-01 09:30:00,C1,P1,2,4.00,1.00,paid,web
A1,2024-01-01 09:30:00,C1,P2,1,9.00,0.00,paid,web
A2,2024-01-01T18:00:00,C2,P1,1,4.00,,paid,app
A2,2024-01-01T18:00:00,C2,P1,-1,4.00,,paid,app
A3,2024-01-03,C1,P3,4,2.50,,Refunded,web
`,
  },
} as const;

describe('a tiny shop', () => {
  let shop: LoadedShop;
  beforeAll(async () => {
    shop = await loadShopFromText(tiny, { database });
  });

  test('in figures', () => {
    expect(shop.report.summary).toMatchObject({
      name: 'Test shop',
      rowsRead: 11,
      rowsLoaded: 11,
      rowsSetAside: 0,
      orders: 3,
      lines: 5,
      products: 3,
      customers: 3,
      firstDay: '2024-01-01',
      lastDay: '2024-01-03',
      // The baskets are A1 with soap and brush, and A2 with soap; A3 is refunded.
      baskets: 2,
      items: 2,
      basketItems: 3,
      categories: ['Bath', 'Hair'],
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
    });
    expect(shop.report.summary.fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(shop.engine.shop).toEqual(shop.report.summary);
  });

  test('source by source', () => {
    const whole = (name: keyof typeof tiny, kind: string, rowsRead: number) => ({
      name,
      kind,
      bytes: new Blob([tiny[name].text]).size,
      rowsRead,
      rowsLoaded: rowsRead,
      rowsSetAside: 0,
    });
    expect(shop.report.sources).toEqual([
      whole('products.csv', 'products', 3),
      whole('customers.csv', 'customers', 3),
      whole('lines.csv', 'lines', 5),
    ]);
  });

  test('orders per day, the days without one too', () => {
    expect(shop.report.ordersPerDay).toEqual([
      { day: '2024-01-01', orders: 2 },
      { day: '2024-01-02', orders: 0 },
      { day: '2024-01-03', orders: 1 },
    ]);
  });

  test('as tables', async () => {
    expect(await rows(database, 'FROM product ORDER BY product_key')).toEqual([
      '0 | P1 | Soap | Bath | ∅ | 4.0000 | 1.5000 | false',
      '1 | P2 | Brush | Hair | ∅ | 9.0000 | 3.0000 | false',
      '2 | P3 | Comb | Hair | ∅ | 2.5000 | ∅ | false',
    ]);
    expect(await rows(database, 'FROM customer ORDER BY customer_key')).toEqual([
      '0 | C1 | Ann | ann@example.com | +44 1 | 2023-05-01 | true | false | ∅',
      '1 | C2 | Bo | ∅ | ∅ | 2023-06-01 | false | true | ∅',
      '2 | C3 | Cy | cy@example.com | ∅ | ∅ | true | ∅ | ∅',
    ]);
    expect(await rows(database, 'FROM orders ORDER BY order_key')).toEqual([
      '0 | A1 | 0 | 2024-01-01 09:30:00 | paid | web | false',
      '1 | A2 | 1 | 2024-01-01 18:00:00 | paid | app | false',
      '2 | A3 | 0 | 2024-01-03 00:00:00 | Refunded | web | true',
    ]);
    expect(
      await rows(database, 'FROM line ORDER BY order_key, product_key, quantity DESC'),
    ).toEqual([
      '0 | 0 | 2.0000 | 4.0000 | 1.0000 | 7.0000 | false',
      '0 | 1 | 1.0000 | 9.0000 | 0.0000 | 9.0000 | false',
      '1 | 0 | 1.0000 | 4.0000 | ∅ | 4.0000 | false',
      '1 | 0 | -1.0000 | 4.0000 | ∅ | -4.0000 | true',
      '2 | 2 | 4.0000 | 2.5000 | ∅ | 10.0000 | true',
    ]);
  });

  test('tables have the types of the design', async () => {
    const types = `SELECT column_name, data_type FROM duckdb_columns()
      WHERE table_name IN ('product', 'customer', 'orders', 'line')
        AND (data_type <> 'VARCHAR') ORDER BY table_name, column_index`;
    expect(await rows(database, types)).toEqual([
      'customer_key | INTEGER',
      'joined_on | DATE',
      'accepts_email | BOOLEAN',
      'accepts_sms | BOOLEAN',
      'accepts_push | BOOLEAN',
      'order_key | INTEGER',
      'product_key | INTEGER',
      'quantity | DECIMAL(18,4)',
      'unit_price | DECIMAL(18,4)',
      'discount | DECIMAL(18,4)',
      'amount | DECIMAL(18,4)',
      'is_return | BOOLEAN',
      'order_key | INTEGER',
      'customer_key | INTEGER',
      'ordered_at | TIMESTAMP',
      'is_return | BOOLEAN',
      'product_key | INTEGER',
      'price | DECIMAL(18,4)',
      'cost | DECIMAL(18,4)',
      'is_left_out | BOOLEAN',
    ]);
  });

  test('warnings say what is unusual', () => {
    expect(shop.report.warnings.map(({ message }) => message)).toEqual([
      '1 order is a return or was cancelled.',
      '1 line of another order has a quantity of 0 or less.',
    ]);
  });

  test('nothing but the shop is left in the database', async () => {
    expect(await rows(database, 'SELECT table_name FROM duckdb_tables() ORDER BY 1')).toEqual([
      'customer',
      'line',
      'orders',
      'product',
      'set_aside',
      'source',
    ]);
  });
});

describe('the fingerprint', () => {
  test('is equal for equal files, whatever the order of their rows', async () => {
    const once = await loadShopFromText(tiny, { database });
    const again = await loadShopFromText(tiny, { database });
    const [header, ...lines] = tiny['lines.csv'].text.trim().split('\n');
    const turned = [header, ...lines.reverse()].join('\n');
    const reversed = await loadShopFromText(
      { ...tiny, 'lines.csv': { kind: 'lines', text: turned } },
      { database },
    );
    expect(again.report.summary.fingerprint).toBe(once.report.summary.fingerprint);
    expect(reversed.report.summary.fingerprint).toBe(once.report.summary.fingerprint);
  });

  test('is equal for equal recipes, in whatever order they are written', async () => {
    const { engine, report } = await loadShopFromText(tiny, { database });
    const recipe = recipeOf(tiny);
    const turned = Object.fromEntries(Object.entries(recipe).toReversed()) as typeof recipe;
    const files = Object.entries(tiny).map(([name, { text }]) => new File([text], name));
    const again = await loadShop(engine, { recipe: turned, files }, call());
    expect(again.summary.fingerprint).toBe(report.summary.fingerprint);
  });

  test.each([
    ['a price', 'A3,2024-01-03,C1,P3,4,2.50', 'A3,2024-01-03,C1,P3,4,2.51'],
    ['a day', 'A3,2024-01-03', 'A3,2024-01-04'],
    ['a customer', 'A3,2024-01-03,C1', 'A3,2024-01-03,C2'],
    ['a repeated line', 'A3,', 'A2,2024-01-01T18:00:00,C2,P1,1,4.00,,paid,app\nA3,'],
  ])('changes with %s', async (_, from, to) => {
    const before = await loadShopFromText(tiny, { database });
    const text = tiny['lines.csv'].text.replace(from, to);
    expect(text).not.toBe(tiny['lines.csv'].text);
    const after = await loadShopFromText(
      { ...tiny, 'lines.csv': { kind: 'lines', text } },
      { database },
    );
    expect(after.report.summary.fingerprint).not.toBe(before.report.summary.fingerprint);
  });
});

describe('leave out returns', () => {
  test('off: returns are in baskets', async () => {
    const { report } = await loadShopFromText(tiny, { database, leaveOutReturns: false });
    // The baskets are A1 with soap and brush, A2 with soap and A3 with comb.
    expect(report.summary).toMatchObject({ baskets: 3, items: 3, basketItems: 4 });
  });
});

describe('the demo shop', () => {
  test('loads whole', async () => {
    const { report } = await loadDemoShop(database);
    const { summary } = report;
    expect(summary.rowsSetAside).toBe(0);
    expect(summary.rowsRead).toBe(summary.lines + summary.products + summary.customers);
    expect(Object.values({ ...summary.parts, subcategories: true })).not.toContain(false);
    expect(report.ordersPerDay.reduce((sum, { orders }) => sum + orders, 0)).toBe(summary.orders);
    expect(report.setAside).toEqual([]);
  });
});
