import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { ThresholdMeasure } from '../../../../src/domain/bundles/thresholds';
import { keysOf } from '../../../../src/domain/table';
import type { ThresholdReach } from '../../../../src/domain/bundles/threshold-reach';
import type { Call } from '../../../database';
import { integersOf, numbersOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { lineParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { ensureMined } from '../mining/mined';
import type { MineInput } from '../mining/mine-input';
import { pairHolders } from '../mining/pair-holders';
import { soldBaskets } from '../mining/sold-baskets';

export interface ThresholdReachInput {
  mined: MineInput;
  /** The threshold that moves, and the values it is looked at for, ascending. */
  by: ThresholdMeasure;
  values: readonly number[];
  /** The values that the other two stand at; that of `by` is not looked at. */
  thresholds: Record<ThresholdMeasure, number>;
}

const STAGE = 'Counting who is reached';

/** A value this close below a threshold passes, as it does on the page. */
const CLOSE = 1 - 1e-12;

/** A pair's measures in SQL, in the better of its two directions, given the number of baskets. */
const measureOf: Record<ThresholdMeasure, (baskets: number) => Sql> = {
  support: (baskets) => sql`both_baskets::DOUBLE / ${baskets}`,
  confidence: () => sql`both_baskets::DOUBLE / least(a.baskets, c.baskets)`,
  lift: (baskets) => sql`both_baskets::DOUBLE * ${baskets} / (a.baskets::DOUBLE * c.baskets)`,
};

/**
 * Tells who would still be reached, and with what revenue, if one threshold stood at each of several
 * values. A basket counts up to the best value among its bundles, so that one pass answers all.
 */
export async function thresholdReach(
  engine: Engine,
  { mined, by, values, thresholds }: ThresholdReachInput,
  call: Call,
): Promise<ThresholdReach> {
  const shop = requireShop(engine);
  const { baskets } = await ensureMined(engine, mined, call);
  const counts = shop.parts.customers ? 'customers' : 'baskets';
  call.progress({ stage: STAGE, done: 0, total: 2 });
  const edges = values.map((value, at) => sql`(${at}, ${value * CLOSE}::DOUBLE)`);
  if (values.length === 0) {
    return { counts, values: [], reached: new Int32Array(), revenue: new Float64Array() };
  }
  await engine.database.query(passingPairs(baskets, by, thresholds), call);
  const parts = lineParts(engine, mined);
  const select = (part: BasketPart) => bestOfBaskets(shop, mined, part);
  await putInParts(engine, 'basket_reach', { parts, stage: STAGE }, select, call);
  call.progress({ stage: STAGE, done: 1, total: 2 });
  const key = counts === 'customers' ? sql`customer_key` : sql`basket`;
  const result = await engine.database.query(
    sql`WITH edge(place, value) AS (VALUES ${sql.join(edges)}),
    who AS (
      SELECT max(best) AS best FROM basket_reach
      WHERE ${key} IS NOT NULL
      GROUP BY ${key}
    )
    SELECT (SELECT count(*) FROM who WHERE who.best >= edge.value)::INTEGER AS reached,
      (SELECT coalesce(sum(revenue), 0) FROM basket_reach WHERE best >= edge.value)::DOUBLE AS revenue
    FROM edge ORDER BY place`,
    call,
  );
  const revenue = numbersOf(result, 'revenue');
  return {
    counts,
    values: [...values],
    reached: integersOf(result, 'reached'),
    revenue: shop.parts.prices ? revenue : revenue.fill(Number.NaN),
  };
}

/** Makes `passing_pair(first_item, second_item, value)` of pairs that pass the other thresholds. */
function passingPairs(
  baskets: number,
  by: ThresholdMeasure,
  thresholds: Record<ThresholdMeasure, number>,
): Sql {
  const passes = keysOf(measureOf)
    .filter((measure) => measure !== by)
    .map((measure) => sql`${measureOf[measure](baskets)} >= ${thresholds[measure] * CLOSE}`);
  return sql`CREATE OR REPLACE TEMP TABLE passing_pair AS
    SELECT first_item, second_item, ${measureOf[by](baskets)} AS value
    FROM mined_pair JOIN mined_item a ON a.item = first_item JOIN mined_item c ON c.item = second_item
    WHERE ${sql.join(passes, sql` AND `)}`;
}

/** Selects the part's baskets with a passing pair, as sold, and their pairs' highest value, `best`. */
const bestOfBaskets = (shop: ShopSummary, mined: MineInput, part: BasketPart): Sql =>
  sql`WITH held AS (
    SELECT a.basket, max(p.value) AS best ${pairHolders('passing_pair', part)} GROUP BY a.basket
  ),
  sold AS (${soldBaskets(shop, mined, part)})
  SELECT basket, best, customer_key, revenue FROM held JOIN sold USING (basket)`;
