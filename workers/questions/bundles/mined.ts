import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { ensureDerived } from '../derived-table';
import { requireShop } from '../require-shop';
import { keptLines, itemOf } from './baskets';
import { buildBasketItems } from './basket-items';
import type { MineInput } from './mine';

/** What the mined tables hold, beside their rows. */
export interface MinedFacts {
  floor: number;
  joinedRows: number;
  /** N. */
  baskets: number;
}

/**
 * Ensures `mined_item`, `basket_item` and `mined_pair(first_item, second_item, both_baskets)` for
 * this input. Pairs come from a self-join over dense integer items; see docs/decisions.
 */
export async function ensureMined(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<MinedFacts> {
  const key = `${input.grain} ${input.level} ${input.floor ?? 'automatic'}`;
  await ensureDerived(engine, 'mined_pair', key, async () => {
    engine.minedFacts = await mineAll(engine, input, call);
  });
  return engine.minedFacts;
}

async function mineAll(engine: Engine, input: MineInput, call: Call): Promise<MinedFacts> {
  const { database } = engine;
  const shop = requireShop(engine);
  const { floor, joinedRows } = await buildBasketItems(database, shop, input, call);
  call.progress({ stage: 'Counting pairs', done: 2, total: 3 });
  await database.query(
    `CREATE OR REPLACE TEMP TABLE mined_pair AS
    SELECT a.item AS first_item, b.item AS second_item, count(*)::INTEGER AS both_baskets
    FROM basket_item a JOIN basket_item b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item
    HAVING count(*) >= ${floor}
    ORDER BY a.item, b.item`,
    call,
  );
  const baskets = await countBaskets(engine, input, call);
  call.progress({ stage: 'Counting pairs', done: 3, total: 3 });
  return { floor, joinedRows, baskets };
}

/** N: baskets with at least one kept item, whether that item reaches the floor or not. */
async function countBaskets(engine: Engine, input: MineInput, call: Call): Promise<number> {
  const shop = requireShop(engine);
  // Counted when the shop was loaded.
  if (input.grain === 'order' && input.level === 'product') return shop.baskets;
  const id = itemOf(input.level, shop);
  const { basket, from } = keptLines(
    input.grain,
    shop,
    `(SELECT product_key FROM product WHERE ${id} IS NOT NULL) item_product`,
  );
  const result = await engine.database.query(
    `SELECT count(DISTINCT ${basket})::DOUBLE AS baskets ${from}`,
    call,
  );
  return rowOf(result, { baskets: 'number' }).baskets;
}
