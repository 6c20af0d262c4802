import { expect, test } from 'vitest';
import { createEngine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { understandFile } from '../../../workers/understand/understand-file';
import { call, openNodeDatabase } from '../support/node-database';
import { proposedRecipe } from '../support/proposed-recipe';
import { rows as rowsOf } from '../support/rows';
import { workbook, type TestSheet } from '../support/write-workbook';

const database = await openNodeDatabase();
const engine = createEngine(database);

async function filesOf(sheets: readonly TestSheet[]): Promise<File[]> {
  const file = new File([workbook(sheets)], 'shop.xlsx');
  const { files, problem } = await unpackFile(engine, file, call());
  expect(problem).toBeNull();
  return files;
}

/** There are 12 orders of two lines, one a day, the first on 1 March 2024. */
const orders = Array.from({ length: 12 }, (_, order) =>
  ['Green tea', 'Rye bread, sliced'].map((product, line) => [
    `00${order + 1}`,
    { number: 45_352 + order + 0.5, format: 'dd/mm/yyyy hh:mm' },
    { number: 7000 + line, format: '00000' },
    product,
    1 + ((order + line) % 3),
    { number: '2.4500000000000002', format: '#,##0.00 "€"' },
  ]),
).flat();
const header = ['Order no', 'Order date', 'SKU', 'Product', 'Quantity', 'Unit price'];

test('a workbook with a title above its orders is loaded without an answer', async () => {
  const rows = [
    ['Orders of March'],
    null,
    header,
    ...orders.slice(0, 4),
    null,
    ...orders.slice(4),
    ['007', { number: 'soon', format: 14 }, 'X', 'Tea', 1, 1],
  ];
  const files = await filesOf([
    { name: 'Orders', rows },
    { name: 'Notes', rows: [['old']], state: 'hidden' },
  ]);
  expect(files.map(({ name }) => name)).toEqual(['shop.xlsx']);
  const recipe = await proposedRecipe(engine, files);
  expect(recipe.sources[0]?.columns.map(({ header: name, role }) => [name, role])).toEqual([
    ['Order no', 'order_id'],
    ['Order date', 'ordered_at'],
    ['SKU', 'product_id'],
    ['Product', 'product_name'],
    ['Quantity', 'quantity'],
    ['Unit price', 'unit_price'],
  ]);
  const { summary, setAside } = await loadShop(engine, { recipe, files }, call());
  expect(summary).toMatchObject({
    rowsRead: 25,
    rowsLoaded: 24,
    rowsSetAside: 1,
    orders: 12,
    products: 2,
    firstDay: '2024-03-01',
    lastDay: '2024-03-12',
  });
  // The spreadsheet shows this row as its 29th.
  expect(setAside).toMatchObject([{ reason: 'bad-date', firstRow: 29, example: 'soon' }]);
  expect(
    await rowsOf(
      database,
      `SELECT order_id, ordered_at, product_id, name, quantity, unit_price
        FROM line JOIN orders USING (order_key) JOIN product USING (product_key)
        ORDER BY order_id, product_id LIMIT 2`,
    ),
  ).toEqual([
    '001 | 2024-03-01 12:00:00 | 07000 | Green tea | 1.0000 | 2.4500',
    '001 | 2024-03-01 12:00:00 | 07001 | Rye bread, sliced | 2.0000 | 2.4500',
  ]);
});

test('sheets of one workbook are joined as files are', async () => {
  const lines = orders.map(([order, at, sku, , quantity]) => [order, at, sku, quantity] as never[]);
  const files = await filesOf([
    { name: 'Lines', rows: [['Order no', 'Order date', 'SKU', 'Quantity'], ...lines] },
    {
      name: 'Products',
      rows: [
        ['SKU', 'Product', 'Category'],
        ['07000', 'Green tea', 'Drinks'],
        [{ number: 7001, format: '00000' }, 'Rye bread', 'Bakery'],
      ],
    },
  ]);
  const recipe = await proposedRecipe(engine, files);
  expect(recipe.sources.map(({ name, kind }) => [name, kind])).toEqual([
    ['shop.xlsx/Lines', 'lines'],
    ['shop.xlsx/Products', 'products'],
  ]);
  const { summary } = await loadShop(engine, { recipe, files }, call());
  expect(summary).toMatchObject({ orders: 12, products: 2, categories: ['Drinks', 'Bakery'] });
});

test('the preview of a sheet numbers its rows as the spreadsheet does', async () => {
  const [file] = await filesOf([
    {
      name: 'S',
      rows: [
        ['Sales'],
        null,
        ['Order', 'Product', 'Qty'],
        ['1', 'Tea', 1],
        null,
        ['2', 'Tea\nor milk', 2],
        ['3', 'Jam', 2],
      ],
    },
  ]);
  const { previewLines, columns } = await understandFile(engine, { file: file as File }, call());
  expect(previewLines).toEqual([4, 6, 7]);
  expect(columns[1]?.samples).toContain('Tea or milk');
});
