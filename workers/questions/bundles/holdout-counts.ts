import { holdoutStart, type HoldoutCounts } from '../../../src/domain/holdout';
import type { Call } from '../../database';
import { integersOf, rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { literal } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureBaskets, haveDays } from './kept-baskets';
import { ensureMined } from './mined';
import type { MineInput } from './mine-input';

/**
 * Counts every mined pair in the first three quarters of the days and in the rest. Null where baskets
 * have no day, or there is only one.
 */
export async function holdoutCounts(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<HoldoutCounts | null> {
  const shop = requireShop(engine);
  const { firstDay, lastDay } = shop;
  if (!haveDays(input.grain, shop) || firstDay === null || lastDay === null) return null;
  const from = holdoutStart(firstDay, lastDay);
  if (from === null) return null;

  await ensureMined(engine, input, call);
  call.progress({ stage: 'Checking later orders', done: 0, total: 3 });
  await ensureBaskets(engine, input, call);
  const train = await countStretch(engine, `day < DATE ${literal(from)}`, 1, call);
  const test = await countStretch(engine, `day >= DATE ${literal(from)}`, 2, call);
  return {
    firstDay,
    from,
    lastDay,
    trainBaskets: train.baskets,
    testBaskets: test.baskets,
    itemTrain: train.items,
    itemTest: test.items,
    bothTrain: train.both,
    bothTest: test.both,
  };
}

/** N, items and mined pairs of the baskets in a stretch of days, in the order of `mine`. */
async function countStretch(engine: Engine, where: string, done: number, call: Call) {
  const ask = (sql: string) => engine.database.query(sql, call);
  await ask(
    `CREATE OR REPLACE TEMP TABLE stretch_item AS
    SELECT basket, item FROM basket_item
    WHERE basket IN (SELECT basket FROM kept_basket WHERE ${where})`,
  );
  const { baskets } = rowOf(
    await ask(`SELECT count(*)::DOUBLE AS baskets FROM kept_basket WHERE ${where}`),
    { baskets: 'number' },
  );
  const items = integersOf(
    await ask(
      `SELECT coalesce(n, 0)::INTEGER AS n FROM mined_item
      LEFT JOIN (SELECT item, count(*) AS n FROM stretch_item GROUP BY item) USING (item)
      ORDER BY item`,
    ),
    'n',
  );
  const both = integersOf(
    await ask(
      `WITH joint AS (
        SELECT a.item AS first_item, b.item AS second_item, count(*) AS n
        FROM stretch_item a JOIN stretch_item b ON a.basket = b.basket AND a.item < b.item
        GROUP BY a.item, b.item
      )
      SELECT coalesce(n, 0)::INTEGER AS n
      FROM mined_pair LEFT JOIN joint USING (first_item, second_item)
      ORDER BY first_item, second_item`,
    ),
    'n',
  );
  call.progress({ stage: 'Checking later orders', done: done + 1, total: 3 });
  return { baskets, items, both };
}
