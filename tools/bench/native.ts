import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { bestOf, supportFloor } from './figures.ts';

/** The page is held against native DuckDB on one thread, on the same file in the same run. */
export interface NativeRun {
  readonly lines: number;
  readonly orders: number;
  /** Pairs at the floor of 0.1 % support. */
  readonly pairs: number;
  /** At this floor there are about as many rules as the slider is measured with. */
  readonly sliderFloor: number;
  readonly readMs: number;
  readonly pairsMs: number;
}

/** A rule has a direction, so half as many pairs make as many rules. */
const SLIDER_PAIRS = 50_000;
const LOWEST_FLOOR = 5;
const RUNS = 3;

async function timed(connection: DuckDBConnection, statements: readonly string[]): Promise<number> {
  const start = performance.now();
  for (const sql of statements) {
    // oxlint-disable-next-line no-await-in-loop -- one statement builds on the other
    await connection.run(sql);
  }
  return performance.now() - start;
}

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[][]> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.map((row) => row.map(Number));
}

/** Writes the self-join as one would with care: items below the floor leave before the join. */
function pairStatements(floor: number): string[] {
  return [
    `CREATE OR REPLACE TEMP TABLE basket AS
       SELECT DISTINCT order_id, product_id FROM line`,
    `CREATE OR REPLACE TEMP TABLE kept AS
       SELECT order_id, product_id FROM basket
       SEMI JOIN (SELECT product_id FROM basket GROUP BY 1 HAVING count(*) >= ${floor})
       USING (product_id)`,
    `CREATE OR REPLACE TEMP TABLE pair AS
       SELECT a.product_id AS a, b.product_id AS b, count(*) AS n
       FROM kept a JOIN kept b ON a.order_id = b.order_id AND a.product_id < b.product_id
       GROUP BY 1, 2 HAVING count(*) >= ${floor}`,
  ];
}

/**
 * Finds the highest floor that leaves as many pairs as the slider needs, or the lowest that is mined.
 */
async function findSliderFloor(connection: DuckDBConnection): Promise<number> {
  await timed(connection, pairStatements(LOWEST_FLOOR));
  const counts = await numbers(
    connection,
    'SELECT n, count(*) FROM pair GROUP BY n ORDER BY n DESC',
  );
  let pairs = 0;
  for (const [n = LOWEST_FLOOR, atN = 0] of counts) {
    pairs += atN;
    if (pairs >= SLIDER_PAIRS) return n;
  }
  return LOWEST_FLOOR;
}

/**
 * Reads files as text, one after another, each into a table. It returns the best of three runs, in
 * milliseconds.
 */
export async function readTexts(files: readonly string[]): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const statements = files.map(
      (file, index) => `CREATE OR REPLACE TABLE text_${index} AS SELECT * FROM read_csv(
        '${file.replaceAll("'", "''")}', all_varchar = true, null_padding = true, parallel = false,
        encoding = '${file.endsWith('zeilen.csv') ? 'latin-1' : 'utf-8'}')`,
    );
    return await bestOf(RUNS, () => timed(connection, statements));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Reads the file into a table and finds all pairs at 0.1 % support. Each time is the best of three
 * runs.
 */
export async function runNative(file: string): Promise<NativeRun> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const path = file.replaceAll("'", "''");
    const read = [`CREATE OR REPLACE TABLE line AS SELECT * FROM read_csv('${path}')`];
    const readMs = await bestOf(RUNS, () => timed(connection, read));
    const [[lines = 0, orders = 0] = []] = await numbers(
      connection,
      'SELECT count(*), count(DISTINCT order_id) FROM line',
    );
    const statements = pairStatements(supportFloor(orders));
    const pairsMs = await bestOf(RUNS, () => timed(connection, statements));
    const [[pairs = 0] = []] = await numbers(connection, 'SELECT count(*) FROM pair');
    const sliderFloor = await findSliderFloor(connection);
    return { lines, orders, pairs, sliderFloor, readMs, pairsMs };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
