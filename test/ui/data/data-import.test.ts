import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { failed, success } from '../../../src/domain/errors';
import { abilitiesOf } from '../../../src/features/data/columns/abilities';
import { plainDialect } from '../../../src/domain/recipe/recipe';
import { openClarifications } from '../../../src/features/data/sources/source-draft';
import { recipeOf } from '../../../src/features/data/sources/source-recipe';
import { createImport, importOf } from '../../../src/features/data/create-import';
import { withFreeNames } from '../../../src/features/data/library/free-names';
import { rolesOfKind } from '../../../src/domain/recipe/roles';
import { SOURCE_KINDS } from '../../../src/domain/recipe/source-kinds';
import { fields } from '../../../workers/ingest/cells/fields';
import { csv, dataSession, reportOf } from './data-session';

const LINES =
  'Invoice;Date;Item;Qty;Price\n1;01.12.2024;Tea;1;2.50\n1;01.12.2024;Cake;1;3.00\n2;02.12.2024;Jam;1;4.00\n3;03.12.2024;Milk;2;1.00\n';
const PRODUCTS = 'sku,name,category\nT,Tea,Drinks\nC,Cake,Food\nJ,Jam,Food\nM,Milk,Drinks\n';

function begin(loaded?: Parameters<typeof dataSession>[0]) {
  const fake = dataSession(loaded);
  const shopImport = createImport(fake.session, async () =>
    success({
      recipe: {
        version: 1,
        name: 'Demo shop',
        leaveOutReturns: true,
        leaveOutProducts: [],
        sources: [],
      },
      files: [],
    }),
  );
  return { ...fake, shopImport };
}

const messages = (shopImport: ReturnType<typeof begin>['shopImport']) =>
  shopImport.issues().map(({ message }) => message);

describe('adding later orders to the loaded shop', () => {
  const later = 'Invoice;Date;Item;Qty;Price\n9;03.01.2025;Tea;1;2.50\n';

  test('keeps the files, the name and every choice, and takes a second file of the same name', async () => {
    const { shopImport, asked, succeed } = begin();
    await shopImport.add([csv('orders.csv', LINES), csv('products.csv', PRODUCTS)]);
    shopImport.setShopName('Corner shop');
    shopImport.setLeaveOutReturns(false);
    shopImport.setRole(shopImport.sources[0]!.id, 4, 'ignore');
    const first = shopImport.load();
    succeed(reportOf('Corner shop'));
    await first;

    await shopImport.extend([csv('orders.csv', later)]);
    expect(shopImport.step()).toBe('columns');
    expect(messages(shopImport)).toEqual([]);
    const second = shopImport.load();
    succeed(reportOf('Corner shop'));
    await second;
    const [before, after] = asked;
    expect(after?.files.map(({ name }) => name)).toEqual([
      'orders.csv',
      'products.csv',
      'orders (2).csv',
    ]);
    const [lines] = before!.recipe.sources;
    expect(after?.recipe).toEqual({
      ...before!.recipe,
      sources: [...before!.recipe.sources, { ...lines, name: 'orders (2).csv' }],
    });
  });

  test('does nothing while no shop is loaded', async () => {
    const { shopImport } = begin();
    await shopImport.extend([csv('orders.csv', later)]);
    expect(shopImport.step()).toBe('start');
  });

  test('finds a name that is free', () => {
    const named = (...names: string[]) => names.map((name) => csv(name, ''));
    const free = withFreeNames(named('a.csv', 'a.csv', 'b', 'c.csv.gz'), [
      'a.csv',
      'b',
      'c.csv.gz',
    ]);
    expect(free.map(({ name }) => name)).toEqual([
      'a (2).csv',
      'a (3).csv',
      'b (2)',
      'c (2).csv.gz',
    ]);
  });
});

test('nothing can be loaded before the files were looked at beside each other', async () => {
  const { session, shopImport } = begin();
  const { linkSources } = session.engine.ask;
  let atLinking: string[] = [];
  Object.assign(session.engine.ask, {
    linkSources: (...given: Parameters<typeof linkSources>) => {
      atLinking = messages(shopImport);
      return linkSources(...given);
    },
  });
  await shopImport.add([csv('orders.csv', LINES), csv('products.csv', PRODUCTS)]);
  expect(atLinking).toEqual(['Still comparing the files.']);
  expect(messages(shopImport)).toEqual([]);
});

test('a gzip is read as the file it holds, under its own name', async () => {
  const { shopImport } = begin();
  await shopImport.add([new File([new Uint8Array(gzipSync(LINES))], 'orders.csv.gz')]);
  const [source] = shopImport.sources;
  expect(messages(shopImport)).toEqual([]);
  expect([source?.file.name, source?.problem]).toEqual(['orders.csv.gz', null]);
  expect(
    await recipeOf([...shopImport.sources], {
      name: '',
      leaveOutReturns: true,
      leaveOutProducts: [],
    }).files[0]?.text(),
  ).toBe(LINES);
});

describe('adding files', () => {
  test('proposes a recipe that the engine can load without an answer', async () => {
    const { shopImport, asked, succeed } = begin();
    await shopImport.add([csv('my-orders_2025.csv', LINES), csv('products.csv', PRODUCTS)]);
    expect(shopImport.step()).toBe('columns');
    expect(messages(shopImport)).toEqual([]);
    const loaded = shopImport.load();
    expect(shopImport.step()).toBe('loading');
    succeed(reportOf('My orders 2025'));
    await loaded;
    expect(shopImport.step()).toBe('report');
    expect(asked[0]?.files.map(({ name }) => name)).toEqual(['my-orders_2025.csv', 'products.csv']);
    expect(asked[0]?.recipe).toEqual({
      version: 1,
      name: 'My orders 2025',
      leaveOutReturns: true,
      leaveOutProducts: [],
      sources: [
        {
          name: 'my-orders_2025.csv',
          kind: 'lines',
          shape: 'long',
          ordersBy: { by: 'number' },
          dialect: { ...plainDialect, delimiter: ';' },
          columns: [
            { header: 'Invoice', role: 'order_id' },
            { header: 'Date', role: 'ordered_at', formats: ['%d.%m.%Y'] },
            { header: 'Item', role: 'product_name' },
            { header: 'Qty', role: 'quantity' },
            { header: 'Price', role: 'unit_price' },
          ],
        },
        {
          name: 'products.csv',
          kind: 'products',
          shape: 'long',
          ordersBy: { by: 'number' },
          dialect: plainDialect,
          columns: [
            { header: 'sku', role: 'product_id' },
            { header: 'name', role: 'product_name' },
            { header: 'category', role: 'category' },
          ],
        },
      ],
    });
  });

  test('takes a gzipped file as what is in it', async () => {
    const { shopImport } = begin();
    const gzipped = gzipSync(strToU8(LINES)) as Uint8Array<ArrayBuffer>;
    await shopImport.add([new File([gzipped], 'lines.csv.gz')]);
    const [source] = shopImport.sources;
    expect(source?.problem).toBeNull();
    expect(source?.columns.map(({ header }) => header)).toContain('Invoice');
    expect(await source?.file.text()).toBe(LINES);
  });

  test('what cannot be used of an archive says so beside what can', async () => {
    const { shopImport } = begin();
    const zip = zipSync({ 'a.csv': strToU8(LINES), 'b.pdf': strToU8('%PDF-1.7') });
    await shopImport.add([new File([zip as Uint8Array<ArrayBuffer>], 'z.zip')]);
    expect(shopImport.sources.map(({ file, problem }) => [file.name, problem?.message])).toEqual([
      ['z.zip', 'z.zip/b.pdf is a PDF. Export the table as CSV and add that.'],
      ['z.zip/a.csv', undefined],
    ]);
    expect(messages(shopImport)).toEqual([]);
  });

  test('adds to what is there; a file of the same name takes its place and says so', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', 'x,y\n1,2\n')]);
    await shopImport.add([csv('b.csv', PRODUCTS)]);
    expect(shopImport.notice()).toBe('');
    await shopImport.add([csv('a.csv', LINES)]);
    expect(shopImport.sources.map(({ file }) => file.name)).toEqual(['a.csv', 'b.csv']);
    expect(shopImport.sources[0]?.columns).toHaveLength(5);
    expect(shopImport.notice()).toBe('a.csv took the place of the file of the same name.');
    expect(messages(shopImport)).toEqual([]);
  });

  test('leaves out a file with a problem, and loads the others', async () => {
    const { shopImport, asked } = begin();
    await shopImport.add([csv('empty.csv', ''), csv('a.csv', LINES)]);
    expect(shopImport.sources[0]?.problem?.message).toBe('empty.csv is empty.');
    expect(messages(shopImport)).toEqual([]);
    void shopImport.load();
    expect(asked[0]?.recipe.sources.map(({ name }) => name)).toEqual(['a.csv']);
    expect(asked[0]?.recipe.name).toBe('A');
  });
});

describe('what stands in the way of loading', () => {
  test.each([
    [
      'no usable file',
      { 'empty.csv': '' },
      ['No file holds order lines, with an order number and a product in each row.'],
    ],
    [
      'no file of lines',
      { 'p.csv': PRODUCTS },
      [
        'No file holds order lines, with an order number and a product in each row. Taken so far: p.csv as Products.',
      ],
    ],
    [
      'lines without an order number and a product',
      { 'a.csv': 'colour,size\nred,XL\n' },
      [
        'Choose which column of a.csv is the order number.',
        'Choose which column of a.csv is the product, by its id or its name.',
      ],
    ],
  ])('%s', async (_, files, expected) => {
    const { shopImport, asked } = begin();
    await shopImport.add(Object.entries(files).map(([name, text]) => csv(name, text)));
    expect(messages(shopImport)).toEqual(expected);
    await shopImport.load();
    expect(asked).toEqual([]);
    expect(shopImport.step()).toBe('columns');
  });

  test('two columns of one role, until one of them is another', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', LINES)]);
    const { id } = shopImport.sources[0]!;
    shopImport.setRole(id, 4, 'quantity');
    expect(messages(shopImport)).toEqual([
      'In a.csv, Qty and Price are both the quantity. Keep one of them.',
    ]);
    shopImport.setRole(id, 3, 'ignore');
    expect(messages(shopImport)).toEqual([]);
  });

  test('a role that the kind of file cannot have counts as none, and comes back with the kind', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', LINES)]);
    const { id } = shopImport.sources[0]!;
    await shopImport.change(id, { kind: 'orders' });
    expect(messages(shopImport)).toHaveLength(1);
    await shopImport.change(id, { kind: 'lines' });
    expect(messages(shopImport)).toEqual([]);
  });
});

describe('what may go wrong after that', () => {
  test('a failed load goes back to the columns with everything kept', async () => {
    const { shopImport, fail } = begin({ report: reportOf('Before'), isDemo: false });
    await shopImport.add([csv('a.csv', LINES)]);
    shopImport.setShopName('Tea house');
    const loaded = shopImport.load();
    fail({ kind: 'no-rows', message: 'Nothing could be loaded.' });
    await loaded;
    expect(shopImport.step()).toBe('columns');
    expect(shopImport.failure()?.message).toBe('Nothing could be loaded.');
    expect(shopImport.shopName()).toBe('Tea house');
    expect(shopImport.sources).toHaveLength(1);
    shopImport.setRole(shopImport.sources[0]!.id, 4, 'ignore');
    expect(shopImport.failure()).toBeUndefined();
  });

  test('cancelling goes back at once, and is no failure', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', LINES)]);
    const loaded = shopImport.load();
    shopImport.cancel();
    expect(shopImport.step()).toBe('columns');
    await loaded;
    expect(shopImport.step()).toBe('columns');
    expect(shopImport.failure()).toBeUndefined();
    expect(shopImport.notice()).toBe('Cancelled.');
  });

  test('a demo that cannot be fetched says so on the first panel', async () => {
    const fake = dataSession();
    const shopImport = createImport(fake.session, async () =>
      failed({ kind: 'file-gone', message: 'Not fetched.' }),
    );
    await shopImport.tryDemo();
    expect(shopImport.step()).toBe('start');
    expect(shopImport.failure()?.message).toBe('Not fetched.');
  });
});

test('an import still says what stands in its way after the page it began on is gone', async () => {
  const { session } = dataSession();
  const shopImport = createRoot((dispose) => {
    const made = importOf(session);
    dispose();
    return made;
  });
  expect(importOf(session)).toBe(shopImport);
  await shopImport.add([csv('orders.csv', LINES)]);
  expect(messages(shopImport)).toEqual([]);
  shopImport.setRole(shopImport.sources[0]!.id, 2, 'ignore');
  expect(messages(shopImport)).toEqual([
    'Choose which column of orders.csv is the product, by its id or its name.',
  ]);
});

describe('where the page begins', () => {
  test('with the report of a shop of one’s own, with the first panel beside the demo', () => {
    expect(begin({ report: reportOf('Mine'), isDemo: false }).shopImport.step()).toBe('report');
    expect(begin({ report: reportOf('Demo shop'), isDemo: true }).shopImport.step()).toBe('start');
  });

  test('the demo is loaded once', async () => {
    const { shopImport, asked, succeed } = begin();
    const shown = shopImport.tryDemo();
    await Promise.resolve();
    await Promise.resolve();
    expect(shopImport.step()).toBe('loading');
    succeed(reportOf('Demo shop'));
    await shown;
    expect(shopImport.step()).toBe('report');
    shopImport.startOver();
    await shopImport.tryDemo();
    expect(shopImport.step()).toBe('report');
    expect(asked).toHaveLength(1);
  });
});

test('the page offers the roles that the engine reads from each kind of source', () => {
  /** These are read by their shape, their link or their header, not by a value of their own. */
  const others = new Set(['ignore', 'ordered_time', 'event', 'item', 'attribute', 'key']);
  for (const kind of SOURCE_KINDS) {
    if (kind === 'lookup') continue;
    const offered = rolesOfKind[kind].filter((role) => !others.has(role));
    expect([...offered].sort()).toEqual(Object.keys(fields[kind]).sort());
  }
});

describe('what the files leave open', () => {
  const AMBIGUOUS =
    'order_id,order_date,product,quantity\n1,03/04/2024,Tea,1\n2,05/06/2024,Milk,2\n';

  test('is asked, and an answer changes how the column is read', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', AMBIGUOUS)]);
    const [clarification] = openClarifications(shopImport.sources[0]!);
    expect(clarification?.title).toContain('03/04/2024');
    const formats = () => shopImport.sources[0]!.columns[1]!.formats;
    const before = formats();
    await shopImport.answer(shopImport.sources[0]!.id, clarification!.id, 1);
    expect(openClarifications(shopImport.sources[0]!)).toEqual([]);
    expect(formats()).not.toEqual(before);
    const recipe = recipeOf(shopImport.sources, {
      name: 'A',
      leaveOutReturns: true,
      leaveOutProducts: [],
    }).recipe;
    expect(recipe.sources[0]?.columns[1]?.formats).toEqual(formats());
  });

  test('which statuses are returns is in the recipe once it is answered', async () => {
    const { shopImport } = begin();
    const text = 'order_id,status,product\n1,done,Tea\n2,storniert,Milk\n3,done,Tea\n';
    await shopImport.add([csv('a.csv', text)]);
    const [source] = shopImport.sources;
    const choices = { name: 'A', leaveOutReturns: true, leaveOutProducts: [] };
    const returns = () =>
      recipeOf(shopImport.sources, choices).recipe.sources[0]?.columns[1]?.returns;
    expect(returns()).toBeUndefined();
    await shopImport.answer(source!.id, 'statuses 1', 1);
    expect(returns()).toEqual(['storniert']);
  });

  test('a chosen dialect is read at once, and what was chosen of the same columns holds', async () => {
    const { shopImport } = begin();
    await shopImport.add([csv('a.csv', 'order_id;product;x\n1;Tea;a\n2;Milk;b\n')]);
    const { id } = shopImport.sources[0]!;
    shopImport.setRole(id, 2, 'category');
    await shopImport.change(id, { dialect: { delimiter: ',' } });
    expect(shopImport.sources[0]!.columns).toHaveLength(1);
    await shopImport.change(id, { dialect: { delimiter: ';' } });
    expect(shopImport.sources[0]!.columns.map(({ header }) => header)).toEqual([
      'order_id',
      'product',
      'x',
    ]);
    await shopImport.change(id, { dialect: { encoding: 'windows-1252' } });
    shopImport.setRole(id, 2, 'category');
    await shopImport.change(id, { dialect: { encoding: 'utf-8' } });
    expect(shopImport.sources[0]!.columns[2]).toMatchObject({ role: 'category', isChosen: true });
  });
});

test('what is missing is said with what it costs', async () => {
  const { shopImport } = begin();
  await shopImport.add([csv('a.csv', 'order id,item\n1,Tea\n')]);
  const texts = abilitiesOf(shopImport.sources).map(({ isThere, text }) => `${isThere}: ${text}`);
  expect(texts).toContain('true: Bundles: what is bought together');
  expect(texts).toContain(
    'false: No prices in the order lines or products: revenue panels are off',
  );
  expect(texts).toContain('false: No customer: segments and audiences are off');
});
