import {
  PRODUCT_MEASURES,
  type CategoryFigures,
  type DashboardScope,
  type ProductFigures,
} from '../../../src/domain/dashboard';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import { withNetAmount } from '../with-net-amount';
import productsSql from './products.sql?raw';

/** So many products by each measure leave the worker; the page shows nine and draws the rest small. */
const MOST_PRODUCTS = 100;

const productsTemplate = withNetAmount(productsSql);

/** The products sold in `scoped_order`, the largest first, and what their categories add up to. */
export async function productFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<{ products: ProductFigures[]; categories: CategoryFigures[] }> {
  const statement = bind(productsTemplate, { category: scope.category });
  const rows = rowsOf(await engine.database.query(statement, call), {
    name: 'text',
    category: 'text?',
    net: 'number',
    units: 'number',
    orders: 'number',
    previous_net: 'number',
    previous_units: 'number',
    previous_orders: 'number',
  });
  const products = rows.map(({ name, category, net, units, orders, ...previous }) => ({
    name,
    category,
    current: { net, units, orders },
    previous: {
      net: previous.previous_net,
      units: previous.previous_units,
      orders: previous.previous_orders,
    },
  }));
  return { products: largest(products), categories: categoriesOf(products) };
}

function largest(products: readonly ProductFigures[]): ProductFigures[] {
  const kept = new Set<ProductFigures>();
  for (const measure of PRODUCT_MEASURES) {
    const ranked = products.toSorted(
      (a, b) => b.current[measure] - a.current[measure] || (a.name < b.name ? -1 : 1),
    );
    for (const product of ranked.slice(0, MOST_PRODUCTS)) kept.add(product);
  }
  return [...kept];
}

function categoriesOf(products: readonly ProductFigures[]): CategoryFigures[] {
  const rows = new Map<string | null, CategoryFigures>();
  for (const { category, current, previous } of products) {
    const row = rows.get(category) ?? noFigures(category);
    if (current.orders > 0) row.products += 1;
    row.net += current.net;
    row.units += current.units;
    row.previousNet += previous.net;
    row.previousUnits += previous.units;
    rows.set(category, row);
  }
  return [...rows.values()].sort((a, b) => b.net - a.net || b.units - a.units);
}

const noFigures = (category: string | null): CategoryFigures => ({
  category,
  products: 0,
  net: 0,
  units: 0,
  previousNet: 0,
  previousUnits: 0,
});
