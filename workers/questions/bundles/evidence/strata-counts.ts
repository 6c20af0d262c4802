import { MOST_VALUES, type Split, type Stratum } from '../../../../src/domain/evidence/strata';
import { FailureError } from '../../../../src/domain/errors';
import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { identifier, sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { ensureSegments } from '../../segments/ensure-segments';
import { putAskedPairs } from '../mining/asked-pairs';
import { ensureBaskets } from '../mining/kept-baskets';
import { ensureMined } from '../mining/mined';
import type { PairInput } from '../mining/mine-input';

export interface StrataInput extends PairInput {
  split: Split;
}

/**
 * Counts the rule first → second within each group of baskets, in which antecedent and consequent are
 * the pair's first and second item. The largest group comes first, the one whose value is not known
 * (null) last. The answer is empty when there are more groups than are shown.
 */
export async function strataCounts(
  engine: Engine,
  { mined, pair, split }: StrataInput,
  call: Call,
): Promise<Stratum[]> {
  const shop = requireShop(engine);
  const { value, join } = sourceOf(split, shop);
  await ensureMined(engine, mined, call);
  if (split.by === 'segment') await ensureSegments(engine, call);
  await ensureBaskets(engine, mined, call);
  await putAskedPairs(engine.database, [pair], call);
  const result = await engine.database.query(
    sql`WITH held AS (
      SELECT basket, bool_or(item = first_item) AS has_first, bool_or(item = second_item) AS has_second
      FROM basket_item, asked_pair
      WHERE item IN (first_item, second_item)
      GROUP BY basket
    )
    SELECT ${value} AS value, count(*)::DOUBLE AS baskets,
      count(*) FILTER (WHERE has_first)::DOUBLE AS antecedent,
      count(*) FILTER (WHERE has_second)::DOUBLE AS consequent,
      count(*) FILTER (WHERE has_first AND has_second)::DOUBLE AS "both"
    FROM kept_basket ${join} LEFT JOIN held USING (basket)
    GROUP BY 1
    ORDER BY 1 IS NULL, 2 DESC, 1
    LIMIT ${MOST_VALUES + 2}`,
    call,
  );
  const strata = rowsOf(result, {
    value: 'text?',
    baskets: 'number',
    antecedent: 'number',
    consequent: 'number',
    both: 'number',
  });
  return strata.filter(({ value: known }) => known !== null).length > MOST_VALUES ? [] : strata;
}

/** Writes what a basket's group is, and joins the tables that know it. Throws `missing-column`. */
function sourceOf(split: Split, shop: ShopSummary): { value: Sql; join: Sql } {
  if (split.by === 'segment') {
    return { value: sql`segment`, join: sql`LEFT JOIN customer_segment USING (customer_key)` };
  }
  const orders = sql`JOIN orders o ON o.order_key = kept_basket.order_key`;
  if (split.by === 'channel') return { value: sql`o.channel`, join: orders };
  // The page names the column, so only those that the shop is known to have get into a statement.
  const isKnown = shop.attributes.some(
    ({ table, column }) => table === split.table && column === split.column,
  );
  if (!isKnown) {
    throw new FailureError({
      kind: 'missing-column',
      message: 'The loaded shop does not have this column.',
      detail: `${split.table}.${split.column}`,
    });
  }
  return split.table === 'orders'
    ? { value: sql`o.${identifier(split.column)}::VARCHAR`, join: orders }
    : {
        value: sql`c.${identifier(split.column)}::VARCHAR`,
        join: sql`LEFT JOIN customer c ON c.customer_key = kept_basket.customer_key`,
      };
}
