import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Progress } from '../../../src/domain/progress';
import { createEngine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { loadShopFromText } from '../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';
import { recipeOf, type TestSource } from '../support/recipe-of';
import { rows } from '../support/rows';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const lines = (text: string, more: Partial<TestSource> = {}): Record<string, TestSource> => ({
  'lines.csv': { kind: 'lines', text, ...more },
});
const names = () => rows(database, 'SELECT name FROM product ORDER BY product_key');

describe('a file is read right', () => {
  test.each([
    [
      'with CRLF and a byte order mark',
      '\uFEFForder_id,product_name\r\n1,Tea\r\n1,Milk\r\n',
      ['Tea', 'Milk'],
    ],
    ['without a last line end', 'order_id,product_name\n1,Tea\n1,Milk', ['Tea', 'Milk']],
    [
      'with commas and doubled quotes in quotes',
      'order_id,product_name\n1,"Tea, ""green"""\n',
      ['Tea, "green"'],
    ],
    [
      'with line breaks in quotes, which are white space',
      'order_id,product_name\r\n1,"Green\r\ntea"\r\n1,"Black\ntea"\r\n',
      ['Green tea', 'Black tea'],
    ],
    ['with blank lines', 'order_id,product_name\n\n1,Tea\n\n1,Milk\n\n', ['Tea', 'Milk']],
    [
      'with text like a formula, SQL or HTML',
      `order_id,product_name\n1,=1+1\n1,'; DROP TABLE line; --\n1,<img src=x>\n`,
      ['=1+1', "'; DROP TABLE line; --", '<img src=x>'],
    ],
    [
      'with text in many scripts',
      'order_id,product_name\n1,Crème brûlée\n1,抹茶\n1,☕️\n',
      ['Crème brûlée', '抹茶', '☕️'],
    ],
    [
      'with all kinds of white space',
      'order_id,product_name\n1,\u2003Green\u00a0\t tea\u3000\n',
      ['Green tea'],
    ],
    [
      'with a quote inside a bare cell',
      'order_id,product_name\n1,Rack 19" wide\n',
      ['Rack 19" wide'],
    ],
  ])('%s', async (_, text, expected) => {
    const { report } = await loadShopFromText(lines(text), { database });
    expect(await names()).toEqual(expected);
    expect(report.summary.rowsSetAside).toBe(0);
  });

  test.each([';', '\t', '|'])('with the delimiter %j', async (delimiter) => {
    const text = ['order_id,product_name,unit_price', '1,Tea,2.50']
      .join('\n')
      .replaceAll(',', delimiter);
    await loadShopFromText(lines(text, { delimiter }), { database });
    expect(
      await rows(database, 'SELECT name, unit_price FROM line JOIN product USING (product_key)'),
    ).toEqual(['Tea | 2.5000']);
  });

  test.each([
    ['2024-03-09', undefined, '2024-03-09 00:00:00'],
    ['2024-03-09 17:05', undefined, '2024-03-09 17:05:00'],
    ['2024-03-09T17:05:06.789', undefined, '2024-03-09 17:05:06.789'],
    // The shop's own clock is kept as it is written.
    ['2024-03-09T17:05:06Z', undefined, '2024-03-09 17:05:06'],
    ['2024-03-09T17:05:06+02:00', undefined, '2024-03-09 17:05:06'],
    [' 2024-03-09 ', undefined, '2024-03-09 00:00:00'],
    ['9/3/2024', '%d/%m/%Y', '2024-03-09 00:00:00'],
    ['3/9/24 5:05 PM', '%m/%d/%y %I:%M %p', '2024-03-09 17:05:00'],
    ['09.03.2024 17:05', '%d.%m.%Y %H:%M', '2024-03-09 17:05:00'],
    ['20240309', '%Y%m%d', '2024-03-09 00:00:00'],
    ['9-Mar-24', '%d-%b-%y', '2024-03-09 00:00:00'],
  ])('with the date %s in the format %s', async (text, format, expected) => {
    const formats: Record<string, string> = format === undefined ? {} : { ordered_at: format };
    await loadShopFromText(lines(`order_id,ordered_at,product_id\n1,${text},P1\n`, { formats }), {
      database,
    });
    expect(await rows(database, 'SELECT ordered_at FROM orders')).toEqual([expected]);
  });

  test.each([
    ['order_id,product_name\r\n1,Tea\n2,Milk\r\n3,Bread\n'],
    ['order_id,product_name\n1,Tea\r\n2,Milk\n3,Bread\r\n'],
  ])('with line ends of two kinds: %j', async (text) => {
    const { report } = await loadShopFromText(lines(text), { database });
    expect(await names()).toEqual(['Tea', 'Milk', 'Bread']);
    expect(report.summary).toMatchObject({ rowsRead: 3, rowsSetAside: 0 });
  });

  test('with a quote that is never closed as part of its text, and a warning', async () => {
    const text = 'order_id,product_name\n1,Tea\n2,"Milk\n3,Bread\n4,Jam\n';
    const { report } = await loadShopFromText(lines(text), { database });
    expect(await names()).toEqual(['Tea', '"Milk', 'Bread', 'Jam']);
    expect(report.summary).toMatchObject({ rowsRead: 4, rowsLoaded: 4, rowsSetAside: 0 });
    expect(report.warnings[0]?.message).toBe(
      '1 row of lines.csv has a quote that is not closed, or text behind a closed one.',
    );
  });

  test('with headers of any kind, even twice', async () => {
    const header = '__proto__,order_id,"a ""b""",product_id,product_id,';
    await loadShopFromText(lines(`${header}\nx,1,y,P1,P2,z\n`), { database });
    expect(await rows(database, 'SELECT product_id FROM product')).toEqual(['P1']);
  });
});

describe('every row is accounted for', () => {
  /** The cells break things, and are written as they would be, some of them wrongly. */
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'P1',
      '1',
      '2024-01-01',
      'x',
      ' ',
      '"a,b"',
      '"a\nb"',
      '"a""b"',
      '"a"b',
      'a"b',
      'NULL',
      '\\',
      '\u00a0',
    ),
    fc.stringMatching(/^[a-z0-9 ;|.]{0,6}$/),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 7 }).map((cells) => cells.join(','));
  const file = fc.tuple(
    fc.array(row, { minLength: 1, maxLength: 40 }),
    fc.constantFrom('\n', '\r\n'),
  );

  test('read = loaded + set aside, and the lines are those loaded', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ([body, lineEnd]) => {
        const text = [
          'order_id,product_id,ordered_at,quantity',
          'first,P1,2024-01-01,1',
          ...body,
          'last,P1,2024-01-01,1',
        ].join(lineEnd);
        const { report } = await loadShopFromText(lines(text), { database });
        const { summary, setAside } = report;
        expect(summary.rowsRead).toBe(summary.lines + summary.rowsSetAside);
        expect(setAside.reduce((sum, { rows }) => sum + rows, 0)).toBe(summary.rowsSetAside);
        // A line of blanks is a row to the database and none to us, and it has nothing to lose.
        expect(summary.rowsRead).toBeLessThanOrEqual(2 + body.filter((line) => line !== '').length);
        expect(summary.rowsRead).toBeGreaterThanOrEqual(
          2 + body.filter((line) => line.trim() !== '').length,
        );
        expect(
          await rows(database, "SELECT count(*) FROM orders WHERE order_id IN ('first', 'last')"),
        ).toEqual(['2']);
      }),
      { seed: 20250101, numRuns: 25 },
    );
  }, 120_000);
});

describe('a load that cannot be done', () => {
  const failure = (sources: Record<string, TestSource>) =>
    loadShopFromText(sources, { database }).then(
      () => undefined,
      (error: { failure?: unknown }) => error.failure,
    );

  test('without order numbers and products in one file', async () => {
    expect(
      await failure({ 'a.csv': { kind: 'products', text: 'product_id,name\nP1,Soap\n' } }),
    ).toMatchObject({
      kind: 'missing-column',
      message:
        'None of these files has an order number and a product in each row. Choose the columns that hold them.',
    });
  });

  test('of an empty file', async () => {
    const sources = {
      ...lines('order_id,product_id\n1,P1\n'),
      'empty.csv': { kind: 'products', text: '' } as const,
    };
    expect(await failure(sources)).toMatchObject({
      kind: 'bad-file',
      message: 'empty.csv is empty.',
    });
  });

  test('of files without a row that could be loaded', async () => {
    expect(await failure(lines('order_id,product_id\n,P1\n1\n'))).toMatchObject({
      kind: 'no-rows',
    });
    expect(await failure(lines('order_id,product_id\n'))).toMatchObject({ kind: 'no-rows' });
  });

  test('of a file that is gone', async () => {
    class GoneFile extends File {
      override slice(): Blob {
        const blob = new Blob([]);
        blob.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
        return blob;
      }
    }
    const text = 'order_id,product_id\n1,P1\n';
    const input = { recipe: recipeOf(lines(text)), files: [new GoneFile([text], 'lines.csv')] };
    await expect(loadShop(createEngine(database), input, call())).rejects.toMatchObject({
      failure: { kind: 'file-gone', message: expect.stringContaining('lines.csv') as string },
    });
  });
});

describe('a file that changes after it was chosen', () => {
  /** Behaves as in browsers: once the file on the disk is another, every read of it is refused. */
  class ChangingFile extends File {
    isChanged = false;
    refused = () => {
      const blob = new Blob([]);
      blob.arrayBuffer = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
      return blob;
    };
    override slice(...range: [number?, number?]): Blob {
      return this.isChanged ? this.refused() : super.slice(...range);
    }
    /** The file changes while it is read, so that the part read so far is from before. */
    override async arrayBuffer(): Promise<ArrayBuffer> {
      const bytes = await super.arrayBuffer();
      this.isChanged = true;
      return bytes;
    }
    override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      const reader = super.stream().getReader();
      return new ReadableStream({
        pull: async (controller) => {
          if (this.isChanged) {
            controller.error(new DOMException('changed', 'NotReadableError'));
            return;
          }
          const { value } = await reader.read();
          this.isChanged = true;
          if (value !== undefined) controller.enqueue(value);
        },
      });
    }
  }
  /** Behaves as some browsers that read on: a file that became shorter has nothing at its old end. */
  class ShorterFile extends File {
    override slice(start?: number, end?: number): Blob {
      const [from = 0, to = this.size] = [start, end];
      return super.slice(from, Math.min(to, this.size / 2));
    }
  }
  const plain = 'order_id,product_id\nnew,P1\nnew,P2\n';
  /** It is written so that the database cannot read it itself. */
  const odd = 'order_id,product_id\r\nnew,"P1\r\nof two lines"\r\n';

  test.each([
    ['while the database reads it', plain, ChangingFile],
    ['while it is written anew', odd, ChangingFile],
    ['by becoming shorter between the look at it and the load', plain, ShorterFile],
  ])('%s ends in a sentence, and the shop before stays', async (_, text, Changed) => {
    const { engine } = await loadShopFromText(lines('order_id,product_id\nkept,P1\n'), {
      database,
    });
    const { shop, generation } = engine;
    const source = lines(text);
    const recipe = recipeOf(source);
    const [first] = recipe.sources;
    const encoding = text === odd ? 'windows-1252' : 'utf-8';
    const changed = { ...first!, dialect: { ...first!.dialect, encoding } };
    const loading = loadShop(
      engine,
      { recipe: { ...recipe, sources: [changed] }, files: [new Changed([text], 'lines.csv')] },
      call(),
    );
    await expect(loading).rejects.toMatchObject({
      failure: {
        kind: 'file-gone',
        message: 'lines.csv changed or disappeared after it was chosen. Choose it again.',
      },
    });
    expect(engine).toMatchObject({ shop, generation });
    expect(await rows(database, 'SELECT order_id FROM orders')).toEqual(['kept']);
  });
});

describe('a load that is stopped', () => {
  const before = lines('order_id,product_id\nkept,P1\n');
  const next = {
    ...lines('order_id,product_id\nnew,P1\n,P1\n'),
    'products.csv': { kind: 'products', text: 'product_id,name\nP1,Soap\n' },
  } as const;

  test('at any stage leaves the shop before, and nothing else', async () => {
    const stages = new Set<string>();
    await loadShopFromText(next, { database, onProgress: ({ stage }) => stages.add(stage) });
    expect([...stages]).toEqual([
      'Read products.csv',
      'Read lines.csv',
      'Check the rows',
      'Build products',
      'Build orders',
      'Build customers',
      'Build lines',
      'Count baskets',
    ]);
    for (const stage of stages) {
      const { engine } = await loadShopFromText(before, { database });
      const { shop, generation } = engine;
      const controller = new AbortController();
      const progress = (at: Progress) => (at.stage === stage ? controller.abort() : undefined);
      const files = Object.entries(next).map(([name, { text }]) => new File([text], name));
      const loading = loadShop(
        engine,
        { recipe: recipeOf(next), files },
        { signal: controller.signal, progress },
      );
      await expect(loading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
      expect(engine).toMatchObject({ shop, generation });
      expect(await rows(database, 'SELECT order_id FROM orders')).toEqual(['kept']);
      expect(
        await rows(
          database,
          'SELECT count(DISTINCT database_name), count(*) FROM duckdb_tables() WHERE NOT temporary',
        ),
      ).toEqual(['1 | 6']);
    }
  });

  test('progress goes from nothing to all bytes of all files', async () => {
    const seen: Progress[] = [];
    await loadShopFromText(next, { database, onProgress: (progress) => seen.push(progress) });
    const total = Object.values(next).reduce((sum, { text }) => sum + text.length, 0);
    const reading = seen.filter(({ stage }) => stage.startsWith('Read '));
    expect(reading[0]).toMatchObject({ done: 0, total });
    expect(reading.at(-1)).toMatchObject({ done: total, total });
  });
});
