import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { Call } from '../../../database';
import { rowOf } from '../../../decode';
import { derivedFact, ensureDerived, type Engine } from '../../../state';
import { bareName, list, sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { basketParts, everyBasket, putInParts, type BasketPart } from './basket-parts';
import { itemProducts, keptLines } from './baskets';
import { buildBasketItems, MINING_STEPS } from './basket-items';
import { minedKey, type MineInput } from './mine-input';

/** Facts about the mined tables. */
export interface MinedFacts {
  floor: number;
  joinedRows: number;
  /** N, the number of baskets. */
  baskets: number;
  /** m, the number of pairs that could have been found. */
  hypotheses: number;
  /** K, the number of mined items. */
  items: number;
  /** The number of rows in `basket_item`. */
  rows: number;
}

/** Counts over the mined items are built on this, since the items' codes are those of one mining. */
export const minedPairs = derivedFact<MinedFacts>('mined_pair');
/** Holds the pairs without a named item, too, where only those with one were mined. */
const everyPair = derivedFact('every_pair', [minedPairs]);

export type PairTable = 'mined_pair' | 'every_pair';
type PairFacts = Pick<MinedFacts, 'floor' | 'items' | 'rows'>;

/**
 * Ensures `mined_item`, `basket_item` and `mined_pair(first_item, second_item, both_baskets)` for
 * this input. Pairs come from a self-join over dense integer items; see docs/decisions.
 */
export const ensureMined = (engine: Engine, input: MineInput, call: Call): Promise<MinedFacts> =>
  ensureDerived(engine, minedPairs, minedKey(input), () => mineAll(engine, input, call));

async function mineAll(engine: Engine, input: MineInput, call: Call): Promise<MinedFacts> {
  const shop = requireShop(engine);
  const { floor, joinedRows } = await buildBasketItems(engine, input, call);
  call.progress({ stage: 'Counting pairs', done: MINING_STEPS - 1, total: MINING_STEPS });
  const { items, rows, hypotheses } = await countHypotheses(engine, input, call);
  await putPairs(engine, 'mined_pair', input, { floor, items, rows }, call);
  const baskets = await countBaskets(engine, shop, input, call);
  call.progress({ stage: 'Counting pairs', done: MINING_STEPS, total: MINING_STEPS });
  return { floor, joinedRows, baskets, hypotheses, items, rows };
}

/**
 * Ensures all frequent pairs of a mining, and tells their table: `mined_pair`, or `every_pair` where
 * only pairs with a named item were mined. A larger set with that item has parts without it.
 */
export async function ensureEveryPair(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<PairTable> {
  const facts = await ensureMined(engine, input, call);
  if ((input.only ?? []).length === 0) return 'mined_pair';
  await ensureDerived(engine, everyPair, minedKey(input), () =>
    putPairs(engine, 'every_pair', { ...input, only: [] }, facts, call),
  );
  return 'every_pair';
}

/** Makes `asked_item(item)`, the items one of which a pair must have: all of them when none was named. */
const putAskedItems = ({ only = [] }: MineInput): Sql =>
  sql`CREATE OR REPLACE TEMP TABLE asked_item AS
    SELECT item FROM mined_item ${only.length === 0 ? sql`` : sql`WHERE id IN ${list(only)}`}`;

/** Makes `own_pair(first_item, second_item)` of a product and its own category, which teach nobody. */
const putOwnPairs = ({ level }: MineInput): Sql =>
  level !== 'mixed'
    ? sql`CREATE OR REPLACE TEMP TABLE own_pair (first_item INTEGER, second_item INTEGER)`
    : sql`CREATE OR REPLACE TEMP TABLE own_pair AS
    SELECT DISTINCT a.item AS first_item, b.item AS second_item
    FROM (
      SELECT product_key, mined_item.item
      FROM candidate JOIN mined_item ON candidate.item = mined_item.candidate_item
    ) a
    JOIN (
      SELECT product_key, mined_item.item
      FROM candidate JOIN mined_item ON candidate.item = mined_item.candidate_item
    ) b ON a.product_key = b.product_key AND a.item < b.item`;

/** Writes both items as one integer below `items`², which the database can count in a dense array. */
function pairCode(items: number) {
  const type = items ** 2 < 2 ** 31 ? sql`INTEGER` : sql`BIGINT`;
  return {
    pair: (first: Sql, second: Sql) => sql`${first}::${type} * ${items} + ${second} AS pair`,
    first: sql`(pair // ${items})::INTEGER`,
    second: sql`(pair % ${items})::INTEGER`,
  };
}

/** Writes a query of how often each pair is in a basket of the part, with rows (pair code, n). */
function countPairs({ only = [] }: MineInput, items: number, part: BasketPart = everyBasket): Sql {
  const code = pairCode(items);
  const held = sql`(SELECT basket, item FROM basket_item WHERE ${part(sql`basket`)})`;
  const joined =
    only.length === 0
      ? sql`SELECT ${code.pair(sql`a.item`, sql`b.item`)}
      FROM ${held} a JOIN ${held} b ON a.basket = b.basket AND a.item < b.item`
      : // Each pair once: from its asked item, or from the first where both are asked.
        sql`SELECT ${code.pair(sql`least(a.item, b.item)`, sql`greatest(a.item, b.item)`)}
      FROM (SELECT * FROM ${held} SEMI JOIN asked_item USING (item)) a
      JOIN ${held} b ON a.basket = b.basket AND a.item <> b.item
      WHERE a.item < b.item OR b.item NOT IN (SELECT item FROM asked_item)`;
  return sql`SELECT pair, count(*) AS n FROM (${joined}) GROUP BY pair`;
}

/** Makes a table of pairs (first_item, second_item, both_baskets) from counted codes. */
function pairsFrom(
  counted: Sql,
  table: PairTable,
  { level }: MineInput,
  { floor, items }: PairFacts,
): Sql {
  const code = pairCode(items);
  const whose = level === 'mixed' ? sql`ANTI JOIN own_pair USING (first_item, second_item)` : sql``;
  return sql`CREATE OR REPLACE TEMP TABLE ${bareName(table)} AS
    SELECT first_item, second_item, both_baskets
    FROM (
      SELECT ${code.first} AS first_item, ${code.second} AS second_item, n::INTEGER AS both_baskets
      FROM (${counted})
      WHERE n >= ${floor}
    ) ${whose}
    ORDER BY first_item, second_item`;
}

/** Counts pairs into a table, part by part and added up. */
async function putPairs(
  engine: Engine,
  table: PairTable,
  input: MineInput,
  facts: PairFacts,
  call: Call,
): Promise<void> {
  const { database, rowsAtOnce } = engine;
  const parts = basketParts(input.grain, requireShop(engine), facts.rows, rowsAtOnce);
  const count = (part?: BasketPart) => countPairs(input, facts.items, part);
  if (parts.length === 1) {
    await database.query(pairsFrom(count(), table, input, facts), call);
    return;
  }
  await putInParts(engine, 'pair_part', { parts, stage: 'Counting pairs' }, count, call);
  const counted = sql`SELECT pair, sum(n) AS n FROM pair_part GROUP BY pair`;
  await database.query(sql`${pairsFrom(counted, table, input, facts)}; DROP TABLE pair_part`, call);
}

/** Counts N, the baskets with at least one kept item, whether that item reaches the floor or not. */
async function countBaskets(
  engine: Engine,
  shop: ShopSummary,
  input: MineInput,
  call: Call,
): Promise<number> {
  const { grain, level, without = [] } = input;
  // These were counted when the shop was loaded.
  if (grain === 'order' && level === 'product' && without.length === 0) return shop.baskets;
  const result = await engine.database.query(basketCount(shop, input), call);
  return rowOf(result, { baskets: 'number' }).baskets;
}

export function basketCount(shop: ShopSummary, { grain, level, without }: MineInput): Sql {
  const { basket, from } = keptLines(grain, shop, sql`${itemProducts(level, shop, without)} p`);
  return sql`SELECT count(DISTINCT ${basket})::DOUBLE AS baskets ${from}`;
}

/** Counts K and m, which are the pairs with an asked item that are not a product and its own category. */
async function countHypotheses(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<{ items: number; rows: number; hypotheses: number }> {
  const result = await engine.database.query(
    sql`${putAskedItems(input)};
    ${putOwnPairs(input)};
    SELECT (SELECT count(*) FROM mined_item)::DOUBLE AS items,
      (SELECT count(*) FROM basket_item)::DOUBLE AS rows,
      (SELECT count(*) FROM asked_item)::DOUBLE AS asked,
      (SELECT count(*) FROM own_pair WHERE first_item IN (SELECT item FROM asked_item)
        OR second_item IN (SELECT item FROM asked_item))::DOUBLE AS own`,
    call,
  );
  const { items, rows, asked, own } = rowOf(result, {
    items: 'number',
    rows: 'number',
    asked: 'number',
    own: 'number',
  });
  return {
    items: Math.max(1, items),
    rows,
    hypotheses: asked * (items - asked) + (asked * (asked - 1)) / 2 - own,
  };
}
