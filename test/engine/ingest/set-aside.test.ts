import { beforeAll, describe, expect, test } from 'vitest';
import { setAsideRows } from '../../../workers/ingest/report/set-aside';
import { loadShopFromText } from '../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';
import type { TestSource } from '../support/recipe-of';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const header = 'order_id,ordered_at,product_id,quantity,unit_price';
const good = '1,2024-01-01,P1,1,2.00';
const load = (sources: Record<string, TestSource>) => loadShopFromText(sources, { database });
const lines = (...rows: string[]): TestSource => ({
  kind: 'lines',
  text: [header, ...rows].join('\n'),
});

describe('a row of lines is set aside', () => {
  test.each([
    ['ragged', 'with too few cells', '2,2024-01-01', '2,2024-01-01'],
    ['ragged', 'with one cell too many', '2,2024-01-01,P1,1,2,3', '2,2024-01-01,P1,1,2,3'],
    [
      'ragged',
      'with many cells too many',
      '2,2024-01-01,P1,1,2,3,4,5',
      '2,2024-01-01,P1,1,2,3,4,5',
    ],
    ['no-order', 'without an order', ',2024-01-01,P1,1,2', ',2024-01-01,P1,1,2'],
    ['no-order', 'with a blank order', '  ,2024-01-01,P1,1,2', '  ,2024-01-01,P1,1,2'],
    ['no-product', 'without a product', '2,2024-01-01,,1,2', '2,2024-01-01,,1,2'],
    ['bad-date', 'with no date where one stands', '2,soon,P1,1,2', 'soon'],
    ['bad-date', 'with a day that is none', '2,2024-02-30,P1,1,2', '2024-02-30'],
    ['bad-date', 'with a word the database takes for a date', '2,epoch,P1,1,2', 'epoch'],
    ['bad-date', 'with infinity', '2,infinity,P1,1,2', 'infinity'],
    ['bad-number', 'with no quantity where one stands', '2,2024-01-01,P1,two,2', 'two'],
    ['bad-number', 'with a price in words', '2,2024-01-01,P1,1,free', 'free'],
    ['bad-number', 'with a number too large', '2,2024-01-01,P1,1,1e15', '1e15'],
    ['no-order', 'once, under the first reason that applies', ',soon,,two,free', ',soon,,two,free'],
  ])('%s: %s', async (reason, _, row, example) => {
    const { report } = await load({ 'lines.csv': lines(good, row, '3,2024-01-02,P1,1,2') });
    expect(report.setAside).toEqual([
      { source: 'lines.csv', reason, rows: 1, firstRow: 3, example },
    ]);
    expect(report.summary).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsSetAside: 1, lines: 2 });
  });

  test('never for an empty date or number, or one spelled as nothing', async () => {
    const { report } = await load({
      'lines.csv': lines(
        good,
        '2,,P1,,',
        '3,NULL,P1,N/A,nan',
        '4,\\N,P1,-,None',
        '5, null ,P1, na ,',
      ),
    });
    expect(report.summary).toMatchObject({ rowsRead: 5, rowsSetAside: 0, lines: 5 });
  });
});

describe('rows of other kinds are set aside', () => {
  test('products without id and name, and repeated ones', async () => {
    const { report } = await load({
      'lines.csv': lines(good),
      'products.csv': {
        kind: 'products',
        text: 'product_id,name,price\nP1,Soap,2\n,,3\nP1,Soap,4\nP1,Other soap,5\nP1,x,cheap\n',
      },
    });
    expect(report.setAside.map(({ reason, rows, firstRow }) => [reason, rows, firstRow])).toEqual([
      ['no-product', 1, 3],
      ['bad-number', 1, 6],
      ['repeated-key', 1, 4],
    ]);
    expect(report.summary.products).toBe(2);
  });

  test('customers without id, and repeated ones', async () => {
    const { report } = await load({
      'lines.csv': lines(good),
      'customers.csv': {
        kind: 'customers',
        text: 'customer_id,name,joined_on\nC1,Ann,\nNULL,Bo,\nC1,Cy,\nC2,Di,long ago\n',
      },
    });
    expect(report.setAside.map(({ reason, rows, firstRow }) => [reason, rows, firstRow])).toEqual([
      ['no-customer', 1, 3],
      ['bad-date', 1, 5],
      ['repeated-key', 1, 4],
    ]);
    expect(report.summary.customers).toBe(1);
  });

  test('orders without number', async () => {
    const { report } = await load({
      'lines.csv': lines(good),
      'orders.csv': { kind: 'orders', text: 'order_id,status\n1,paid\n,paid\n' },
    });
    expect(report.setAside).toEqual([
      { source: 'orders.csv', reason: 'no-order', rows: 1, firstRow: 3, example: ',paid' },
    ]);
  });
});

describe('the rows that were set aside', () => {
  test('come back with their cells under the headers of their files', async () => {
    const { engine } = await load({
      'lines.csv': lines(
        good,
        ',2024-01-01,P1,1,2',
        '2,x',
        '3,2024-01-01,P1,1,2,more',
        '4,2024-01-01,"P"1,1,2',
        '5,soon,"P,1",1,2',
      ),
      'products.csv': { kind: 'products', text: 'product_id,name,price\n,,7\n' },
    });
    expect(await setAsideRows(engine, null, call())).toEqual({
      header: [
        'Source',
        'Row',
        'Reason',
        'order_id',
        'ordered_at',
        'product_id',
        'quantity',
        'unit_price',
        'More cells',
        'name',
        'price',
      ],
      rows: [
        ['lines.csv', '3', 'Order number is missing', '', '2024-01-01', 'P1', '1', '2', '', '', ''],
        ['lines.csv', '4', 'The row does not fit the header', '2', 'x', '', '', '', '', '', ''],
        [
          'lines.csv',
          '5',
          'The row does not fit the header',
          '3',
          '2024-01-01',
          'P1',
          '1',
          '2',
          'more',
          '',
          '',
        ],
        ['lines.csv', '7', 'Date cannot be read', '5', 'soon', 'P,1', '1', '2', '', '', ''],
        ['products.csv', '2', 'Product is missing', '', '', '', '', '', '', '', '7'],
      ],
    });
  });

  test('cannot be asked for without a shop', async () => {
    const { engine } = await load({ 'lines.csv': lines(good) });
    await expect(setAsideRows({ ...engine, shop: null }, null, call())).rejects.toMatchObject({
      failure: { kind: 'no-shop' },
    });
  });
});
