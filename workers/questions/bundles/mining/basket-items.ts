import { LOWEST_AUTOMATIC_FLOOR } from '../../../../src/domain/bundles/rules';
import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { Call, Database } from '../../../database';
import { rowOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { basketParts } from './basket-parts';
import { itemRows, keptLines } from './baskets';
import { chooseFloor, sampleOf, type Floor } from './floor';
import type { MineInput } from './mine-input';

/** The number of steps that mining tells of; `mined.ts` takes the last. */
export const MINING_STEPS = 4;

/**
 * Builds the tables that every question about bundles joins, for one grain, level and floor:
 * - `mined_item(item, candidate_item, id, label, baskets)`: items at or above the floor, coded
 *   0 … K−1, the most frequent first;
 * - `basket_item(basket, item)`: those items once a basket;
 * - `candidate(product_key, item)`: the `candidate_item` that each product is.
 *
 * Items are pruned twice. A plain count of lines is never below the count of baskets, costs next to
 * nothing, and lets the expensive DISTINCT see candidates only; the exact count then decides.
 */
export async function buildBasketItems(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<Floor> {
  const { database } = engine;
  const shop = requireShop(engine);
  const query = (statement: Sql) => database.query(statement, call);
  const step = (stage: string, done: number) => call.progress({ stage, done, total: MINING_STEPS });
  const least = input.floor ?? LOWEST_AUTOMATIC_FLOOR;

  step('Counting products', 0);
  // DISTINCT, half of what mining costs, is needless where no order holds an item twice.
  const unrepeated = input.grain === 'order' && input.level === 'product' && !shop.repeatsItems;
  await query(productLines(shop));
  const { lines } = rowOf(await query(candidates(shop, input, least)), { lines: 'number' });
  step('Building baskets', 1);
  const { basket, from } = keptLines(input.grain, shop, sql`candidate`);
  const held = sql`SELECT ${basket} AS basket, candidate.item ${from}`;
  const parts = basketParts(input.grain, shop, lines, engine.rowsAtOnce);
  await query(sql`CREATE OR REPLACE TEMP TABLE candidate_basket (basket BIGINT, item INTEGER)`);
  for (const part of unrepeated ? [] : parts) {
    // oxlint-disable-next-line no-await-in-loop -- one part after the other is held in memory
    await query(
      sql`INSERT INTO candidate_basket SELECT DISTINCT * FROM (${held}) WHERE ${part(sql`basket`)}`,
    );
  }
  if (unrepeated) await query(sql`INSERT INTO candidate_basket ${held}`);
  await query(
    sql`CREATE OR REPLACE TEMP TABLE item_count AS
    SELECT item, count(*)::INTEGER AS baskets FROM candidate_basket GROUP BY item`,
  );
  step('Choosing the floor', 2);
  const floor = await floorOf(database, input, call);
  await query(
    sql`${itemsFrom(floor.floor)};
    -- Dense codes again, for the pair count that aggregates in an array indexed by them.
    CREATE OR REPLACE TEMP TABLE basket_item AS
    SELECT basket, mined_item.item
    FROM candidate_basket JOIN mined_item ON candidate_basket.item = mined_item.candidate_item;
    DROP TABLE candidate_basket;
    DROP TABLE item_product`,
  );
  return floor;
}

/** Makes `product_lines(product_key, lines)`, the lines that count for baskets. */
const productLines = ({
  leaveOutReturns,
}: ShopSummary) => sql`CREATE OR REPLACE TEMP TABLE product_lines AS
  SELECT product_key, count(*) AS lines FROM line ${leaveOutReturns ? sql`WHERE NOT is_return` : sql``}
  GROUP BY product_key`;

async function floorOf(database: Database, input: MineInput, call: Call): Promise<Floor> {
  const facts = rowOf(
    await database.query(
      sql`SELECT coalesce(sum(baskets), 0)::DOUBLE AS rows, coalesce(max(baskets), 0)::INTEGER AS largest
      FROM item_count`,
      call,
    ),
    { rows: 'number', largest: 'number' },
  );
  const { oneIn, part } = sampleOf(facts.rows);
  const rows = sql`SELECT basket AS key, baskets AS n
    FROM candidate_basket JOIN item_count USING (item) WHERE ${part(sql`basket`)}`;
  const wanted = { least: input.floor ?? LOWEST_AUTOMATIC_FLOOR, isAsked: input.floor !== null };
  return chooseFloor(database, { rows, oneIn, largest: facts.largest }, wanted, call);
}

/**
 * Puts items that could reach `least` into `candidate_item(item, id)` and `candidate(product_key,
 * item)`, and answers the number of lines that have one.
 */
function candidates(shop: ShopSummary, { level, without }: MineInput, least: number): Sql {
  return sql`CREATE OR REPLACE TEMP TABLE item_product AS
    SELECT product_key, id, label, lines
    FROM ${itemRows(level, shop, without)} JOIN product_lines USING (product_key);
    CREATE OR REPLACE TEMP TABLE candidate_item AS
    SELECT (row_number() OVER () - 1)::INTEGER AS item, id
    FROM (SELECT id FROM item_product GROUP BY id HAVING sum(lines) >= ${least});
    CREATE OR REPLACE TEMP TABLE candidate AS
    SELECT product_key, item FROM item_product JOIN candidate_item USING (id);
    SELECT coalesce(sum(lines), 0)::DOUBLE AS lines
    FROM item_product SEMI JOIN candidate_item USING (id)`;
}

/**
 * Makes `mined_item` of `item_count` and `item_product`. The label is the most frequent name of a
 * product id, at other levels the item itself.
 */
const itemsFrom = (floor: number) => sql`CREATE OR REPLACE TEMP TABLE mined_item AS
    WITH reached AS (
      SELECT item AS candidate_item, id, baskets
      FROM item_count JOIN candidate_item USING (item) WHERE baskets >= ${floor}
    ),
    named AS (
      SELECT id, first(label ORDER BY lines DESC, label) AS label
      FROM item_product SEMI JOIN reached USING (id) GROUP BY id
    )
    SELECT (row_number() OVER (ORDER BY baskets DESC, id) - 1)::INTEGER AS item, candidate_item, id,
      coalesce(label, id) AS label, baskets
    FROM reached JOIN named USING (id)`;
