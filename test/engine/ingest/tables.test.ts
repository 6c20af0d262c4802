import { beforeAll, describe, expect, test } from 'vitest';
import { NET_AMOUNT } from '../../../workers/questions/net-amount';
import { loadShopFromText } from '../support/load-shop';
import { openNodeDatabase, type NodeDatabase } from '../support/node-database';
import type { TestSource } from '../support/recipe-of';
import { rows } from '../support/rows';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const load = (sources: Record<string, TestSource>) => loadShopFromText(sources, { database });
const csv = (...lines: string[]) => lines.join('\n');
const ask = (sql: string) => rows(database, sql);
const lineProducts = `SELECT o.order_id, p.product_key, p.product_id, p.name FROM line
  JOIN orders o USING (order_key) JOIN product p USING (product_key) ORDER BY o.order_key, p.product_key`;

describe('which product a line means', () => {
  const products: TestSource = {
    kind: 'products',
    text: csv('product_id,name,category', 'P1,Soap,Bath', 'P1,Soap bar,Bath', 'P2,Brush,Hair'),
  };

  test('by id: the first product of the file with that id', async () => {
    const { report } = await load({
      'products.csv': products,
      'lines.csv': { kind: 'lines', text: csv('order_id,product_id', '1,P2', '1,P1', '2,P9') },
    });
    expect(await ask(lineProducts)).toEqual([
      '1 | 0 | P1 | Soap',
      '1 | 2 | P2 | Brush',
      '2 | 3 | P9 | ∅',
    ]);
    expect(report.warnings.map(({ message }) => message)).toContain(
      '1 order line names a product that is not in the products file.',
    );
  });

  test('by name: the first product of the file with that name', async () => {
    await load({
      'products.csv': products,
      'lines.csv': { kind: 'lines', text: csv('order_id,product_name', '1,Brush', '1,Comb') },
    });
    expect(await ask(lineProducts)).toEqual(['1 | 2 | P2 | Brush', '1 | 3 | ∅ | Comb']);
  });

  test('by both: exactly that one, which has its category from the file by the id', async () => {
    await load({
      'products.csv': products,
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_id,product_name',
          '1,P1,Soap bar',
          '1,P2,Old brush',
          '2,P2,',
          '2,,Soap',
        ),
      },
    });
    expect(await ask(lineProducts)).toEqual([
      '1 | 1 | P1 | Soap bar',
      '1 | 3 | P2 | Old brush',
      '2 | 0 | P1 | Soap',
      '2 | 2 | P2 | Brush',
    ]);
    expect(await ask("SELECT category FROM product WHERE name = 'Old brush'")).toEqual(['Hair']);
  });

  test('without a file: each distinct id and name, in order of appearance', async () => {
    const { report } = await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_id,product_name,category,unit_price',
          '1,B,Beta,,2',
          '1,A,Alpha,First,1',
          '2,B,Beta,Second,3',
          '3,B,Beta two,,3',
          '3,B,,,3',
          '4,B,Beta,,3',
        ),
      },
    });
    expect(await ask('FROM product ORDER BY product_key')).toEqual([
      '0 | B | Beta | Second | ∅ | 3.0000 | ∅ | false',
      '1 | A | Alpha | First | ∅ | 1.0000 | ∅ | false',
      '2 | B | Beta two | ∅ | ∅ | 3.0000 | ∅ | false',
      '3 | B | ∅ | ∅ | ∅ | 3.0000 | ∅ | false',
    ]);
    // Items are told by their id, so B is one item under all its names.
    expect(report.summary).toMatchObject({ products: 4, items: 2, basketItems: 5 });
    expect(report.warnings.map(({ message }) => message)).toContain(
      '1 product id has more than one name.',
    );
  });

  test('a shop with names only counts items by name, and a product may be called NONE', async () => {
    const { report } = await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_name',
          '1,Tea',
          '1,NONE',
          '2,  Tea ',
          '2,Green\u00a0 tea',
          '2,green tea',
        ),
      },
    });
    expect(await ask('SELECT name FROM product ORDER BY product_key')).toEqual([
      'Tea',
      'NONE',
      'Green tea',
      'green tea',
    ]);
    expect(report.summary).toMatchObject({ baskets: 2, items: 4, basketItems: 5 });
    expect(report.summary.parts).toMatchObject({ productIds: false, dates: false, prices: false });
  });
});

describe('orders', () => {
  test('gather what their lines say: the earliest date, the first customer and status', async () => {
    await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,ordered_at,customer_id,product_id,status,channel',
          '1,2024-01-02,,P1,,web',
          '2,2024-01-05,C2,P1,paid,app',
          '1,2024-01-01,C1,P2,paid,app',
          '1,,C3,P3,open,',
        ),
      },
    });
    expect(await ask('FROM orders ORDER BY order_key')).toEqual([
      '0 | 1 | 0 | 2024-01-01 00:00:00 | paid | web | false',
      '1 | 2 | 1 | 2024-01-05 00:00:00 | paid | app | false',
    ]);
    expect(await ask('SELECT customer_id FROM customer ORDER BY customer_key')).toEqual([
      'C1',
      'C2',
    ]);
  });

  test('do not take what a row says that was set aside', async () => {
    const { report } = await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,customer_id,product_id,quantity',
          '1,C9,P1,x',
          '1,C1,P1,1',
          '2,C8,P1,y',
        ),
      },
    });
    expect(
      await ask('SELECT order_id, customer_id FROM orders JOIN customer USING (customer_key)'),
    ).toEqual(['1 | C1']);
    expect(report.summary).toMatchObject({ orders: 1, customers: 1, rowsSetAside: 2 });
  });

  test('take the rest from an orders file, which may hold orders without lines', async () => {
    const { report } = await load({
      'lines.csv': { kind: 'lines', text: csv('order_id,product_id', '1,P1', '2,P1', '3,P1') },
      'orders.csv': {
        kind: 'orders',
        text: csv(
          'order_id,ordered_at,customer_id,status,cancelled_at',
          '9,2024-01-09,C9,paid,',
          '2,2024-01-02,C2,VOIDED,',
          '1,2024-01-01,C1,paid,2024-01-03',
        ),
      },
    });
    expect(
      await ask(
        'SELECT order_id, customer_id, ordered_at, is_return FROM orders LEFT JOIN customer USING (customer_key) ORDER BY order_key',
      ),
    ).toEqual([
      '1 | C1 | 2024-01-01 00:00:00 | true',
      '2 | C2 | 2024-01-02 00:00:00 | true',
      '3 | ∅ | ∅ | false',
      '9 | C9 | 2024-01-09 00:00:00 | false',
    ]);
    expect(report.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '1 order has lines but no row in the orders file.',
        '1 order of the orders file has no lines.',
      ]),
    );
    expect(report.summary).toMatchObject({ orders: 4, baskets: 1 });
  });
});

describe('returns', () => {
  test('by status, whatever its case; a partial refund stays a sale', async () => {
    await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_id,status',
          '1,P1,CANCELLED',
          '2,P1,canceled',
          '3,P1, Voided ',
          '4,P1,refunded',
          '5,P1,Returned',
          '6,P1,partially_refunded',
          '7,P1,paid',
          '8,P1,',
        ),
      },
    });
    expect(
      await ask("SELECT string_agg(order_id, ',' ORDER BY order_key) FROM orders WHERE is_return"),
    ).toEqual(['1,2,3,4,5']);
  });

  test('by C numbers, where the others are digits and what they hold was taken back', async () => {
    await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_id,quantity',
          '536365,P1,2',
          '536366,P1,2',
          'C536367,P1,-2',
          '536368,P1,-1',
        ),
      },
    });
    expect(await ask('SELECT order_id, is_return FROM orders ORDER BY order_key')).toEqual([
      '536365 | false',
      '536366 | false',
      'C536367 | true',
      '536368 | false',
    ]);
    expect(await ask('SELECT quantity, is_return FROM line ORDER BY order_key')).toEqual([
      '2.0000 | false',
      '2.0000 | false',
      '-2.0000 | true',
      '-1.0000 | true',
    ]);
  });

  test.each([
    ['all numbers begin with C', ['C1,P1,2', 'C2,P1,-1']],
    ['the C orders were sold', ['1,P1,2', '2,P1,1', 'C3,P1,1']],
    ['other numbers are not digits', ['A-1,P1,2', 'B-2,P1,1', 'C3,P1,-1']],
  ])('not by C numbers where %s', async (_, lines) => {
    await load({
      'lines.csv': { kind: 'lines', text: csv('order_id,product_id,quantity', ...lines) },
    });
    expect(await ask('SELECT count(*) FROM orders WHERE is_return')).toEqual(['0']);
  });

  test('in net revenue: cancelled orders add nothing, negative lines take off', async () => {
    await load({
      'lines.csv': {
        kind: 'lines',
        text: csv(
          'order_id,product_id,quantity,unit_price,status',
          '1,P1,3,10,paid',
          '1,P1,-1,10,paid',
          '2,P1,5,10,cancelled',
          '3,P1,-2,10,refunded',
        ),
      },
    });
    // The sum is 30 − 10, nothing for the cancelled order, and −20 for what came back.
    expect(
      await ask(`SELECT sum(${NET_AMOUNT}) FROM line l JOIN orders o USING (order_key)`),
    ).toEqual(['0.0000']);
  });
});

describe('amounts', () => {
  test.each([
    ['quantity × price − discount', 'quantity,unit_price,discount', '3,2.50,1', '2.5000 | 6.5000'],
    ['no discount', 'quantity,unit_price,discount', '3,2.50,', '2.5000 | 7.5000'],
    ['no quantity counts as one', 'quantity,unit_price', ',2.50', '2.5000 | 2.5000'],
    ['as given', 'quantity,unit_price,amount', '3,2.50,7', '2.5000 | 7.0000'],
    ['only the amount gives the price', 'quantity,amount', '4,10', '2.5000 | 10.0000'],
    ['an amount for no pieces has no price', 'quantity,amount', '0,10', '∅ | 10.0000'],
    ['neither', 'quantity', '3', '∅ | ∅'],
    [
      'more than the table can hold',
      'quantity,unit_price',
      '99999999,99999999',
      '99999999.0000 | ∅',
    ],
    ['rounded to four places', 'quantity,unit_price', '1,0.00005', '0.0001 | 0.0001'],
  ])('%s', async (_, headers, cells, expected) => {
    await load({
      'lines.csv': { kind: 'lines', text: csv(`order_id,product_id,${headers}`, `1,P1,${cells}`) },
    });
    expect(await ask('SELECT unit_price, amount FROM line')).toEqual([expected]);
  });
});
