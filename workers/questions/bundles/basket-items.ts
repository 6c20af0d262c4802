import { LOWEST_AUTOMATIC_FLOOR } from '../../../src/domain/rules';
import type { ShopSummary } from '../../../src/domain/shop';
import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { keptLines, itemOf } from './baskets';
import { chooseFloor, type Floor } from './floor';
import type { MineInput } from './mine';

/**
 * Builds the tables that every question about bundles joins, for one grain, level and floor:
 * - `mined_item(item, id, label, baskets)`: items at or above the floor, coded 0 … K−1, the most
 *   frequent first;
 * - `basket_item(basket, item)`: those items once a basket.
 *
 * Items are pruned twice. A plain count of lines is never below the count of baskets, costs next to
 * nothing, and lets the expensive DISTINCT see candidates only; the exact count then decides.
 */
export async function buildBasketItems(
  database: Database,
  shop: ShopSummary,
  input: MineInput,
  call: Call,
): Promise<Floor> {
  const query = (sql: string) => database.query(sql, call);
  const least = input.floor ?? LOWEST_AUTOMATIC_FLOOR;

  call.progress({ stage: 'Counting products', done: 0, total: 3 });
  for (const statement of candidates(shop, input, least)) await query(statement);
  const { basket, from } = keptLines(input.grain, shop, 'candidate');
  call.progress({ stage: 'Building baskets', done: 1, total: 3 });
  await query(
    `CREATE OR REPLACE TEMP TABLE basket_item AS
    SELECT DISTINCT ${basket} AS basket, candidate.item ${from}`,
  );
  await query(
    `CREATE OR REPLACE TEMP TABLE item_count AS
    SELECT item, count(*)::INTEGER AS baskets FROM basket_item GROUP BY item`,
  );
  const facts = rowOf(
    await query(
      `SELECT coalesce(sum(baskets), 0)::DOUBLE AS rows, coalesce(max(baskets), 0)::INTEGER AS largest
      FROM item_count`,
    ),
    { rows: 'number', largest: 'number' },
  );
  const floor = await chooseFloor(
    database,
    input.floor,
    { rows: facts.rows, largestCount: facts.largest },
    call,
  );
  await query(
    `CREATE OR REPLACE TEMP TABLE mined_item AS
    SELECT (row_number() OVER (ORDER BY baskets DESC, id) - 1)::INTEGER AS item,
      item AS candidate_item, id, label, baskets
    FROM item_count JOIN candidate_item USING (item)
    WHERE baskets >= ${floor.floor}`,
  );
  // Dense codes again, for the pair count that aggregates in an array indexed by them.
  await query(
    `CREATE OR REPLACE TEMP TABLE pruned_item AS
    SELECT basket, mined_item.item
    FROM basket_item JOIN mined_item ON basket_item.item = mined_item.candidate_item`,
  );
  await query('DROP TABLE basket_item');
  await query('ALTER TABLE pruned_item RENAME TO basket_item');
  return floor;
}

/**
 * `candidate(product_key, item)` and `candidate_item(item, id, label)`: items that could reach
 * `least`. The label is the most frequent name of a product id, at other levels the item itself.
 */
function candidates(shop: ShopSummary, { level }: MineInput, least: number): string[] {
  const id = itemOf(level, shop);
  const label = id === 'product_id' ? 'first(name ORDER BY lines DESC, name)' : 'NULL';
  const kept = shop.leaveOutReturns ? 'WHERE NOT is_return' : '';
  return [
    `CREATE OR REPLACE TEMP TABLE product_lines AS
    SELECT product_key, count(*) AS lines FROM line ${kept} GROUP BY product_key`,
    `CREATE OR REPLACE TEMP TABLE candidate_item AS
    SELECT (row_number() OVER () - 1)::INTEGER AS item, id, coalesce(label, id) AS label
    FROM (
      SELECT ${id} AS id, ${label} AS label
      FROM product JOIN product_lines USING (product_key)
      WHERE ${id} IS NOT NULL
      GROUP BY ${id}
      HAVING sum(lines) >= ${least}
    )`,
    `CREATE OR REPLACE TEMP TABLE candidate AS
    SELECT product_key, item
    FROM product JOIN candidate_item ON product.${id} = candidate_item.id`,
  ];
}
