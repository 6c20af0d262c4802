import type { LoadEffects } from '../../src/domain/recipe/understanding';
import { isLikelyNonProduct } from '../../src/domain/recipe/non-products';
import type { Call, Database } from '../database';
import { rowOf, rowsOf } from '../decode';
import type { Engine } from '../state';
import { sql } from '../sql';
import { buildTables, stageAll } from './build/build-tables';
import { checkFiles, checkRecipe } from './check';
import type { LoadInput } from './load';
import { openShopDatabase } from './build/shop-database';

/** Only the first rows of each file are counted when files have more bytes than this together. */
const WHOLE = 64 * 1024 * 1024;
/** The bytes of each file that are then counted. */
const PART = 8 * 1024 * 1024;

/**
 * Counts what the choices on the Data page come to. The tables are built beside the loaded ones as a
 * load would build them, counted, and dropped, so the counts are those that loading will give. Throws
 * as `loadShop` does.
 */
export async function loadEffects(
  engine: Engine,
  { recipe, files }: LoadInput,
  call: Call,
): Promise<LoadEffects> {
  const { database } = engine;
  checkRecipe(recipe);
  await checkFiles(recipe, files);
  const isWhole = files.reduce((sum, { size }) => sum + size, 0) <= WHOLE;
  const read = isWhole ? files : files.map(firstPart);
  const beside = await openShopDatabase(database, 'plain', call);
  try {
    const staging = await stageAll(engine, recipe, read, call);
    await buildTables(database, recipe, staging, call);
    return { isWhole, ...(await counted(database, call)) };
  } finally {
    await beside.leave();
  }
}

const firstPart = (file: File): File =>
  file.size <= PART ? file : new File([file.slice(0, PART)], file.name);

async function counted(database: Database, call: Call): Promise<Omit<LoadEffects, 'isWhole'>> {
  const totals = rowOf(await database.query(TOTALS, call), {
    rows: 'number',
    orders: 'number',
    returned_rows: 'number',
    returned_orders: 'number',
    visits: 'number',
  });
  const products = rowsOf(await database.query(PRODUCTS, call), {
    id: 'text?',
    name: 'text?',
    rows: 'number',
    orders: 'number',
    prices: 'number',
    free: 'number',
  });
  const nonProducts = products.flatMap(({ id, name, rows, orders, prices, free }) => {
    const why = isLikelyNonProduct(name, id, { lines: rows, prices, freeShare: free / rows });
    const key = id ?? name;
    return why === null || key === null ? [] : [{ id: key, label: name ?? key, why, rows, orders }];
  });
  return {
    rows: totals.rows,
    orders: totals.orders,
    returns: { rows: totals.returned_rows, orders: totals.returned_orders },
    nonProducts,
    ordersBy:
      totals.visits === 0
        ? []
        : [
            { ordersBy: { by: 'number' }, orders: totals.orders },
            { ordersBy: { by: 'customer', within: 'day' }, orders: totals.visits },
          ],
  };
}

const TOTALS = sql`SELECT count(*)::DOUBLE AS rows, count(DISTINCT order_key)::DOUBLE AS orders,
    (count(*) FILTER (l.is_return))::DOUBLE AS returned_rows,
    (count(DISTINCT order_key) FILTER (l.is_return))::DOUBLE AS returned_orders,
    count(DISTINCT CASE WHEN o.customer_key IS NOT NULL AND o.ordered_at IS NOT NULL
      THEN o.customer_key::BIGINT * 1000000 + date_diff('day', DATE '1900-01-01', o.ordered_at::DATE)
      END)::DOUBLE AS visits
  FROM line l JOIN orders o USING (order_key)`;

/** Selects a row for each product id, or name where there is no id; the name is the most frequent one. */
const PRODUCTS = sql`WITH sold AS (
    SELECT product_key, count(*) AS rows, count(DISTINCT order_key) AS orders,
      count(DISTINCT unit_price) AS prices, count(*) FILTER (unit_price = 0) AS free
    FROM line GROUP BY product_key)
  SELECT any_value(product_id) AS id, arg_max(name, rows) AS name, sum(rows)::DOUBLE AS rows,
    sum(orders)::DOUBLE AS orders, max(prices)::DOUBLE AS prices, sum(free)::DOUBLE AS free
  FROM product JOIN sold USING (product_key)
  WHERE coalesce(product_id, name) IS NOT NULL
  GROUP BY coalesce(product_id, name) ORDER BY rows DESC, name`;
