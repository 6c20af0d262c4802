/**
 * Runs other people's miners on a benchmark shop, each from the same CSV to its frequent pairs: `npm run
 * bench:others -- [LINES] [SUPPORT]`. They are measured where they are installed and are never a part of
 * the project: Weka's FPGrowth (`apt-get install weka`), node-fpgrowth (`npm install --prefix
 * .cache/miners node-fpgrowth`), and mlxtend, of the Python that `PYTHON` names, or else `python3`.
 * docs/performance.md keeps the figures.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import {
  createDuckDB,
  DuckDBDataProtocol,
  NODE_RUNTIME,
  VoidLogger,
} from '@duckdb/duckdb-wasm/blocking';
import type { ShopSummary } from '../src/domain/shop/shop.ts';
import type { Database } from '../workers/database.ts';
import { decode } from '../workers/decode.ts';
import { createEngine, type Engine } from '../workers/state.ts';
import { mine } from '../workers/questions/bundles/mining/mine.ts';
import { repeat, supportFloor } from './bench/figures.ts';
import { runNative } from './bench/native.ts';
import { benchShopFile } from './bench/shop-file.ts';

const [lines = '1000000', supportText = '0.001'] = process.argv.slice(2);
const support = Number(supportText);
const WEKA = '/usr/share/java/weka.jar';
const MINERS = '.cache/miners';
/** This is as often as native DuckDB is measured; the fastest run counts. */
const RUNS = 3;

function skip(who: string): void {
  process.stdout.write(`${who} is not installed here, and is left out.\n`);
}

function say(who: string, ms: number, found: string): void {
  process.stdout.write(`${who.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(8)} s  ${found}\n`);
}

/** Reads each order's different products, of the lines that were not sent back. */
function readBaskets(file: string): Map<string, Set<string>> {
  const [header = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const at = (name: string) => header.split(',').indexOf(name);
  const [order, product, quantity] = [at('order_id'), at('product_id'), at('quantity')];
  const baskets = new Map<string, Set<string>>();
  for (const row of rows) {
    const cells = row.split(',');
    if (Number(cells[quantity]) <= 0) continue;
    const basket = baskets.get(cells[order]!);
    if (basket === undefined) baskets.set(cells[order]!, new Set([cells[product]!]));
    else basket.add(cells[product]!);
  }
  return baskets;
}

/** Runs a few times what answers with its milliseconds, and returns the fewest. */
const fastest = async (measure: () => Promise<number>) =>
  Math.min(...(await repeat(RUNS, measure)));

/** Writes a sparse table with a column for each product, which is what Weka reads. */
function writeTable(baskets: ReadonlyMap<string, ReadonlySet<string>>, file: string): void {
  const products = [...new Set([...baskets.values()].flatMap((basket) => [...basket]))];
  const position = new Map(products.map((product, at) => [product, at]));
  const rows = Array.from(baskets.values(), (basket) => {
    const cells = [...basket].map((product) => position.get(product)!).sort((a, b) => a - b);
    return `{${cells.map((cell) => `${cell} t`).join(',')}}`;
  });
  const attributes = products.map((product) => `@attribute p${product} {f,t}`);
  writeFileSync(file, ['@relation baskets', ...attributes, '@data', ...rows, ''].join('\n'));
}

/** Measures Weka; it reads no CSV of lines, so that writing its table is a part of its way. */
function weka(file: string): void {
  if (!existsSync(WEKA)) return skip('Weka FPGrowth');
  const start = performance.now();
  const table = resolve('.cache/bench', `shop-${lines}`, 'baskets.arff');
  writeTable(readBaskets(file), table);
  const written = performance.now();
  const options = ['-P', '2', '-I', '2', '-S', '-T', '1', '-C', '0'];
  const args = ['-Xmx8g', '-cp', WEKA, 'weka.associations.FPGrowth', '-t', table, ...options];
  const output = execFileSync('java', [...args, '-M', String(support)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const rules = /found (\d+) rules/.exec(output)?.[1] ?? output.slice(0, 60);
  say('Weka FPGrowth, pairs only', performance.now() - start, `${rules} rules`);
  say('  of which its own table to rules', performance.now() - written, '');
}

/** Measures mlxtend with pandas, as its own guide does it, with a sparse table. */
function mlxtend(file: string): void {
  const python = process.env['PYTHON'] ?? 'python3';
  const has = spawnSync(python, ['-c', 'import mlxtend, pandas'], { stdio: 'ignore' });
  if (has.status !== 0) return skip('mlxtend');
  const start = performance.now();
  const args = ['tools/bench/mlxtend_pairs.py', file, String(support)];
  const pairs = execFileSync(python, args, { encoding: 'utf8' }).trim();
  say('mlxtend fpgrowth, at most two products', performance.now() - start, `${pairs} pairs`);
}

/**
 * Measures the engine's own mining, on its WebAssembly in Node: this is what the page does once a shop
 * is loaded.
 */
async function ours(file: string, floor: number): Promise<void> {
  const mainModule = createRequire(import.meta.url).resolve(
    '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  );
  const bundle = { mainModule, mainWorker: '' };
  const duckdb = await createDuckDB({ eh: bundle, mvp: bundle }, new VoidLogger(), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  duckdb.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  duckdb.registerFileURL('in/lines.csv', file, DuckDBDataProtocol.NODE_FS, true);
  const connection = duckdb.connect();
  const readMs = await fastest(async () => {
    const start = performance.now();
    connection.query(`CREATE OR REPLACE TABLE line AS
      SELECT (order_id - 1)::INTEGER AS order_key, (product_id - 1)::INTEGER AS product_key,
        quantity <= 0 AS is_return
      FROM read_csv('in/lines.csv');
      CREATE OR REPLACE TABLE product AS SELECT DISTINCT product_key,
        product_key::VARCHAR AS product_id, product_key::VARCHAR AS name, false AS is_left_out
      FROM line`);
    return performance.now() - start;
  });
  const database: Database = {
    query: async (sql) => decode(connection.query(String(sql))),
    readArrow: () => Promise.reject(new Error('Nothing is read as it is here')),
    insertArrow: () => Promise.reject(new Error('Nothing is added here')),
  };
  const engine = engineOver(database);
  const call = { signal: new AbortController().signal, progress: () => undefined };
  let pairs = 0;
  const mineMs = await fastest(async () => {
    engine.generation += 1;
    const start = performance.now();
    const { both } = await mine(engine, { grain: 'order', level: 'product', floor }, call);
    pairs = both.length;
    return performance.now() - start;
  });
  say('Bundlewise, WebAssembly, CSV to pairs', readMs + mineMs, `${pairs} pairs`);
  say('  of which mining', mineMs, '');
}

/** Makes an engine that knows no more of a shop than mining reads. */
function engineOver(database: Database): Engine {
  const parts = { productIds: true } as ShopSummary['parts'];
  const shop = { leaveOutReturns: true, basketItems: -1, baskets: 0, orders: 0, lines: 0, parts };
  return { ...createEngine(database), shop: shop as ShopSummary, generation: 1 };
}

interface Miner {
  exec(baskets: string[][]): Promise<{ items: string[]; support: number }[]>;
}

async function nodeFpgrowth(file: string): Promise<void> {
  const folder = resolve(MINERS, 'node_modules');
  if (!existsSync(join(folder, 'node-fpgrowth'))) return skip('node-fpgrowth');
  const { FPGrowth } = createRequire(join(folder, 'x.js'))('node-fpgrowth') as {
    FPGrowth: new (support: number) => Miner;
  };
  const start = performance.now();
  const baskets = Array.from(readBaskets(file).values(), (basket) => [...basket]);
  const sets = await new FPGrowth(support).exec(baskets);
  const pairs = sets.filter(({ items }) => items.length === 2).length;
  say('node-fpgrowth, all sizes, CSV to sets', performance.now() - start, `${pairs} pairs`);
}

async function main(): Promise<void> {
  const file = await benchShopFile(Number(lines));
  const native = await runNative(file);
  const floor = supportFloor(native.orders);
  process.stdout.write(`${native.lines} lines, ${native.orders} orders, in ${floor} or more\n`);
  say(
    'native DuckDB, one thread, CSV to pairs',
    native.read.ms + native.pairs.ms,
    `${native.pairCount} pairs`,
  );
  await ours(file, floor);
  weka(file);
  await nodeFpgrowth(file);
  mlxtend(file);
}

await main();
