import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { inNameOrder } from '../../../src/domain/in-name-order';
import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { LoadReport, ShopAttribute, ShopSummary } from '../../../src/domain/shop/shop';
import { shopParts } from '../../../src/domain/shop/shop-parts';
import { mapTable } from '../../../src/domain/table';
import type { Call, Database } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { KeptColumn } from '../build/attributes';
import { run } from '../run';
import type { Sql } from '../../sql';
import * as sql from './summary-sql';

type Figures = Omit<ShopSummary, 'rowsRead' | 'rowsLoaded' | 'rowsSetAside'>;

/**
 * Works out the figures of the tables being built.
 *
 * @param mayRepeat whether a product may stand on several lines of one order.
 */
export async function summarise(
  database: Database,
  recipe: Recipe,
  kept: readonly KeptColumn[],
  mayRepeat: boolean,
  call: Call,
): Promise<Figures> {
  const ask = (statement: Sql) => database.query(statement, call);
  const { orderCount, lineCount, productCount, customerCount, firstDay, lastDay, ...parts } = rowOf(
    await ask(sql.counts),
    {
      orderCount: 'number',
      lineCount: 'number',
      productCount: 'number',
      customerCount: 'number',
      firstDay: 'text?',
      lastDay: 'text?',
      ...mapTable(shopParts, () => 'boolean' as const),
    },
  );
  const { leaveOutReturns } = recipe;
  const { shared } = rowOf(await ask(sql.shareItems(parts.productIds)), { shared: 'boolean' });
  const isSeveral = mayRepeat || shared;
  await run(database, sql.bought(parts.productIds, orderCount, isSeveral), call);
  const baskets = rowOf(await ask(sql.basketCounts(leaveOutReturns, isSeveral)), {
    baskets: 'number',
    items: 'number',
    basketItems: 'number',
    repeatsItems: 'boolean',
  });
  const categories = rowsOf(await ask(sql.categories), { category: 'text' });
  const { fingerprint } = rowOf(await ask(sql.fingerprint(JSON.stringify(inNameOrder(recipe)))), {
    fingerprint: 'text',
  });
  return {
    name: recipe.name,
    fingerprint,
    orders: orderCount,
    lines: lineCount,
    products: productCount,
    customers: customerCount,
    firstDay,
    lastDay,
    ...baskets,
    categories: categories.map(({ category }) => category),
    leaveOutReturns,
    parts,
    attributes: await countValues(database, kept, call),
    segmentRules: defaultSegmentRules,
  };
}

export async function countOrdersPerDay(
  database: Database,
  call: Call,
): Promise<LoadReport['ordersPerDay']> {
  const days = await database.query(sql.ordersPerDay, call);
  return rowsOf(days, { day: 'text', orders: 'number' });
}

/** A kept column with more values than this leaves too little in each to be of use. */
const MOST_VALUES = 20;

async function countValues(
  database: Database,
  kept: readonly KeptColumn[],
  call: Call,
): Promise<ShopAttribute[]> {
  if (kept.length === 0) return [];
  const counts = rowsOf(await database.query(sql.distinctValues(kept), call), { values: 'number' });
  return kept
    .map(({ table, column, header }, index) => ({
      table,
      column,
      name: header,
      values: counts[index]?.values ?? 0,
    }))
    .filter(({ values }) => values >= 2 && values <= MOST_VALUES);
}
