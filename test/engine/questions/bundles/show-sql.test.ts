import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { questions } from '../../../../workers/engine';
import type { MineInput } from '../../../../workers/questions/bundles/mining/mine-input';
import type { ShowSqlInput } from '../../../../workers/questions/show-sql';
import { demoRecipe, loadDemoShop, type LoadedShop } from '../../support/load-shop';
import { call } from '../../support/node-database';

const mined: MineInput = { grain: 'order', level: 'product', floor: 5 };

/**
 * Runs a script as it is in native DuckDB, in the folder of the demo's files, and returns the rows of
 * the last statement but one.
 */
async function runAsItIs(sql: string, look: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const folder = fileURLToPath(new URL('../../../../public/data', import.meta.url));
  await connection.run(`SET file_search_path = '${folder}'`);
  await connection.run(sql);
  const rows = await connection.runAndReadAll(look);
  return JSON.stringify(rows.getRows().map((row) => row.map(String)));
}

describe('the SQL that is shown runs as it is in DuckDB over the same CSV files', () => {
  let shop: LoadedShop;
  beforeAll(async () => {
    shop = await loadDemoShop();
  }, 60_000);

  test('and finds the same pairs', async () => {
    const asked: ShowSqlInput = { name: 'mine', input: mined, recipe: demoRecipe() };
    const script = await questions.showSql(shop.engine, asked, call());
    expect(script.reads).toBe('files');
    const pairs = await questions.mine(shop.engine, mined, call());
    const theirs = await runAsItIs(
      script.sql,
      `SELECT a.id, b.id, both_baskets FROM mined_pair
      JOIN mined_item a ON a.item = first_item JOIN mined_item b ON b.item = second_item
      ORDER BY first_item, second_item`,
    );
    const ours = Array.from(pairs.both, (both, pair) =>
      [pairs.items.ids[pairs.first[pair]!], pairs.items.ids[pairs.second[pair]!], both].map(String),
    );
    expect(theirs).toBe(JSON.stringify(ours));
    const n = script.sql.slice(script.sql.lastIndexOf('SELECT count(DISTINCT'));
    expect(await runAsItIs(script.sql, n)).toBe(JSON.stringify([[String(pairs.baskets)]]));
  }, 60_000);

  const pair = [0, 1] as const;
  const others: [string, ShowSqlInput][] = (
    [
      { name: 'holdoutCounts', input: mined },
      { name: 'strataCounts', input: { mined, pair, split: { by: 'segment' } } },
      { name: 'strataCounts', input: { mined, pair, split: { by: 'channel' } } },
      { name: 'promoCounts', input: { mined, pair } },
      { name: 'monthlyCounts', input: { mined, pairs: [pair] } },
      { name: 'largerSets', input: { mined, size: 4 } },
      { name: 'largerSets', input: { mined: { ...mined, only: ['SK-01'] }, size: 3 } },
      { name: 'thirdItems', input: { mined, pair, least: 5 } },
      { name: 'substituteCounts', input: mined },
      {
        name: 'mine',
        input: { grain: 'window-7', level: 'mixed', floor: null, without: ['SK-01'] },
      },
    ] as const
  ).map((asked) => [
    `${asked.name} ${JSON.stringify(asked.input).slice(0, 60)}`,
    { ...asked, recipe: demoRecipe() },
  ]);

  test.each(others)(
    '%s',
    async (_, asked) => {
      const script = await questions.showSql(shop.engine, asked, call());
      expect(script.reads).toBe('files');
      // The last SELECT is the answer, and must say in native DuckDB what it says here.
      const sql = script.sql.split('\n-- N:')[0]!;
      const last = sql.slice(
        Math.max(sql.lastIndexOf(';\nSELECT'), sql.lastIndexOf(';\nWITH')) + 2,
      );
      const { columns, rowCount } = await shop.database.query(last, call());
      const ours = Array.from({ length: rowCount }, (__, row) =>
        columns.map((column) => String((column as ArrayLike<unknown>)[row])),
      );
      expect(rowCount).toBeGreaterThan(0);
      expect(await runAsItIs(script.sql, last)).toBe(JSON.stringify(ours));
    },
    60_000,
  );

  test('a shop that is not plain begins with its tables', async () => {
    const sources = demoRecipe().sources.map((source) => ({ ...source, shape: 'cells' as const }));
    const recipe = { ...demoRecipe(), sources };
    const asked: ShowSqlInput = { name: 'mine', input: mined, recipe };
    const script = await questions.showSql(shop.engine, asked, call());
    expect(script.reads).toBe('tables');
  });

  test('leaves the engine as it was for the next question', async () => {
    const asked: ShowSqlInput = {
      name: 'mine',
      input: { ...mined, level: 'category' },
      recipe: null,
    };
    const before = await questions.mine(shop.engine, mined, call());
    const script = await questions.showSql(shop.engine, asked, call());
    expect(script.reads).toBe('tables');
    expect(await questions.mine(shop.engine, mined, call())).toEqual(before);
  });
});
