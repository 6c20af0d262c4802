import {
  PRODUCT_MEASURES,
  type CategoryFigures,
  type DashboardScope,
  type ProductFigures,
} from '../../../src/domain/dashboard/dashboard';
import type { Call } from '../../database';
import { integersOf, numbersOf } from '../../decode';
import type { Engine } from '../../state';
import { bind, sql } from '../../sql';
import { NET_AMOUNT } from '../net-amount';
import { requireShop } from '../require-shop';
import { distinctInLines } from '../shop-items';
import productsSql from './products.sql?raw';
import type { Item } from './shop-cache';

/** So many products by each measure leave the worker; the page shows nine and draws the rest small. */
const MOST_PRODUCTS = 100;

/** Returns the products that lead by some measure in the scope, and what all categories add up to. */
export async function productFigures(
  engine: Engine,
  items: ReadonlyMap<number, Item>,
  scope: DashboardScope,
  call: Call,
): Promise<{ products: ProductFigures[]; categories: CategoryFigures[] }> {
  const statement = bind(productsSql, {
    net_amount: NET_AMOUNT,
    orders: distinctInLines(requireShop(engine), sql`l.order_key`),
    first: scope.previous?.from ?? scope.period?.from ?? null,
    from: scope.period?.from ?? null,
    to: scope.period?.to ?? null,
    category: scope.category,
    segment: scope.segment,
  });
  const result = await engine.database.query(statement, call);
  const [item, period] = [integersOf(result, 'item'), integersOf(result, 'period')];
  const measured = PRODUCT_MEASURES.map((name) => [name, numbersOf(result, name)] as const);
  const found = new Map<number, ProductFigures>();
  for (let row = 0; row < result.rowCount; row += 1) {
    const key = item[row] as number;
    const product = found.get(key) ?? noFigures(items.get(key));
    const figures = product[period[row] === 0 ? 'current' : 'previous'];
    for (const [name, values] of measured) figures[name] = values[row] as number;
    found.set(key, product);
  }
  const products = [...found.values()];
  return { products: largest(products), categories: categoriesOf(products) };
}

function largest(products: readonly ProductFigures[]): ProductFigures[] {
  const kept = new Set<ProductFigures>();
  for (const measure of PRODUCT_MEASURES) {
    // Sorting numbers takes a tenth of sorting products by them, of which few lead.
    const values = Float64Array.from(products, ({ current }) => current[measure]).sort();
    const least = values.at(-MOST_PRODUCTS) ?? Number.NEGATIVE_INFINITY;
    const ranked = products
      .filter(({ current }) => current[measure] >= least)
      .sort((a, b) => b.current[measure] - a.current[measure] || (a.name < b.name ? -1 : 1));
    for (const product of ranked.slice(0, MOST_PRODUCTS)) kept.add(product);
  }
  return [...kept];
}

function categoriesOf(products: readonly ProductFigures[]): CategoryFigures[] {
  const rows = new Map<string | null, CategoryFigures>();
  for (const { category, current, previous } of products) {
    const row = rows.get(category) ?? noCategory(category);
    if (current.orders > 0) row.products += 1;
    row.net += current.net;
    row.units += current.units;
    row.previousNet += previous.net;
    row.previousUnits += previous.units;
    rows.set(category, row);
  }
  return [...rows.values()].sort((a, b) => b.net - a.net || b.units - a.units);
}

const noFigures = (item: Item | undefined): ProductFigures => ({
  name: item?.name ?? '',
  category: item?.category ?? null,
  current: { net: 0, units: 0, orders: 0 },
  previous: { net: 0, units: 0, orders: 0 },
});

const noCategory = (category: string | null): CategoryFigures => ({
  category,
  products: 0,
  net: 0,
  units: 0,
  previousNet: 0,
  previousUnits: 0,
});
