import { describe, expect, test } from 'vitest';
import { FailureError } from '../../../src/domain/errors';
import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { Database } from '../../../workers/database';
import { createEngine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { setAsideRows } from '../../../workers/ingest/report/set-aside';
import { openShopDatabase } from '../../../workers/ingest/build/shop-database';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';
import { rows } from '../support/rows';

const database = await openNodeDatabase();

const HEADER = 'order_id,ordered_at,customer_id,product_id,quantity,unit_price';
const line = (at: number) =>
  [
    Math.floor(at / 3),
    `2024-03-${String((Math.floor(at / 3) % 28) + 1).padStart(2, '0')}`,
    at % 7 < 4 ? `C${Math.floor(at / 3) % 5}` : '',
    `P${(at * 7) % 11}`,
    (at % 4) + 1,
    `${(at % 11) + 1}.25`,
  ].join(',');
const LINES = Array.from({ length: 60 }, (_, at) => line(at));

async function load(text: string, linesAtOnce?: number, recipe?: Recipe) {
  const engine = createEngine(database, undefined, linesAtOnce);
  const input = {
    recipe: recipe ?? recipeOf({ 'lines.csv': { kind: 'lines' as const, text } }),
    files: [new File([text], 'lines.csv')],
  };
  const { seconds: _, ...report } = await loadShop(engine, input, call());
  const tables = [
    await rows(database, 'FROM line ORDER BY ALL'),
    await rows(database, 'FROM orders ORDER BY ALL'),
    await rows(database, 'FROM product ORDER BY ALL'),
    await rows(database, 'FROM customer ORDER BY ALL'),
  ];
  return {
    report,
    tables,
    setAside: await setAsideRows(engine, null, call()),
  };
}

/** Loads a text whole and in blocks, some of which cut an order in two, and expects the same. */
async function sameInBlocks(text: string, recipe?: Recipe) {
  const whole = await load(text, undefined, recipe);
  for (const size of [7, 25]) {
    // oxlint-disable-next-line no-await-in-loop -- one database
    expect(await load(text, size, recipe)).toEqual(whole);
  }
  return whole;
}

describe('a large file is read block by block, and comes out as if it were read whole', () => {
  test('where all of it is plain', async () => {
    const whole = await sameInBlocks([HEADER, ...LINES, ''].join('\n'));
    expect(whole.report.summary).toMatchObject({ lines: 60, orders: 20 });
  });

  test('with cells that cannot be read; rows at fault keep their lines', async () => {
    const odd = LINES.with(35, '11,2024-03-12,C1,P1,many,1.25').with(50, '16,soon,C1,P1,1,1.25');
    const whole = await sameInBlocks([HEADER, ...odd, ''].join('\n'));
    expect(whole.setAside.rows.map((row) => row.slice(1, 3))).toEqual([
      ['37', 'Number cannot be read'],
      ['52', 'Date cannot be read'],
    ]);
    expect(whole.report.summary).toMatchObject({ rowsRead: 60, rowsLoaded: 58 });
  });

  test('behind a quote that never closes', async () => {
    const odd = LINES.with(30, '10,2024-03-11,C1,"P1,1,1.25');
    const whole = await sameInBlocks([HEADER, ...odd, ''].join('\n'));
    expect(whole.report.summary.rowsRead).toBe(60);
    expect(whole.report.summary.rowsLoaded).toBeGreaterThan(57);
  });

  test('with lines within quotes', async () => {
    const odd = LINES.map((each, at) => (at % 5 === 0 ? each.replace(/P\d+/, '"a\n""b"""') : each));
    const whole = await sameInBlocks([HEADER, ...odd, ''].join('\n'));
    expect(whole.report.summary).toMatchObject({ lines: 60, orders: 20 });
  });

  test('where the order number stands on an order’s first row only, it goes for the lines below', async () => {
    const text = [
      HEADER,
      ...LINES.map((each, at) => (at % 3 === 0 ? each : each.replace(/^\d+/, ''))),
      '',
    ].join('\n');
    const recipe = recipeOf({ 'lines.csv': { kind: 'lines', text } });
    const source = { ...recipe.sources[0]!, shape: 'first-line' as const };
    const whole = await sameInBlocks(text, { ...recipe, sources: [source] });
    expect(whole.report.summary).toMatchObject({ lines: 60, orders: 20 });
  });
});

const TEXT = [HEADER, ...LINES, ''].join('\n');

/** Returns a database that has no memory for a statement, so many times. */
function scarce(times: number): { database: Database; forms: string[] } {
  const forms: string[] = [];
  let left = times;
  const query: Database['query'] = async (statement, at) => {
    const sql = String(statement);
    if (sql.startsWith('ATTACH')) forms.push(sql.includes('COMPRESS') ? 'compressed' : 'plain');
    if (sql.includes('stage_met AS') && left > 0) {
      left -= 1;
      throw new FailureError({ kind: 'out-of-memory', message: 'Too large.' });
    }
    return database.query(statement, at);
  };
  return {
    forms,
    database: {
      query,
      readArrow: (sql, at) => database.readArrow(sql, at),
      insertArrow: (table, stream, mode, at) => database.insertArrow(table, stream, mode, at),
    },
  };
}

const input = () => ({
  recipe: recipeOf({ 'lines.csv': { kind: 'lines' as const, text: TEXT } }),
  files: [new File([TEXT], 'lines.csv')],
});

describe('a shop that does not fit', () => {
  test('is loaded once more in compressed tables, and comes out the same', async () => {
    const plain = await load(TEXT);
    const { database: small, forms } = scarce(1);
    const report = await loadShop(createEngine(small), input(), call());
    expect(forms).toEqual(['plain', 'compressed']);
    expect(report.summary).toEqual(plain.report.summary);
    expect(await rows(database, 'FROM line ORDER BY ALL')).toEqual(plain.tables[0]);
  });

  test('even so, is said in a sentence, and the shop before stays', async () => {
    const engine = createEngine(scarce(2).database);
    await load('order_id,product_id\nkept,P1\n');
    await expect(loadShop(engine, input(), call())).rejects.toMatchObject({
      failure: { kind: 'out-of-memory', message: expect.stringContaining('Load fewer of them') },
    });
    expect(await rows(database, 'SELECT order_id FROM orders')).toEqual(['kept']);
  });
});

test('compressed tables hold what they were given, and take less', async () => {
  const memory = async () =>
    Number(
      (await rows(database, 'SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory()'))[0],
    );
  const taken: number[] = [];
  for (const form of ['plain', 'compressed'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one database
    const beside = await openShopDatabase(database, form, call());
    const before = await memory(); // oxlint-disable-line no-await-in-loop
    // oxlint-disable-next-line no-await-in-loop
    await database.query(
      'CREATE TABLE many AS SELECT range AS a, (range % 1000)::VARCHAR AS b FROM range(1000000)',
      call(),
    );
    taken.push((await memory()) - before); // oxlint-disable-line no-await-in-loop
    // oxlint-disable-next-line no-await-in-loop
    expect(
      await rows(database, 'SELECT sum(a)::BIGINT, sum(b::INTEGER)::BIGINT FROM many'),
    ).toEqual(['499999500000 | 499500000']);
    await beside.leave(); // oxlint-disable-line no-await-in-loop
  }
  expect(taken[1]).toBeLessThan((taken[0] ?? 0) / 3);
});
