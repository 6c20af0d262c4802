import type { PromoCounts } from '../../../../src/domain/evidence/promo';
import type { Call } from '../../../database';
import { rowOf } from '../../../decode';
import type { Engine } from '../../../state';
import { list, sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { lineParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { itemProducts, keptLines } from '../mining/baskets';
import { ensureMined } from '../mining/mined';
import type { PairInput } from '../mining/mine-input';

/** Counts the rule with and without lines sold at a discount; null where discounts are not known. */
export async function promoCounts(
  engine: Engine,
  { mined, pair: [first, second] }: PairInput,
  call: Call,
): Promise<PromoCounts | null> {
  const shop = requireShop(engine);
  if (!shop.parts.discounts) return null;
  await ensureMined(engine, mined, call);
  const { basket, from } = keptLines(
    mined.grain,
    shop,
    sql`${itemProducts(mined.level, shop, mined.without)} p`,
  );
  // The lines of a bundle are found by their products, since the two items never share one.
  const countsOf = (part: BasketPart) => sql`WITH pair_product AS (
      SELECT product_key, mined_item.item = ${first} AS is_first
      FROM candidate JOIN mined_item ON candidate.item = mined_item.candidate_item
      WHERE mined_item.item IN ${list([first, second])}
    ),
    kept AS (
      SELECT ${basket} AS basket, l.product_key, coalesce(l.discount, 0) > 0 AS is_discounted ${from}
    ),
    held AS (
      SELECT basket,
        bool_or(is_first) AS a, bool_or(NOT is_first) AS c,
        bool_or(NOT is_discounted) AS is_kept,
        bool_or(is_first AND NOT is_discounted) AS full_a,
        bool_or(NOT is_first AND NOT is_discounted) AS full_c
      FROM kept LEFT JOIN pair_product USING (product_key)
      WHERE ${part(sql`basket`)} GROUP BY basket
    )
    SELECT count(*) AS baskets, count(*) FILTER (WHERE a) AS antecedent,
      count(*) FILTER (WHERE c) AS consequent, count(*) FILTER (WHERE a AND c) AS "both",
      count(*) FILTER (WHERE is_kept) AS full_baskets,
      count(*) FILTER (WHERE full_a) AS full_antecedent,
      count(*) FILTER (WHERE full_c) AS full_consequent,
      count(*) FILTER (WHERE full_a AND full_c) AS full_both
    FROM held`;
  const stage = 'Leaving out discounts';
  await putInParts(
    engine,
    'promo_part',
    { parts: lineParts(engine, mined), stage },
    countsOf,
    call,
  );
  const result = await engine.database.query(
    sql`SELECT sum(COLUMNS(*))::DOUBLE FROM promo_part`,
    call,
  );
  const row = rowOf(result, {
    baskets: 'number',
    antecedent: 'number',
    consequent: 'number',
    both: 'number',
    full_baskets: 'number',
    full_antecedent: 'number',
    full_consequent: 'number',
    full_both: 'number',
  });
  return {
    all: {
      baskets: row.baskets,
      antecedent: row.antecedent,
      consequent: row.consequent,
      both: row.both,
    },
    fullPrice: {
      baskets: row.full_baskets,
      antecedent: row.full_antecedent,
      consequent: row.full_consequent,
      both: row.full_both,
    },
    discounted: row.both - row.full_both,
  };
}
