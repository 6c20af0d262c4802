import { holdoutStart, type HoldoutCounts } from '../../../../src/domain/evidence/holdout';
import type { Grain } from '../../../../src/domain/bundles/grains';
import type { Call } from '../../../database';
import { integersOf, rowOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { basketParts, everyBasket, putInParts, type BasketPart } from '../mining/basket-parts';
import { ensureBaskets, haveDays } from '../mining/kept-baskets';
import { ensureMined } from '../mining/mined';
import type { MineInput } from '../mining/mine-input';

/**
 * Counts every mined pair in the first three quarters of the days and in the rest. Null where baskets
 * have no day, or the shop has only one.
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
  const stretch = (where: Sql, done: number) =>
    countStretch(engine, input.grain, { where: sql`${where} DATE ${from}`, done }, call);
  const train = await stretch(sql`day <`, 1);
  const test = await stretch(sql`day >=`, 2);
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

/** Counts N, items and mined pairs of the baskets in a stretch of days, in the order of `mine`. */
async function countStretch(
  engine: Engine,
  grain: Grain,
  { where, done }: { where: Sql; done: number },
  call: Call,
) {
  const ask = (statement: Sql) => engine.database.query(statement, call);
  await ask(
    sql`CREATE OR REPLACE TEMP TABLE stretch_item AS
    SELECT basket, item FROM basket_item
    WHERE basket IN (SELECT basket FROM kept_basket WHERE ${where})`,
  );
  const { baskets } = rowOf(
    await ask(sql`SELECT count(*)::DOUBLE AS baskets FROM kept_basket WHERE ${where}`),
    { baskets: 'number' },
  );
  const items = integersOf(
    await ask(
      sql`SELECT coalesce(n, 0)::INTEGER AS n FROM mined_item
      LEFT JOIN (SELECT item, count(*) AS n FROM stretch_item GROUP BY item) USING (item)
      ORDER BY item`,
    ),
    'n',
  );
  const rows = items.reduce((sum, n) => sum + n, 0);
  const parts = basketParts(grain, requireShop(engine), rows, engine.rowsAtOnce);
  const stage = 'Checking later orders';
  if (parts.length > 1) {
    await putInParts(engine, 'stretch_pair', { parts, stage }, stretchPairs, call);
  }
  const counted = parts.length > 1 ? sql`FROM stretch_pair` : stretchPairs();
  const both = integersOf(
    await ask(
      sql`WITH joint AS (
        SELECT first_item, second_item, sum(n) AS n FROM (${counted})
        SEMI JOIN mined_pair USING (first_item, second_item) GROUP BY ALL
      )
      SELECT coalesce(n, 0)::INTEGER AS n
      FROM mined_pair LEFT JOIN joint USING (first_item, second_item)
      ORDER BY first_item, second_item`,
    ),
    'n',
  );
  if (parts.length > 1) await ask(sql`DROP TABLE stretch_pair; DROP TABLE stretch_item`);
  call.progress({ stage, done: done + 1, total: 3 });
  return { baskets, items, both };
}

/** Writes a query of how often each pair is in a basket of the stretch and part. */
function stretchPairs(part: BasketPart = everyBasket): Sql {
  const held = sql`(SELECT basket, item FROM stretch_item WHERE ${part(sql`basket`)})`;
  return sql`SELECT a.item AS first_item, b.item AS second_item, count(*) AS n
    FROM ${held} a JOIN ${held} b ON a.basket = b.basket AND a.item < b.item
    GROUP BY a.item, b.item`;
}
