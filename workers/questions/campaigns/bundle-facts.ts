import type { BundleFacts, PricedItem } from '../../../src/domain/campaign/facts';
import { holdoutStart } from '../../../src/domain/evidence/holdout';
import type { RuleCounts } from '../../../src/domain/measures/metrics';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Grain } from '../../../src/domain/bundles/grains';
import type { Level } from '../../../src/domain/bundles/levels';
import type { Call, Database } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { list, sql } from '../../sql';
import { itemProducts, keptLines } from '../bundles/mining/baskets';
import { haveDays } from '../bundles/mining/kept-baskets';
import { requireShop } from '../require-shop';
import { findItems, holdsAll, type FoundItem } from './find-items';

/** Prices paid longer ago say little about today's. */
const PRICE_DAYS = 180;

export interface BundleFactsInput {
  level: Level;
  grain: Grain;
  /** Ids of items, or their names. */
  antecedent: readonly string[];
  consequent: readonly string[];
}

/** Returns a bundle's items with prices, and the counts behind its rule, mined or not. Throws `no-rows`. */
export async function bundleFacts(
  engine: Engine,
  input: BundleFactsInput,
  call: Call,
): Promise<BundleFacts> {
  const shop = requireShop(engine);
  const { database } = engine;
  const find = (texts: readonly string[]) => findItems(database, shop, input.level, texts, call);
  const antecedent = await find(input.antecedent);
  const consequent = await find(input.consequent);
  const price = async (items: readonly FoundItem[]) => {
    const priced: PricedItem[] = [];
    for (const item of items) priced.push(await withPrice(database, shop, item, call));
    return priced;
  };
  return {
    antecedent: await price(antecedent),
    consequent: await price(consequent),
    ...(await countRule(database, shop, input, { antecedent, consequent }, call)),
  };
}

async function countRule(
  database: Database,
  shop: ShopSummary,
  { grain, level }: BundleFactsInput,
  items: { antecedent: FoundItem[]; consequent: FoundItem[] },
  call: Call,
): Promise<Pick<BundleFacts, 'counts' | 'holdout'>> {
  const { firstDay, lastDay } = shop;
  const start =
    haveDays(grain, shop) && firstDay !== null && lastDay !== null
      ? holdoutStart(firstDay, lastDay)
      : null;
  const { basket, from } = keptLines(
    grain,
    shop,
    sql`${itemProducts(level, shop)} item_product`,
    start !== null,
  );
  const stretch =
    start === null
      ? sql`'all'`
      : sql`CASE WHEN min(o.ordered_at)::DATE < DATE ${start} THEN 'train'
        WHEN min(o.ordered_at) IS NOT NULL THEN 'test' ELSE 'undated' END`;
  const result = await database.query(
    sql`WITH basket AS (
      SELECT ${holdsAll(items.antecedent)} AS a, ${holdsAll(items.consequent)} AS c,
        ${stretch} AS stretch
      ${from} GROUP BY ${basket}
    )
    SELECT stretch, count(*)::DOUBLE AS baskets,
      count(*) FILTER (WHERE a)::DOUBLE AS antecedent,
      count(*) FILTER (WHERE c)::DOUBLE AS consequent,
      count(*) FILTER (WHERE a AND c)::DOUBLE AS "both"
    FROM basket GROUP BY stretch`,
    call,
  );
  const rows = rowsOf(result, {
    stretch: 'text',
    baskets: 'number',
    antecedent: 'number',
    consequent: 'number',
    both: 'number',
  });
  const of = (wanted: string): RuleCounts => sumOf(rows.filter((row) => row.stretch === wanted));
  return {
    counts: sumOf(rows),
    holdout: start === null ? null : { train: of('train'), test: of('test') },
  };
}

const sumOf = (rows: readonly RuleCounts[]): RuleCounts => ({
  baskets: rows.reduce((sum, row) => sum + row.baskets, 0),
  antecedent: rows.reduce((sum, row) => sum + row.antecedent, 0),
  consequent: rows.reduce((sum, row) => sum + row.consequent, 0),
  both: rows.reduce((sum, row) => sum + row.both, 0),
});

/** Adds the list price, or else the median paid over the shop's last days. */
async function withPrice(
  database: Database,
  shop: ShopSummary,
  { id, name, productKeys, price, cost }: FoundItem,
  call: Call,
): Promise<PricedItem> {
  if (price !== null) return { id, name, price, priceSource: 'list', cost };
  const since =
    shop.lastDay === null
      ? sql``
      : sql`AND o.ordered_at::DATE > DATE ${shop.lastDay} - ${PRICE_DAYS}`;
  const result = await database.query(
    sql`SELECT median(l.unit_price)::DOUBLE AS price
    FROM line l JOIN orders o USING (order_key)
    WHERE NOT l.is_return AND l.product_key IN ${list(productKeys)} ${since}`,
    call,
  );
  const paid = rowOf(result, { price: 'number' }).price;
  if (Number.isNaN(paid)) return { id, name, price: null, priceSource: null, cost };
  return { id, name, price: paid, priceSource: 'paid', cost };
}
