import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapedShops } from '../../tools/bench/shapes/shaped-shops.ts';
import { firstOrders } from '../../tools/bench/shapes/orders.ts';
import { parseCsv } from './read-shop.ts';

const SHOP = `order_id,ordered_at,customer_id,product_id,quantity,unit_price,discount,status,channel
1,2024-06-01,7,3,1,2.50,0,,
1,2024-06-01,7,12,2,4.05,0,,
2,2024-06-02,8,3,1,2.50,0,,
3,2024-06-02,9,1,1,9.99,0,,
`;

describe('shaped shops', () => {
  let folder = '';
  let shapes: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shapes-'));
    const file = join(folder, 'transactions.csv');
    writeFileSync(file, SHOP);
    const shaped = shapedShops(file, join(folder, 'shapes'));
    shapes = new Map(shaped.map(({ shape, files }) => [shape, files]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = (shape: string) => readFileSync(shapes.get(shape)![0]!);

  it('begin with the long one, of the whole orders', () => {
    expect([...shapes.keys()][0]).toBe('a line a row');
    const rows = parseCsv(bytes('a line a row').toString());
    expect(rows.map((row) => [row['order_id'], row['product_name']])).toEqual([
      ['1', 'Product 3'],
      ['1', 'Product 12'],
      ['2', 'Product 3'],
    ]);
  });

  it('say the same in every dialect of it', () => {
    const long = bytes('a line a row').toString();
    expect(gunzipSync(bytes('gzip')).toString()).toBe(long);
    expect(strFromU8(unzipSync(bytes('zip'))['zipped.csv']!)).toBe(long);
    const quoted = bytes('every cell in quotes, CRLF').toString();
    expect(quoted.replaceAll('"', '').replaceAll('\r\n', '\n')).toBe(long);
    const tabs = bytes('tabs, UTF-16').toString('utf16le');
    expect(tabs.slice(1).replaceAll('\t', ',')).toBe(long);
    expect(bytes('decimal comma, Windows-1252').toString('latin1')).toContain(
      '1;01.06.2024;7;Product 12;2;4,05',
    );
    const sheet = unzipSync(bytes('a workbook'))['xl/worksheets/sheet1.xml']!;
    expect(strFromU8(sheet).match(/<row>/g)).toHaveLength(4);
  });

  it('say in another shape what the orders hold', () => {
    expect(bytes('a basket a row').toString()).toBe('Product 3,Product 12\nProduct 3\n');
    expect(bytes('a packed cell').toString()).toContain(
      '1,2024-06-01,"1× Product 3, 2× Product 12"',
    );
    const numbered = parseCsv(bytes('numbered items').toString());
    expect(numbered[1]).toMatchObject({ 'Item 1': 'Product 3', 'Item 2': '' });
    const [first] = parseCsv(bytes('a matrix of 100 products').toString());
    expect(first).toMatchObject({ 'Product 3': '1', 'Product 12': '1', 'Product 4': '0' });
    expect(shapes.get('orders and lines in two files')).toHaveLength(2);
  });
});

describe('firstOrders', () => {
  it('leaves out an order that is cut off, and the one it may go on behind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
    const file = join(folder, 'transactions.csv');
    writeFileSync(file, SHOP);
    const ids = (length: number) => firstOrders(file, length).map(({ id }) => id);
    expect(ids(SHOP.length)).toEqual(['1', '2']);
    expect(ids(SHOP.length - 5)).toEqual(['1']);
    rmSync(folder, { recursive: true, force: true });
  });
});
