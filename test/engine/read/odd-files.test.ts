import { expect, test } from 'vitest';
import { createEngine } from '../../../workers/state';
import { loadHandsOff, propose } from '../support/hands-off';
import { csvOf, knownLines, point, written } from '../support/known-orders';
import { expectKnownShop } from '../support/known-shop';
import { openNodeDatabase } from '../support/node-database';

/** People drop files that are no table, or hardly one. Each loads or ends in one sentence. */

const engine = createEngine(await openNodeDatabase());
const GOOD = csvOf('order_id,order_date,customer_id,product,quantity,price', knownLines, (l) => [
  l.order,
  written.iso(l.at),
  l.customer.id,
  l.name,
  l.quantity,
  point(l.price),
]);
const good = (name = 'orders.csv') => new File([GOOD], name);
const problemOf = async (content: BlobPart[], name: string) => {
  const { problems, sources } = await propose(engine, [new File(content, name)]);
  expect(sources).toEqual([]);
  return problems.map(({ message }) => message);
};

test.each<[string, string, BlobPart, string | RegExp]>([
  ['nothing', 'a.csv', '', /a\.csv/],
  ['a header alone', 'a.csv', 'order_id,product\n', 'a.csv has a header but no rows.'],
  ['a header alone, without a line end', 'a.csv', 'order_id,product', /a\.csv/],
  [
    'a web page as .xls',
    'a.xls',
    '<html><table><tr><td>order</td></tr></table></html>',
    /web page/,
  ],
  ['JSON', 'a.json', '[{"order_id":1,"product":"Tea"}]', /JSON/],
  [
    'JSON lines',
    'a.ndjson',
    '{"order_id":1,"product":"Tea"}\n{"order_id":2,"product":"Mug"}\n',
    /JSON/,
  ],
  ['a PDF as .csv', 'a.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj', /a\.csv is a PDF/],
  ['Parquet', 'a.parquet', 'PAR1\u0015\u0004\u0015', /Parquet/],
  ['one line of text', 'a.csv', 'hello', /a\.csv/],
])('%s', async (_, name, content, message) => {
  const messages = await problemOf([content], name);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(message);
});

test('an empty file among others is named, and the others load', async () => {
  const { problems, report } = await loadHandsOff(engine, [new File([], 'empty.csv'), good()]);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('empty.csv')]);
  expect(report.summary.orders).toBe(60);
});

test('the same file under two names counts once', async () => {
  const { report } = await loadHandsOff(engine, [good('a.csv'), good('b.csv')]);
  expect(report.summary).toMatchObject({
    orders: 60,
    lines: knownLines.length,
    rowsRead: 2 * knownLines.length,
    rowsSetAside: knownLines.length,
  });
  expect(report.setAside).toMatchObject([{ source: 'b.csv', reason: 'loaded-twice' }]);
});

test('a file of NUL bytes is no table, and NULs in cells harm no other row', async () => {
  expect(await problemOf([new Uint8Array(5000)], 'a.csv')).toHaveLength(1);
  const text = GOOD.replace('Green Tea', 'Green\u0000Tea');
  const { report } = await loadHandsOff(engine, [new File([text], 'a.csv')]);
  expect(report.summary).toMatchObject({ orders: 60, rowsRead: knownLines.length });
  expect(report.summary.rowsLoaded + report.summary.rowsSetAside).toBe(knownLines.length);
});

test('a header of 60,000 columns ends in a sentence', async () => {
  const header = Array.from({ length: 60_000 }, (_, index) => `Product ${index}`).join(',');
  const row = Array.from({ length: 60_000 }, (_, index) => (index % 1000 === 0 ? '1' : '0'));
  const text = [header, ...Array.from({ length: 5 }, () => row.join(','))].join('\n');
  expect(await problemOf([text], 'wide.csv')).toEqual([
    'wide.csv has more than 16,384 columns, the most that can be read. Export it with a row for each order line.',
  ]);
});

test('a matrix of 3,000 products loads', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `Good ${index} of many`);
  const orders = Array.from({ length: 40 }, (_, order) =>
    names.map((_, index) => (index % 40 === order || index % 700 === 7 ? 1 : 0)),
  );
  const text = [names, ...orders].map((cells) => cells.join(',')).join('\n');
  const { report } = await loadHandsOff(engine, [new File([text], 'matrix.csv')]);
  expect(report.summary).toMatchObject({ orders: 40, products: 3000, rowsSetAside: 0 });
});

test('one line of 40 MB ends in a sentence', async () => {
  const messages = await problemOf(['abcdefghi '.repeat(4_000_000)], 'long.csv');
  expect(messages).toEqual([expect.stringContaining('more than 16,384 columns')]);
});

test('a row with a cell of 20 MB is accounted for, and the rows around it load', async () => {
  const [header = '', ...rows] = GOOD.trimEnd().split('\n');
  const long = `9999,2024-01-05,1000,${'x'.repeat(20_000_000)},1,2.00`;
  const text = [header, ...rows.slice(0, 20), long, ...rows.slice(20), ''].join('\n');
  const { report } = await loadHandsOff(engine, [new File([text], 'cell.csv')]);
  expect(report.summary.rowsRead).toBe(knownLines.length + 1);
  expect(report.summary.rowsLoaded + report.summary.rowsSetAside).toBe(knownLines.length + 1);
  expect(report.summary.rowsLoaded).toBeGreaterThanOrEqual(knownLines.length);
});

test('afterwards the engine loads what it always did', async () => {
  await expectKnownShop(engine, [good()]);
});
