import type { DuckDBConnection } from '@duckdb/node-api';
import { best, type Cost, repeat, sum } from './figures.ts';
import { runTimed } from './native-timed.ts';

/** How often native DuckDB does each work; the best counts. */
const RUNS = 3;

/**
 * Makes the tables that every shop ends in, of the lines as `read_csv` typed them: dense integer keys in
 * place of ids, and money as decimals. It is what somebody would write by hand who wants to ask a shop
 * the same questions.
 */
const TABLES = [
  `CREATE OR REPLACE TABLE product AS
     SELECT (row_number() OVER () - 1)::INTEGER AS product_key, product_id
     FROM (SELECT DISTINCT product_id FROM source)`,
  `CREATE OR REPLACE TABLE customer AS
     SELECT (row_number() OVER () - 1)::INTEGER AS customer_key, customer_id
     FROM (SELECT DISTINCT customer_id FROM source WHERE customer_id IS NOT NULL)`,
  `CREATE OR REPLACE TABLE orders AS
     SELECT (row_number() OVER () - 1)::INTEGER AS order_key, order_id, customer_key, ordered_at,
       status, channel, coalesce(status IN ('cancelled', 'refunded', 'returned'), false) AS is_return
     FROM (SELECT order_id, first(customer_id) AS customer_id, min(ordered_at)::TIMESTAMP AS ordered_at,
         first(status) AS status, first(channel) AS channel FROM source GROUP BY order_id)
     LEFT JOIN customer USING (customer_id)`,
  `CREATE OR REPLACE TABLE line AS
     SELECT order_key, product_key, quantity, unit_price::DECIMAL(18, 4) AS unit_price,
       discount::DECIMAL(18, 4) AS discount,
       (quantity * unit_price - discount)::DECIMAL(18, 4) AS amount,
       quantity <= 0 OR orders.is_return AS is_return
     FROM source JOIN orders USING (order_id) JOIN product USING (product_id)`,
];

/**
 * Reads a benchmark shop's transactions and makes the four tables of them, a few times.
 *
 * @returns the best cost of `read_csv` alone, and of all of it.
 */
export async function loadNatively(
  connection: DuckDBConnection,
  file: string,
): Promise<{ read: Cost; load: Cost }> {
  const path = file.replaceAll("'", "''");
  const read = `CREATE OR REPLACE TABLE source AS SELECT * FROM read_csv('${path}')`;
  const runs = await repeat(RUNS, async () => {
    const reading = await runTimed(connection, [read]);
    const load = sum(reading, await runTimed(connection, TABLES));
    await connection.run('DROP TABLE source');
    return { reading, load };
  });
  return {
    read: best(runs.map(({ reading }) => reading)),
    load: best(runs.map(({ load }) => load)),
  };
}
