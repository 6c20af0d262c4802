import { beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../../src/domain/text/csv';
import { plainDialect, type Recipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { createEngine, type Engine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { setAsideRows } from '../../../workers/ingest/report/set-aside';
import { mine } from '../../../workers/questions/bundles/mining/mine';
import { understandFile } from '../../../workers/understand/understand-file';
import { parseCsv } from '../../tools/read-shop';
import { nastyStrings, normalised, quoted } from '../../zoo/strings';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';

/** Text from a file is text everywhere, whatever it says. */
let database: NodeDatabase;
let engine: Engine;
beforeAll(async () => {
  database = await openNodeDatabase();
  engine = createEngine(database);
});

const column = async (sql: string): Promise<string[]> =>
  [...(await database.query(sql, call())).columns[0]!].map((value) => String(value ?? ''));
const schema = () =>
  column(`SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns
    WHERE table_name IN ('product', 'customer', 'orders', 'line') ORDER BY 1`);
const recipeOf = (name: string, columns: Record<string, Role>): Recipe => ({
  version: 1,
  name,
  leaveOutReturns: true,
  leaveOutProducts: [],
  sources: [
    {
      name,
      kind: 'lines',
      shape: 'long',
      ordersBy: { by: 'number' },
      dialect: plainDialect,
      columns: Object.entries(columns).map(([header, role]) => ({ header, role })),
    },
  ],
});

/** NUL is no text, and a byte order mark in front of a text is dropped when it leaves the database. */
const texts = nastyStrings.filter((text) => normalised(text) !== '' && !/^\uFEFF|\0/.test(text));
const names = [...new Set(texts.map(normalised))];

describe('strings that imitate script, SQL and formulas', () => {
  test('are product names, categories, orders and customers as they stand', async () => {
    const rows = texts.flatMap((text, nth) => {
      const cells = [
        `"${nth} ${text.replaceAll('"', '""')}"`,
        quoted(text),
        quoted(text),
        quoted(text),
      ];
      // Each of them is sold twice, beside its neighbour.
      const next = quoted(texts[(nth + 1) % texts.length]!);
      return [cells.join(','), [cells[0], next, next, cells[3]].join(',')];
    });
    const csv = `order,product,category,customer\n${rows.join('\n')}\n`;
    const recipe = recipeOf('nasty.csv', {
      order: 'order_id',
      product: 'product_name',
      category: 'category',
      customer: 'customer_id',
    });
    const { summary } = await loadShop(
      engine,
      { recipe, files: [new File([csv], 'nasty.csv')] },
      call(),
    );
    expect([summary.rowsRead, summary.rowsSetAside]).toEqual([rows.length, 0]);
    expect((await column('SELECT name FROM product')).sort()).toEqual([...names].sort());
    expect((await column('SELECT DISTINCT category FROM product')).sort()).toEqual(
      [...names].sort(),
    );
    const orders = texts.map((text, nth) => normalised(`${nth} ${text}`));
    expect((await column('SELECT order_id FROM orders')).sort()).toEqual(orders.sort());
    const customers = await column('SELECT customer_id FROM customer');
    expect(customers.filter((customer) => !names.includes(customer))).toEqual([]);
  });

  test('come out of mining and of the exports as they went in, formulas defused', async () => {
    const { items } = await mine(
      engine,
      { grain: 'order', level: 'product', floor: 2 } as never,
      call(),
    );
    expect(items.labels.filter((label) => !names.includes(label))).toEqual([]);
    const csv = toCsv(
      ['name', 'again'],
      texts.map((text) => [text, text]),
    );
    const read = parseCsv(csv);
    expect(read.map((row) => row['name']!.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts);
    expect(read.filter((row) => /^[=+\-@\t\r]/.test(row['name']!))).toEqual([]);
  });

  test('are headers, and change no table', async () => {
    const before = await schema();
    const header = texts.map(quoted).join(',');
    const cells = texts.map((_, nth) => `v${nth}`).join(',');
    const csv = `order,product,${header}\n1,Tea,${cells}\n2,,${cells}\n2,Cake,${cells}\n`;
    const file = new File([csv], 'headers.csv');
    const understood = await understandFile(engine, { file, dialect: plainDialect }, call());
    expect(understood.columns.map((each) => each.header)).toEqual(['order', 'product', ...texts]);
    const recipe = recipeOf('headers.csv', {});
    const [source] = recipe.sources;
    const columns = understood.columns.map(
      ({ header: name }, index): { header: string; role: Role } => ({
        header: name,
        role: index === 0 ? 'order_id' : index === 1 ? 'product_name' : 'ignore',
      }),
    );
    const sources = [{ ...source!, dialect: understood.dialect, columns }];
    const { summary } = await loadShop(
      engine,
      { recipe: { ...recipe, sources }, files: [file] },
      call(),
    );
    expect([summary.lines, summary.rowsSetAside]).toEqual([2, 1]);
    expect(await schema()).toEqual(before);
    const { header: shown, rows } = await setAsideRows(engine, null, call());
    expect(shown.slice(5)).toEqual(texts);
    expect(rows[0]!.slice(5)).toEqual(texts.map((_, nth) => `v${nth}`));
  });

  test('are headers that are found in a small file by itself', async () => {
    const [first, ...others] = texts.slice(0, 16);
    const header = ['order_id', 'product', ...[first!, ...others].map(quoted)].join(',');
    const rows = Array.from(
      { length: 9 },
      (_, nth) => `${nth},Tea,${others.map(() => nth * 7).join(',')},x`,
    );
    const file = new File([`${header}\n${rows.join('\n')}\n`], 'headers.csv');
    const { columns } = await understandFile(engine, { file }, call());
    expect(columns.map((each) => each.header)).toEqual(['order_id', 'product', first, ...others]);
  });

  test('are names of files and of columns that are kept', async () => {
    for (const name of texts.slice(0, 8)) {
      const csv = `order,product,${quoted(name)}\n1,Tea,a\n,Tea,a\n2,Cake,b\n`;
      const recipe = recipeOf(name, {
        order: 'order_id',
        product: 'product_name',
        [`${name} `]: 'attribute',
      });
      const [source] = recipe.sources;
      const sources = [
        {
          ...source!,
          columns: [...source!.columns.slice(0, 2), { header: name, role: 'attribute' as const }],
        },
      ];
      const report = await loadShop(
        engine,
        { recipe: { ...recipe, sources }, files: [new File([csv], name)] },
        call(),
      );
      expect(report.sources[0]?.name).toBe(name);
      expect(report.setAside[0]).toMatchObject({ source: name, rows: 1, firstRow: 3 });
      const { rows } = await setAsideRows(engine, null, call());
      expect(rows[0]?.[0]).toBe(name);
    }
    expect(await column('SELECT count(*)::VARCHAR FROM product')).toEqual(['2']);
  }, 90_000);
});
