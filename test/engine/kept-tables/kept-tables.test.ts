import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/domain/errors';
import { KEPT_TABLES, type ReadTables, type TablePart } from '../../../src/domain/shop/kept-tables';
import { checksum } from '../../../workers/kept-tables/checksum';
import { openTables } from '../../../workers/kept-tables/open-tables';
import { ROWS_A_PART, tablePart } from '../../../workers/kept-tables/table-part';
import { createEngine } from '../../../workers/state';
import { dashboardFigures } from '../../../workers/questions/dashboard';
import { mine } from '../../../workers/questions/bundles';
import { identifier, sql } from '../../../workers/sql';
import { loadDemoShop, loadShopFromText, type LoadedShop } from '../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';
import { rows } from '../support/rows';

/** One shop with a bit of everything: rows set aside, missing cells, texts that are hard to carry. */
const odd = {
  'products.csv': {
    kind: 'products',
    text: 'product_id,name,category,price,cost\nP1,"Søap, ""fine""",Bath,4.00,1.50\nP2,☃ 𝄞,,99999999999.9999,\nP3,Comb,Hair,x,\n',
  },
  'customers.csv': {
    kind: 'customers',
    text: 'customer_id,name,email,joined_on,accepts_email,accepts_sms,accepts_push\nC1,Ann,ann@example.com,2023-05-01,true,no,\nC2,,,,0,1,maybe\n',
  },
  'lines.csv': {
    kind: 'lines',
    text: `order_id,ordered_at,customer_id,product_id,quantity,unit_price,discount,status,channel
A1,2024-01-01 09:30:01,C1,P1,2,4.00,1.00,paid,web
A1,2024-01-01 09:30:01,C1,P2,0.0001,9.00,0.00,paid,web
A2,1969-12-31T18:00:00,C2,P1,-1,4.00,,Refunded,
A3,,,P4,,,,,
A4,no day,C1,P1,1,4.00,,paid,web
A5,2024-01-03,C9,,4,2.50,,paid,web
`,
  },
} as const;

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

/** All tables of the shop that is in use, with their columns' types and every cell as text. */
async function contents(): Promise<unknown> {
  const names = await rows(
    database,
    `SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY 1`,
  );
  const tables: [name: unknown, columns: unknown, cells: unknown][] = [];
  for (const name of names.flat()) {
    const from = identifier(String(name));
    tables.push([
      name,
      // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
      await rows(database, String(sql`SELECT column_name, column_type FROM (DESCRIBE ${from})`)),
      // oxlint-disable-next-line no-await-in-loop
      await rows(database, String(sql`SELECT * FROM ${from} ORDER BY rowid`)),
    ]);
  }
  return tables;
}

async function keep({ engine, report }: LoadedShop): Promise<ReadTables> {
  const { fingerprint } = report.summary;
  const parts: ReadTables['parts'] = [];
  for (const table of KEPT_TABLES) {
    let isLast = false;
    for (let part = 0; !isLast; part += 1) {
      // oxlint-disable-next-line no-await-in-loop -- part by part
      const asked = await tablePart(engine, { fingerprint, table, part }, call());
      const { stream, isLast: last, ...about } = asked;
      parts.push({ part: about, file: new Blob([stream]) });
      isLast = last;
    }
  }
  return { report, parts };
}

describe('a shop that is opened from its kept tables', () => {
  test('has every cell of the tables that were loaded, in their order', async () => {
    const shop = await loadShopFromText(odd, { database });
    expect(shop.report.summary.rowsSetAside).toBeGreaterThan(0);
    const loaded = await contents();
    const kept = await keep(shop);
    const engine = createEngine(database);
    const report = await openTables(engine, kept, call());
    expect(await contents()).toEqual(loaded);
    expect({ ...report, seconds: 0 }).toEqual({ ...shop.report, seconds: 0 });
    expect(engine.shop).toEqual(shop.report.summary);
  });

  test('is all that a load leaves: no table is forgotten', async () => {
    await loadShopFromText(odd, { database });
    const names = await rows(
      database,
      `SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()`,
    );
    expect(names.flat().toSorted()).toEqual([...KEPT_TABLES].toSorted());
  });

  test('answers as the loaded shop does, to the last digit', async () => {
    const shop = await loadDemoShop(database);
    const scope = { period: null, previous: null, category: null, segment: null } as never;
    const input = { grain: 'order', level: 'product', floor: 5 } as const;
    const before = [
      await dashboardFigures(shop.engine, scope, call()),
      await mine(shop.engine, input, call()),
    ];
    const kept = await keep(shop);
    const engine = createEngine(database);
    await openTables(engine, kept, call());
    expect([
      await dashboardFigures(engine, scope, call()),
      await mine(engine, input, call()),
    ]).toEqual(before);
  });

  test('holds any amount and any text', async () => {
    const cell = fc.record({
      price: fc
        .integer({ min: -(10 ** 13), max: 10 ** 13 })
        .map((cents) => (cents / 100).toFixed(2)),
      name: fc.string({ unit: 'binary', maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), async (cells) => {
        const lines = cells.map(
          ({ price, name }, at) => `O${at >> 1},"${name.replaceAll('"', '""')}",P${at},${price}`,
        );
        const text = ['order_id,product_name,product_id,unit_price', ...lines].join('\n');
        const shop = await loadShopFromText({ 'lines.csv': { kind: 'lines', text } }, { database });
        const loaded = await contents();
        await openTables(createEngine(database), await keep(shop), call());
        expect(await contents()).toEqual(loaded);
      }),
      { seed: 20261201, numRuns: 25 },
    );
  });

  test('has its rows in their order where a table is kept in parts', async () => {
    const count = ROWS_A_PART + 5000;
    const lines = Array.from({ length: count }, (_, at) => `O${at >> 3},P${at % 97},${at % 11}.25`);
    const text = ['order_id,product_id,unit_price', ...lines].join('\n');
    const shop = await loadShopFromText({ 'lines.csv': { kind: 'lines', text } }, { database });
    const lineHash = () =>
      rows(
        database,
        `SELECT count(*), sum(hash(rowid, order_key, product_key, quantity, unit_price, amount)) FROM line`,
      );
    const loaded = await lineHash();
    const kept = await keep(shop);
    expect(kept.parts.filter(({ part }) => part.table === 'line')).toHaveLength(2);
    await openTables(createEngine(database), kept, call());
    expect(await lineHash()).toEqual(loaded);
  });

  test('is not another shop that was loaded while it was kept', async () => {
    const { engine } = await loadShopFromText(odd, { database });
    const input = { fingerprint: 'of another', table: 'line', part: 0 } as const;
    await expect(tablePart(engine, input, call())).rejects.toMatchObject({
      failure: { kind: 'no-shop' },
    });
  });
});

describe('kept tables that are odd are refused, and the shop before stays', () => {
  const isLine = ({ part }: { part: TablePart }) => part.table === 'line';
  const ofLine =
    (change: (entry: ReadTables['parts'][number]) => ReadTables['parts'][number][]) =>
    ({ report, parts }: ReadTables): ReadTables => ({
      report,
      parts: parts.flatMap((entry) => (isLine(entry) ? change(entry) : [entry])),
    });
  /** A file that was there when it was chosen, and is gone when it is read. */
  const gone = Object.assign(new Blob(['x']), {
    arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
  });

  const tampered: [name: string, change: (kept: ReadTables) => Promise<ReadTables>][] = [
    [
      'a part was cut off',
      async (kept) => ofLine(({ part, file }) => [{ part, file: file.slice(0, -8) }])(kept),
    ],
    [
      'a byte was flipped',
      async (kept) => {
        const entry = kept.parts.find(isLine)!;
        const bytes = new Uint8Array(await entry.file.arrayBuffer());
        bytes[bytes.length >> 1]! ^= 1;
        return ofLine(({ part }) => [{ part, file: new Blob([bytes]) }])(kept);
      },
    ],
    ['a part is missing', async (kept) => ofLine(() => [])(kept)],
    ['a file is gone', async (kept) => ofLine(({ part }) => [{ part, file: gone }])(kept)],
    ['a part is there twice', async (kept) => ofLine((entry) => [entry, entry])(kept)],
    [
      'a part has other rows than were written',
      async (kept) => {
        const entry = kept.parts.find(isLine)!;
        const fewer = await database.readArrow(sql`SELECT * FROM line LIMIT 1`, call());
        const part = { ...entry.part, bytes: fewer.length, checksum: await checksum(fewer) };
        return ofLine(() => [{ part, file: new Blob([fewer]) }])(kept);
      },
    ],
    [
      'a part says other rows than were written',
      async (kept) =>
        ofLine(({ part, file }) => [{ part: { ...part, rows: part.rows + 1 }, file }])(kept),
    ],
    [
      'the rows are others than the report says',
      async ({ report, parts }) => ({
        report: { ...report, summary: { ...report.summary, lines: report.summary.lines + 1 } },
        parts,
      }),
    ],
  ];

  test.each(tampered)('where %s', async (_, change) => {
    const shop = await loadShopFromText(odd, { database });
    const kept = await change(await keep(shop));
    const before = await loadDemoShop(database);
    const loaded = await contents();
    const opening = openTables(before.engine, kept, call());
    await expect(opening).rejects.toThrow(FailureError);
    await expect(opening).rejects.toMatchObject({ failure: { kind: 'bad-file' } });
    expect(before.engine.shop).toEqual(before.report.summary);
    expect(await contents()).toEqual(loaded);
  });

  test('where it is cancelled', async () => {
    const shop = await loadShopFromText(odd, { database });
    const kept = await keep(shop);
    const before = await loadDemoShop(database);
    const controller = new AbortController();
    controller.abort();
    const opening = openTables(before.engine, kept, { ...call(), signal: controller.signal });
    await expect(opening).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(before.engine.shop).toEqual(before.report.summary);
  });
});
