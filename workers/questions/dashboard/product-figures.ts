import type {
  CategoryFigures,
  DashboardScope,
  ProductFigures,
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

export async function productFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<{ products: ProductFigures[]; categories: CategoryFigures[] }> {
  const statement = bind(productsTemplate, { category: scope.category, most: MOST_PRODUCTS });
  const rows = rowsOf(await engine.database.query(statement, call), {
    is_product: 'boolean',
    name: 'text',
    category: 'text?',
    products: 'number',
    net: 'number',
    units: 'number',
    orders: 'number',
    previous_net: 'number',
    previous_units: 'number',
    previous_orders: 'number',
  });
  const products: ProductFigures[] = [];
  const categories: CategoryFigures[] = [];
  for (const row of rows) {
    const { name, category, net, units, orders } = row;
    const previousNet = row.previous_net;
    const previousUnits = row.previous_units;
    if (row.is_product) {
      const previous = { net: previousNet, units: previousUnits, orders: row.previous_orders };
      products.push({ name, category, current: { net, units, orders }, previous });
    } else {
      categories.push({
        category,
        products: row.products,
        net,
        units,
        previousNet,
        previousUnits,
      });
    }
  }
  return { products, categories };
}
