import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../workers/state';
import {
  columnProfiles,
  runQuery,
  shopTables,
  tableRows,
} from '../../../../workers/questions/inspect';
import { loadShopFromText } from '../../support/load-shop';
import { call } from '../../support/node-database';

let engine: Engine;
beforeAll(async () => {
  const text = 'order_id,product_name,quantity\n1,=Tea,2\n1,Milk,\n2,"",1\n3,=Tea,1\n';
  ({ engine } = await loadShopFromText({ 'lines.csv': { kind: 'lines', text } }));
}, 60_000);
const run = (sql: string, limit = 10) => runQuery(engine, { sql, limit }, call());

test('the tables with their columns and rows', async () => {
  const tables = await shopTables(engine, null, call());
  expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['product', 2],
    ['customer', 0],
    ['orders', 2],
    ['line', 3],
    ['set_aside', 1],
  ]);
  expect(tables[3]?.columns[2]).toEqual({ name: 'quantity', type: 'DECIMAL(18,4)' });
});

test('a page of a table as text, NULL apart from it', async () => {
  const { rows, isCut } = await tableRows(engine, { table: 'line', offset: 1, limit: 1 }, call());
  expect(rows).toEqual([['0', '1', null, null, null, null, 'false']]);
  expect(isCut).toBe(true);
});

test('a profile of each column', async () => {
  const [, , name] = await columnProfiles(engine, { table: 'product' }, call());
  expect(name).toMatchObject({ name: 'name', rows: 2, filled: 2, distinct: 2, least: '=Tea' });
});

describe('a query', () => {
  test('of any types, names that repeat, and lists', async () => {
    const { columns, rows } = await run(
      `SELECT 1 AS a, DATE '2024-01-02' AS a, [1, 2] AS "__proto__", 12.5::DECIMAL(18,4), NULL, ''`,
    );
    expect(columns.map(({ name }) => name).slice(0, 3)).toEqual(['a', 'a_1', '__proto__']);
    expect(rows).toEqual([['1', '2024-01-02', '[1, 2]', '12.5000', null, '']]);
  });

  test('is cut at the limit, and says so', async () => {
    expect(await run('FROM range(30)')).toMatchObject({ isCut: true });
    expect((await run('FROM range(30)')).rows).toHaveLength(10);
  });

  test('that is wrong is said in the database’s words', async () => {
    await expect(run('SELECT nothing FROM line')).rejects.toMatchObject({
      failure: { kind: 'bad-query', message: expect.stringContaining('nothing') as string },
    });
  });

  test('DESCRIBE and SUMMARIZE work', async () => {
    expect((await run('DESCRIBE line')).rows[0]?.[0]).toBe('order_key');
    expect((await run('SUMMARIZE line')).rows).toHaveLength(7);
  });
});

test('nothing that writes, attaches or reaches outside is accepted', async () => {
  const count = async () => (await run('SELECT count(*) FROM line')).rows;
  const before = await count();
  const { generation } = engine;
  for (const sql of [
    'DROP TABLE line',
    'SELECT 1; DROP TABLE line',
    'SELECT 1) t; DROP TABLE line; SELECT * FROM (SELECT 1',
    'SELECT 1 -- \n); DROP TABLE line; --',
    'WITH x AS (DELETE FROM line RETURNING *) SELECT * FROM x',
    'DELETE FROM line',
    'UPDATE line SET quantity = 0',
    'CREATE TABLE x AS SELECT 1',
    "ATTACH 'x.db'",
    "COPY line TO 'in/x.csv'",
    'INSTALL json',
    'LOAD json',
    'SET lock_configuration = false',
    'PRAGMA enable_external_access',
    'CALL pragma_version()',
    "SELECT * FROM read_csv('https://example.com/x.csv')",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM 'other.parquet'",
    "FROM query('DROP TABLE line')",
    "EXPORT DATABASE 'x'",
    'VACUUM',
    'BEGIN TRANSACTION',
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(run(sql), sql).rejects.toMatchObject({ failure: {} });
  }
  expect(await count()).toEqual(before);
  expect(engine.generation).toBe(generation);
});
