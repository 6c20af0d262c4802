import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../../workers/state';
import { loadHandsOff } from '../support/hands-off';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';
import { rows } from '../support/rows';

/**
 * Small files of every shape and every way of writing are loaded as by a person who only drops them.
 */
let database: NodeDatabase;
let engine: Engine;
beforeAll(async () => {
  database = await openNodeDatabase();
  engine = createEngine(database);
});

type Files = Record<string, string | Uint8Array<ArrayBuffer>>;

async function load(files: Files) {
  const given = Object.entries(files).map(([name, content]) => new File([content], name));
  const { asked, report, sources, linked } = await loadHandsOff(engine, given);
  expect(asked).toEqual([]);
  const { summary } = report;
  expect(summary.rowsRead).toBe(summary.rowsLoaded + summary.rowsSetAside);
  return { summary, setAside: report.setAside, sources, linked };
}

/** Returns the orders with what is in them: `1: Tea 2, Cake 1`. */
const baskets = () =>
  rows(
    database,
    `SELECT coalesce(o.order_id, '') || ': ' || string_agg(coalesce(p.name, p.product_id)
        || coalesce(' ' || l.quantity::DOUBLE::VARCHAR, ''), ', ' ORDER BY p.name)
      FROM line l JOIN orders o USING (order_key) JOIN product p USING (product_key)
      GROUP BY o.order_key, o.order_id ORDER BY o.order_key`,
  );
const dates = () => rows(database, 'SELECT ordered_at FROM orders ORDER BY order_key');
const amounts = () =>
  rows(
    database,
    'SELECT l.amount::DOUBLE FROM line l JOIN orders o USING (order_key) ORDER BY TRY_CAST(o.order_id AS INTEGER)',
  );

/** There are enough baskets for a file without a header to be told by what it holds. */
const BASKETS = [
  ['Tea', 'Cake'],
  ['Tea', 'Milk', 'Cake', 'Jam'],
  ['Milk'],
  ['Cake', 'Tea', 'Jam'],
  ['Jam', 'Tea'],
  ['Milk', 'Cake'],
  ['Tea'],
  ['Cake', 'Milk', 'Tea'],
];
const DISTINCT = BASKETS.flat().length;

describe('orders in rows', () => {
  test('order details on the first row only are those of the whole order', async () => {
    await load({
      'orders.csv':
        'Name,Email,Financial Status,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price\n' +
        '#1,a@b.example,paid,2024-03-01 10:00:00 +0100,10.00,2,Tea,3.00\n#1,,,,,1,Cake,4.00\n' +
        '#2,c@d.example,refunded,2024-03-02 10:00:00 +0100,3.00,1,Tea,3.00\n' +
        '#3,a@b.example,paid,2024-03-03 10:00:00 +0100,7.00,1,Tea,3.00\n#3,,,,,1,Cake,4.00\n',
    });
    expect(
      await rows(
        database,
        `SELECT o.order_id, o.ordered_at, c.customer_id, o.status, o.is_return, count(*),
          sum(l.amount)::DOUBLE FROM orders o JOIN line l USING (order_key)
          LEFT JOIN customer c USING (customer_key) GROUP BY ALL ORDER BY 1`,
      ),
    ).toEqual([
      '#1 | 2024-03-01 10:00:00 | a@b.example | paid | false | 2 | 10.0',
      '#2 | 2024-03-02 10:00:00 | c@d.example | refunded | true | 1 | 3.0',
      '#3 | 2024-03-03 10:00:00 | a@b.example | paid | false | 2 | 7.0',
    ]);
  });

  test.each([
    ['ragged', (basket: string[]) => basket.join(',')],
    ['padded', (basket: string[]) => [...basket, '', '', ''].slice(0, 4).join(',')],
    [
      'with an order number in front',
      (basket: string[], nth: number) => [nth + 1, ...basket].join(','),
    ],
    ['one cell, with semicolons', (basket: string[]) => basket.join(';')],
  ])('a basket in each row, %s', async (_, write) => {
    const { summary } = await load({ 'baskets.csv': `${BASKETS.map(write).join('\n')}\n` });
    expect([summary.orders, summary.lines, summary.items, summary.basketItems]).toEqual([
      BASKETS.length,
      DISTINCT,
      4,
      DISTINCT,
    ]);
  });

  test.each([
    ['1', '0'],
    ['True', 'False'],
    ['t', ''],
    ['yes', 'no'],
  ])('a column for each product: %s or “%s”', async (yes, no) => {
    const products = ['Tea', 'Cake', 'Milk', 'Jam'];
    const body = BASKETS.map((basket, nth) =>
      [nth + 1, ...products.map((name) => (basket.includes(name) ? yes : no))].join(','),
    );
    const { summary } = await load({
      'flags.csv': `Order,${products.join(',')}\n${body.join('\n')}\n`,
    });
    expect([summary.orders, summary.lines, summary.items, summary.basketItems]).toEqual([
      BASKETS.length,
      DISTINCT,
      4,
      DISTINCT,
    ]);
  });

  test('a column for each product, with counts, one of them in most baskets', async () => {
    const body = Array.from({ length: 20 }, (_, nth) =>
      [
        nth,
        nth % 4 === 0 ? 0 : 2,
        ...[2, 3, 4, 5, 6].map((each) => (nth % each === 1 ? 1 : 0)),
      ].join(','),
    );
    const { summary } = await load({ 'counts.csv': `Order,Milk,A,B,C,D,E\n${body.join('\n')}\n` });
    expect([summary.items, summary.lines]).toEqual([6, 15 + 10 + 7 + 5 + 4 + 4]);
  });

  test.each([
    ['2× Tea, 1× Cake', '1× Milk, 3× Tea'],
    ['Tea x2; Cake x1', 'Milk x1; Tea x3'],
    ['Tea (2), Cake (1)', 'Milk (1), Tea (3)'],
  ])('products packed into one cell: %s', async (first, second) => {
    await load({ 'packed.csv': `Order,Items,Total\n7,"${first}",9.00\n8,"${second}",11.00\n` });
    const found = await baskets();
    expect(found).toEqual(['7: Cake 1.0, Tea 2.0', '8: Milk 1.0, Tea 3.0']);
    // The total of the order belongs to none of its lines.
    expect(new Set(await amounts())).toEqual(new Set(['∅']));
  });

  test('numbered product columns, quantities between them', async () => {
    const { summary } = await load({
      'wide.csv':
        'Order,Date,Item 1,Qty 1,Item 2,Qty 2,Item 3,Qty 3\n1,2024-01-02,Tea,1,Cake,2,,\n' +
        '2,2024-01-03,Milk,1,Tea,1,Cake,4\n3,2024-01-03,Tea,9,,,,\n',
    });
    expect([summary.orders, summary.lines, summary.firstDay]).toEqual([3, 6, '2024-01-02']);
  });

  test('lines of a customer on a day are an order, or within minutes where times show it', async () => {
    const byDay = await load({
      'a.csv':
        'Customer,Date,Product\n7,2024-01-02,Tea\n7,2024-01-02,Cake\n7,2024-01-05,Tea\n8,2024-01-02,Milk\n8,2024-01-02,Tea\n',
    });
    expect(byDay.summary.orders).toBe(3);
    const visits = Array.from({ length: 30 }, (_, nth) => {
      const customer = 100 + (nth % 10);
      const hour = 9 + Math.floor(nth / 10) * 4;
      return [
        `${customer},2024-01-02 ${hour}:00:00,Tea`,
        `${customer},2024-01-02 ${hour}:03:00,Cake`,
      ];
    }).flat();
    const byTime = await load({ 'b.csv': `Customer,Time stamp,Product\n${visits.join('\n')}\n` });
    expect(byTime.summary.orders).toBe(30);
  });
});

test('tables in several files, their keys written in different ways', async () => {
  const orderIds = ['17850', '17851', '17852', '17853'];
  const { summary } = await load({
    'orders.csv': `order_id,order_date,customer_id\n${orderIds.map((id, nth) => `${id},2024-01-0${nth + 1},${nth % 2}`).join('\n')}\n`,
    'lines.csv': `order_id,product_id,quantity\n${orderIds.map((id) => `${id}.0,7,1\n${id}.0,12,2`).join('\n')}\n`,
    'products.csv': 'product_id,product_name,subcategory_id\n007,Tea,1\n012,Cake,2\n013,Jam,2\n',
    'subcategories.csv': 'subcategory_id,subcategory,category_id\n1,Hot drinks,10\n2,Sweets,20\n',
    'categories.csv': 'category_id,category\n10,Drinks\n20,Food\n',
  });
  expect([summary.orders, summary.lines, summary.customers, summary.firstDay]).toEqual([
    4,
    8,
    2,
    '2024-01-01',
  ]);
  expect(
    await rows(
      database,
      `SELECT p.name, p.subcategory, p.category, count(*) FROM line JOIN product p USING (product_key)
        GROUP BY ALL ORDER BY 1`,
    ),
  ).toEqual(['Cake | Sweets | Food | 4', 'Tea | Hot drinks | Drinks | 4']);
});

describe('dates are read', () => {
  const ROWS = 16;
  const day = (nth: number) => new Date(Date.UTC(2024, 0, 10 + nth, 9, 30));
  const two = (value: number) => String(value).padStart(2, '0');
  const isoDay = (at: Date) => at.toISOString().slice(0, 10);

  test.each<[string, (at: Date) => string]>([
    ['d.m.Y', (at) => `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.2024`],
    ['m/d/yy', (at) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/24`],
    ['d/m/Y H:M', (at) => `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/2024 09:30`],
    ['Excel serials', (at) => String(Math.round(at.getTime() / 864e5 - 0.39) + 25569)],
    ['Excel serials with a time', (at) => (at.getTime() / 864e5 + 25569).toFixed(6)],
    ['seconds since 1970', (at) => String(at.getTime() / 1000)],
    ['milliseconds since 1970', (at) => String(at.getTime())],
    ['Ymd', (at) => isoDay(at).replaceAll('-', '')],
    ['with an offset', (at) => `${isoDay(at)} 09:30:00 +0100`],
    ['with Z', (at) => at.toISOString()],
    ['to the minute, in UTC', (at) => `${isoDay(at)} 09:30 UTC`],
    [
      'two ways in one column',
      (at) => (at.getUTCDate() % 2 === 0 ? isoDay(at) : `${two(at.getUTCDate())}.01.2024`),
    ],
  ])('%s', async (_, write) => {
    const body = Array.from({ length: ROWS }, (_, nth) => `${nth},${write(day(nth))},Tea`);
    const { summary } = await load({
      'dates.csv': `Order,Order date,Product\n${body.join('\n')}\n`,
    });
    expect(summary.rowsSetAside).toBe(0);
    expect((await dates()).map((text) => text.slice(0, 10))).toEqual(
      Array.from({ length: ROWS }, (_, nth) => isoDay(day(nth))),
    );
  });
});

describe('money is read', () => {
  const values = [1234.5, 2.25, 1000, 15.9, 3, 0.99];
  test.each<[string, string, (value: number) => string]>([
    ['decimal comma', ';', (value) => value.toFixed(2).replace('.', ',')],
    [
      'points between thousands',
      ';',
      (value) => value.toLocaleString('de-DE', { minimumFractionDigits: 2 }),
    ],
    [
      'commas between thousands',
      ';',
      (value) => value.toLocaleString('en-GB', { minimumFractionDigits: 2 }),
    ],
    [
      'apostrophes',
      ';',
      (value) => value.toLocaleString('en-GB', { minimumFractionDigits: 2 }).replaceAll(',', '’'),
    ],
    ['narrow blanks', ';', (value) => value.toLocaleString('fr-FR', { minimumFractionDigits: 2 })],
    ['a currency in front', ',', (value) => `£${value.toFixed(2)}`],
    ['a currency behind', ';', (value) => `${value.toFixed(2).replace('.', ',')} €`],
  ])('%s', async (_, delimiter, write) => {
    const body = values.map((value, nth) => [nth, 'Tea', write(value)].join(delimiter));
    await load({
      'money.csv': `${['Order', 'Product', 'Line total'].join(delimiter)}\n${body.join('\n')}\n`,
    });
    expect((await amounts()).map(Number)).toEqual(values);
  });

  test('a minus behind and brackets are negative', async () => {
    await load({
      'money.csv':
        'Order,Product,Line total\n1,Tea,5.00\n2,Tea,5.00-\n3,Cake,(7.50)\n4,Cake,7.50\n5,Cake,-7.50\n',
    });
    expect((await amounts()).map(Number)).toEqual([5, -5, -7.5, 7.5, -7.5]);
  });

  const PIECES = [1, 2, 3, 4, 2, 3, 5, 2, 4, 3, 2, 6];
  test.each<
    [string, string, (price: number, pieces: number) => [discount: string, amount: number]]
  >([
    ['in percent', 'Discount %', (price, pieces) => ['10', price * pieces * 0.9]],
    ['as a share', 'Discount', (price, pieces) => ['0.1', price * pieces * 0.9]],
    ['off the line', 'Discount amount', (price, pieces) => ['1.00', price * pieces - 1]],
  ])('a discount %s', async (_, header, make) => {
    const body = PIECES.map((pieces, nth) => {
      const price = 10 + nth;
      const [discount, amount] = make(price, pieces);
      return [nth, `Tea ${nth}`, pieces, price.toFixed(2), discount, amount.toFixed(2)].join(',');
    });
    await load({
      'discount.csv': `Order,Product,Quantity,Unit price,${header},Line total\n${body.join('\n')}\n`,
    });
    const found = await rows(
      database,
      'SELECT round(quantity * unit_price - coalesce(discount, 0) - amount, 2)::DOUBLE FROM line',
    );
    expect(new Set(found.map(Number))).toEqual(new Set([0]));
  });

  test('what a whole order comes to is never added up line by line', async () => {
    const orders = Array.from({ length: 12 }, (_, nth) => nth + 1);
    const body = orders.flatMap((order) =>
      ['Tea', 'Cake', 'Milk']
        .slice(0, 1 + (order % 3))
        .map((name) => `${order},${name},2,3.00,${(20 + order * 1.5).toFixed(2)}`),
    );
    await load({ 'totals.csv': `Order,Product,Qty,Price,Total\n${body.join('\n')}\n` });
    expect(new Set(await amounts())).toEqual(new Set(['6.0']));
  });
});

describe('rows that are none', () => {
  test('totals, headers in the middle and truncated rows, with their lines', async () => {
    const { summary, setAside } = await load({
      'till.csv':
        'Report of the till\n\nReceipt;Date;Item;Qty;Amount\n1;01.02.2024;Tea;1;2,50\n1;01.02.2024;Cake;2;6,00\n' +
        'Receipt;Date;Item;Qty;Amount\n2;15.02.2024;Tea;1;2,50\n3;16.02.2024;Mi\n4;17.02.2024;Milk;1;1,20\n' +
        ';18.02.2024;Tea;1;2,50\nTotal;;;6;14,70\n',
    });
    expect([summary.orders, summary.lines, summary.rowsSetAside]).toEqual([3, 4, 4]);
    const found = setAside.map(({ reason, rows: count, firstRow }) => [reason, count, firstRow]);
    expect(found.sort()).toEqual([
      ['no-order', 1, 10],
      ['ragged', 1, 8],
      ['repeated-header', 1, 6],
      ['total-row', 1, 11],
    ]);
  });

  test('a file given twice, and months that overlap', async () => {
    const january = 'Order,Date,Product\n1,2024-01-01,Tea\n1,2024-01-01,Cake\n2,2024-01-31,Tea\n';
    const february = 'Order,Date,Product\n2,2024-01-31,Tea\n3,2024-02-01,Milk\n';
    const { summary, setAside } = await load({
      'january.csv': january,
      'copy of january.csv': january,
      'february.csv': february,
    });
    expect([summary.orders, summary.lines, summary.rowsSetAside]).toEqual([3, 4, 4]);
    expect(setAside.map(({ source, reason, rows: count }) => [source, reason, count])).toEqual([
      ['copy of january.csv', 'loaded-twice', 3],
      ['february.csv', 'loaded-twice', 1],
    ]);
  });
});

describe('letters', () => {
  const utf16 = (text: string, littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(2 + text.length * 2));
    [0xfeff, ...Array.from(text, (_, at) => text.charCodeAt(at))].forEach((code, at) =>
      view.setUint16(at * 2, code, littleEndian),
    );
    return new Uint8Array(view.buffer);
  };
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const GERMAN = `Bestellung;Artikel;Menge\n${Array.from({ length: 6 }, (_, nth) => `${nth};Grüner Tee für Gäste;1\n${nth};Käsekuchen süß;2`).join('\n')}\n`;

  test.each<[string, Uint8Array<ArrayBuffer>]>([
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${GERMAN}`)],
    ['windows-1252', latin(GERMAN)],
    ['UTF-16 LE', utf16(GERMAN, true)],
    ['UTF-16 BE', utf16(GERMAN, false)],
  ])('in %s', async (_, bytes) => {
    const { summary } = await load({ 'bestellungen.csv': bytes });
    expect([summary.orders, summary.lines]).toEqual([6, 12]);
    expect(await rows(database, 'SELECT name FROM product ORDER BY product_key')).toEqual([
      'Grüner Tee für Gäste',
      'Käsekuchen süß',
    ]);
  });

  test('in Shift JIS', async () => {
    // The words are 注文番号,商品名 and 緑茶, 抹茶ケーキ, おせんべい.
    const header = '92 8d 95 b6 94 d4 8d 86 2c 8f a4 95 69 96 bc';
    const names = ['97 ce 92 83', '96 95 92 83 83 50 81 5b 83 4c', '82 a8 82 b9 82 f1 82 d7 82 a2'];
    const text = Array.from({ length: 8 }, (_, nth) => {
      const id = `3${nth} 2c`;
      return `${id} ${names[nth % 3]} 0a ${id} ${names[(nth + 1) % 3]} 0a`;
    });
    const bytes = `${header} 0a ${text.join(' ')}`.split(' ').map((hex) => parseInt(hex, 16));
    const { summary, sources } = await load({ 'orders.csv': Uint8Array.from(bytes) });
    expect(sources[0]?.dialect.encoding).toBe('shift_jis');
    expect([summary.orders, summary.lines]).toEqual([8, 16]);
    expect(await rows(database, 'SELECT name FROM product ORDER BY product_key LIMIT 2')).toEqual([
      '緑茶',
      '抹茶ケーキ',
    ]);
  });
});

test('the engine is none the worse', async () => {
  expect(await database.query('SELECT 1', call())).toMatchObject({ rowCount: 1 });
});
