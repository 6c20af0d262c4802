import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { best, type Cost, repeat, supportFloor } from './figures.ts';
import { loadNatively } from './native-load.ts';
import { runTimed } from './native-timed.ts';

/** The page is held against native DuckDB on one thread, on the same file in the same run. */
export interface NativeRun {
  readonly lines: number;
  readonly orders: number;
  /** Pairs at the floor of 0.1 % support. */
  readonly pairCount: number;
  /** At this floor there are about as many rules as the slider is measured with, where it was asked. */
  readonly sliderFloor?: number;
  /** The cost of `read_csv` into a table. */
  readonly read: Cost;
  /** The cost of the same work as a load: `read_csv` and the four tables. */
  readonly load: Cost;
  readonly pairs: Cost;
}

/** A rule has a direction, so half as many pairs make as many rules. */
const SLIDER_PAIRS = 50_000;
const LOWEST_FLOOR = 5;
/** How often the pairs are mined; the best counts. */
const RUNS = 3;

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[][]> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.map((row) => row.map(Number));
}

/** Writes the self-join as one would with care: items below the floor leave before the join. */
function pairStatements(floor: number): string[] {
  return [
    `CREATE OR REPLACE TEMP TABLE basket AS
       SELECT DISTINCT order_key, product_key FROM line WHERE NOT is_return`,
    `CREATE OR REPLACE TEMP TABLE kept AS
       SELECT order_key, product_key FROM basket
       SEMI JOIN (SELECT product_key FROM basket GROUP BY 1 HAVING count(*) >= ${floor})
       USING (product_key)`,
    `CREATE OR REPLACE TEMP TABLE pair AS
       SELECT a.product_key AS a, b.product_key AS b, count(*) AS n
       FROM kept a JOIN kept b ON a.order_key = b.order_key AND a.product_key < b.product_key
       GROUP BY 1, 2 HAVING count(*) >= ${floor}`,
  ];
}

/**
 * Finds the highest floor that leaves as many pairs as the slider needs, or the lowest that is mined.
 */
async function findSliderFloor(connection: DuckDBConnection): Promise<number> {
  await runTimed(connection, pairStatements(LOWEST_FLOOR));
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
 * Loads the file into tables and finds all pairs at 0.1 % support, each the best of a few runs.
 *
 * @param findFloor whether to find the slider's floor as well, which takes longer than all the rest.
 */
export async function runNative(file: string, findFloor = false): Promise<NativeRun> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const { read, load } = await loadNatively(connection, file);
    const [[lines = 0, orders = 0] = []] = await numbers(
      connection,
      'SELECT (SELECT count(*) FROM line), (SELECT count(*) FROM orders)',
    );
    const statements = pairStatements(supportFloor(orders));
    const pairs = best(await repeat(RUNS, () => runTimed(connection, statements)));
    const [[pairCount = 0] = []] = await numbers(connection, 'SELECT count(*) FROM pair');
    const run = { lines, orders, pairCount, read, load, pairs };
    return findFloor ? { ...run, sliderFloor: await findSliderFloor(connection) } : run;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
