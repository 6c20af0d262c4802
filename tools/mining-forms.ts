/**
 * Measures ways to count pairs, side by side on the engine's own WebAssembly (in Node, without the
 * page): `npm run bench:mining -- [LINES] [SUPPORT] [RUNS]`. The table is kept in docs/decisions.
 */
import { createRequire } from 'node:module';
import process from 'node:process';
import {
  createDuckDB,
  NODE_RUNTIME,
  VoidLogger,
  DuckDBDataProtocol,
  type DuckDBConnection,
} from '@duckdb/duckdb-wasm/blocking';
import { benchShopFile } from './bench/shop-file.ts';

const [lines = '1000000', support = '0.001', runs = '3'] = process.argv.slice(2);

async function open(threshold: number): Promise<DuckDBConnection> {
  const mainModule = createRequire(import.meta.url).resolve(
    '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  );
  const bundle = { mainModule, mainWorker: '' };
  const duckdb = await createDuckDB({ eh: bundle, mvp: bundle }, new VoidLogger(), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  duckdb.open({ path: ':memory:' });
  const file = await benchShopFile(Number(lines));
  duckdb.registerFileURL('in/lines.csv', file, DuckDBDataProtocol.NODE_FS, true);
  const connection = duckdb.connect();
  connection.query(`SET perfect_ht_threshold = ${threshold}`);
  connection.query(`CREATE TABLE line AS
    SELECT (order_id - 1)::INTEGER AS order_key, (product_id - 1)::INTEGER AS product_key,
      quantity <= 0 AS is_return
    FROM read_csv('in/lines.csv')`);
  return connection;
}

const number = (connection: DuckDBConnection, sql: string): number =>
  Number(connection.query(sql).getChildAt(0)?.get(0));

/**
 * Returns the processor's milliseconds for the fastest of a few runs, since others may share the
 * machine.
 */
function time(connection: DuckDBConnection, statements: readonly string[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < Number(runs); run += 1) {
    const start = process.cpuUsage();
    for (const sql of statements) connection.query(sql);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

function say(what: string, ms: number, note = ''): void {
  process.stdout.write(`${what.padEnd(64)} ${ms.toFixed(0).padStart(7)} ms  ${note}\n`);
}

const candidates = (floor: number) => [
  `CREATE OR REPLACE TEMP TABLE candidate AS
    SELECT product_key, (row_number() OVER () - 1)::INTEGER AS item
    FROM (SELECT product_key FROM line WHERE NOT is_return GROUP BY 1 HAVING count(*) >= ${floor})`,
];

const distinct: Record<string, string> = {
  'DISTINCT (basket, item)': `SELECT DISTINCT l.order_key AS basket, item
    FROM line l JOIN candidate USING (product_key) WHERE NOT l.is_return`,
  'DISTINCT on one combined key': `SELECT (k >> 20)::INTEGER AS basket, (k & 1048575)::INTEGER AS item
    FROM (SELECT DISTINCT (l.order_key::BIGINT << 20) | item AS k
      FROM line l JOIN candidate USING (product_key) WHERE NOT l.is_return)`,
  'no DISTINCT (what it costs)': `SELECT l.order_key AS basket, item
    FROM line l JOIN candidate USING (product_key) WHERE NOT l.is_return`,
  'DISTINCT, then sorted by basket': `SELECT DISTINCT l.order_key AS basket, item
    FROM line l JOIN candidate USING (product_key) WHERE NOT l.is_return ORDER BY basket`,
  'lists: list_distinct(list(item))': `SELECT order_key AS basket, unnest(list_distinct(list(item))) AS item
    FROM line JOIN candidate USING (product_key) WHERE NOT is_return GROUP BY order_key`,
};

/**
 * Writes the same join, block by block of baskets: each block's hash table is small enough for the
 * cache.
 */
const blocked = (floor: number, k: number, size: number, baskets: number) => {
  const blocks = Array.from({ length: Math.ceil(baskets / size) }, (_, block) => {
    const within = (name: string) =>
      `(SELECT * FROM basket_item WHERE basket >= ${block * size} AND basket < ${(block + 1) * size}) ${name}`;
    return `SELECT a.item * ${k} + b.item AS k FROM ${within('a')} JOIN ${within('b')}
      ON a.basket = b.basket AND a.item < b.item`;
  });
  return `SELECT k // ${k} AS i, k % ${k} AS j, count(*) AS n
    FROM (${blocks.join(' UNION ALL ')}) GROUP BY k HAVING count(*) >= ${floor}`;
};

const pairs = (floor: number, k: number, baskets: number): Record<string, string> => ({
  'blocks of 16 k baskets, pair key': blocked(floor, k, 16_384, baskets),
  'blocks of 64 k baskets, pair key': blocked(floor, k, 65_536, baskets),
  'blocks of 256 k baskets, pair key': blocked(floor, k, 262_144, baskets),
  'self-join, two keys': `SELECT a.item AS i, b.item AS j, count(*) AS n
    FROM basket_item a JOIN basket_item b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item HAVING count(*) >= ${floor}`,
  'self-join, one pair key': `SELECT k // ${k} AS i, k % ${k} AS j, n FROM (
    SELECT a.item * ${k} + b.item AS k, count(*) AS n
    FROM basket_item a JOIN basket_item b ON a.basket = b.basket AND a.item < b.item
    GROUP BY 1 HAVING count(*) >= ${floor})`,
  'self-join, one-item baskets dropped first': `WITH kept AS MATERIALIZED (
      SELECT * FROM basket_item SEMI JOIN (
        SELECT basket FROM basket_item GROUP BY basket HAVING count(*) > 1) USING (basket))
    SELECT a.item AS i, b.item AS j, count(*) AS n
    FROM kept a JOIN kept b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item HAVING count(*) >= ${floor}`,
  'self-join, items small integers': `WITH small AS MATERIALIZED (
      SELECT basket, item::USMALLINT AS item FROM basket_item)
    SELECT a.item AS i, b.item AS j, count(*) AS n
    FROM small a JOIN small b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item HAVING count(*) >= ${floor}`,
  'lists and unnest': `WITH held AS MATERIALIZED (
      SELECT basket, list_sort(list(item)) AS items FROM basket_item GROUP BY basket HAVING count(*) > 1),
    first AS (SELECT items, unnest(range(1, len(items))) AS pos FROM held),
    joint AS (SELECT items[pos] AS i, unnest(items[pos + 1:]) AS j FROM first)
    SELECT i, j, count(*) AS n FROM joint GROUP BY i, j HAVING count(*) >= ${floor}`,
  'identical baskets once, weighted': `WITH held AS (
      SELECT list_sort(list(item)) AS items FROM basket_item GROUP BY basket HAVING count(*) > 1),
    same AS MATERIALIZED (SELECT row_number() OVER () AS basket, items, count(*) AS w FROM held GROUP BY items),
    flat AS MATERIALIZED (SELECT basket, w, unnest(items) AS item FROM same)
    SELECT a.item AS i, b.item AS j, sum(a.w) AS n
    FROM flat a JOIN flat b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item HAVING sum(a.w) >= ${floor}`,
});

/** Keeps the forms whose name holds the text in ONLY. */
const chosen = (all: Record<string, string>) =>
  Object.entries(all).filter(([name]) => name.includes(process.env['ONLY'] ?? ''));

const recode = (floor: number) => [
  `CREATE OR REPLACE TEMP TABLE coded AS
    SELECT item, (row_number() OVER (ORDER BY n DESC, item) - 1)::INTEGER AS code
    FROM (SELECT item, count(*) AS n FROM d GROUP BY item) WHERE n >= ${floor}`,
  `CREATE OR REPLACE TEMP TABLE basket_item AS
    SELECT basket, code AS item FROM d JOIN coded USING (item)`,
];

async function forms(threshold: number): Promise<void> {
  const connection = await open(threshold);
  const orders = number(connection, 'SELECT count(DISTINCT order_key) FROM line');
  const floor = Math.max(1, Math.ceil(orders * Number(support)));
  say(`${lines} lines, ${orders} orders, floor ${floor}, perfect_ht_threshold ${threshold}`, 0);
  say('candidates', time(connection, candidates(floor)));
  for (const [name, sql] of chosen(distinct)) {
    const ms = time(connection, [`CREATE OR REPLACE TEMP TABLE d AS ${sql}`]);
    say(name, ms, `${number(connection, 'SELECT count(*) FROM d')} rows`);
  }
  for (const order of ['DISTINCT (basket, item)', 'no DISTINCT (what it costs)']) {
    say(`pairs of what came from: ${order}`, 0);
    connection.query(`CREATE OR REPLACE TEMP TABLE d AS ${distinct[order]}`);
    say('count items and code them again', time(connection, recode(floor)));
    const k = number(connection, 'SELECT count(*) FROM coded');
    for (const [name, sql] of chosen(pairs(floor, k, orders))) {
      const ms = time(connection, [`CREATE OR REPLACE TEMP TABLE p AS ${sql}`]);
      say(name, ms, `${number(connection, 'SELECT count(*) FROM p')} pairs of ${k} items`);
    }
  }
  const k = number(connection, 'SELECT count(*) FROM coded');
  say('triangular array in JavaScript', timeArray(connection, k, floor));
  connection.close();
}

/** Counts in an array that is indexed by both items. Fetching the items is part of the time. */
function timeArray(connection: DuckDBConnection, k: number, floor: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < Number(runs); run += 1) {
    const start = performance.now();
    const table = connection.query('SELECT basket, item FROM basket_item ORDER BY basket');
    const basket = table.getChildAt(0)!.toArray() as Int32Array;
    const item = table.getChildAt(1)!.toArray() as Int32Array;
    const counts = new Int32Array(k * k);
    for (let from = 0; from < basket.length;) {
      let to = from + 1;
      while (to < basket.length && basket[to] === basket[from]) to += 1;
      for (let i = from; i < to; i += 1) {
        for (let j = i + 1; j < to; j += 1) {
          const [a, b] = [item[i]!, item[j]!];
          counts[a < b ? a * k + b : b * k + a]! += 1;
        }
      }
      from = to;
    }
    let pairs = 0;
    for (const n of counts) if (n >= floor) pairs += 1;
    best = Math.min(best, performance.now() - start);
    if (pairs < 0) throw new Error('never');
  }
  return best;
}

for (const threshold of (process.env['THRESHOLDS'] ?? '24').split(',').map(Number)) {
  // oxlint-disable-next-line no-await-in-loop -- one engine at a time
  await forms(threshold);
}
