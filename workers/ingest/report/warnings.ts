import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { LoadWarning, ShopSummary } from '../../../src/domain/shop/shop';
import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { identifier, sql, type Sql } from '../../sql';

/** The middle price and quantity of the first million lines. */
const MIDDLE = sql`(SELECT median(unit_price) FILTER (unit_price > 0) AS price,
    median(quantity) FILTER (quantity > 0) AS pieces
  FROM (SELECT unit_price, quantity FROM line LIMIT 1000000)) middle`;

/** What a careful analyst would want to know, counted in one pass over each table. */
const ROWS = [
  {
    from: sql`line, ${MIDDLE}`,
    counts: {
      linesWithoutQuantity: sql`quantity IS NULL AND amount IS NOT NULL`,
      linesWithoutAmount: sql`amount IS NULL`,
      linesWithoutPrice: sql`unit_price <= 0`,
      extremePrices: sql`unit_price > 1000 * middle.price`,
      extremeQuantities: sql`quantity > 1000 * middle.pieces`,
    },
  },
  {
    from: sql`orders`,
    counts: {
      ordersWithoutCustomer: sql`customer_key IS NULL`,
      ordersWithoutDate: sql`ordered_at IS NULL`,
      returnedOrders: sql`is_return`,
      creditNotes: sql`is_return AND regexp_full_match(order_id, '[Cc][0-9]+')`,
    },
  },
  {
    from: sql`stage_order`,
    counts: { ordersNotListed: sql`lines > 0 AND NOT listed`, ordersWithoutLines: sql`lines = 0` },
  },
] as const;

/** What takes more than a look at each row. */
const FIGURES = {
  linesWithoutProductRow: sql`(SELECT count(*) FROM line WHERE product_key IN
    (SELECT product_key FROM stage_pair WHERE NOT listed))`,
  customersNotListed: sql`(SELECT count(*) FROM customer)
    - (SELECT count(*) FROM stage_customers WHERE fault = 0)`,
  returnedLines: sql`(SELECT count(*) FROM line l JOIN orders o USING (order_key)
    WHERE l.is_return AND NOT o.is_return)`,
  productsWithoutCategory: sql`(SELECT count(*) FROM product WHERE category IS NULL)`,
  idsWithManyNames: sql`(SELECT count(*) FROM (SELECT product_id FROM product
    WHERE product_id IS NOT NULL AND name IS NOT NULL GROUP BY product_id HAVING count(*) > 1))`,
  repeatedLines: sql`(SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM line
    SEMI JOIN (FROM stage_bought WHERE lines > 1) USING (order_key)
    GROUP BY order_key, product_key, quantity, amount HAVING n > 1))`,
  longOrders: sql`(SELECT count(*) FROM (SELECT order_key FROM stage_bought GROUP BY order_key
    HAVING sum(lines) > 200))`,
  currencies: sql`(SELECT count(DISTINCT currency) FROM stage_order)`,
  commonCustomers: sql`(SELECT count(*) FROM (SELECT customer_key FROM orders
    WHERE customer_key IS NOT NULL GROUP BY customer_key
    HAVING count(*) >= 50 AND count(*) > 0.5 * (SELECT count(customer_key) FROM orders)))`,
} as const;

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
type Figure = keyof typeof FIGURES | KeysOfUnion<(typeof ROWS)[number]['counts']>;

const names = [...ROWS.map(({ counts }) => counts), FIGURES].flatMap((each) => Object.keys(each));
const shape = Object.fromEntries(names.map((name) => [name, 'number'])) as Record<Figure, 'number'>;

function figuresSql(): Sql {
  const looked = Object.entries(FIGURES).map(
    ([name, figure]) => sql`${figure}::INTEGER AS ${identifier(name)}`,
  );
  const counted = ROWS.map(({ from, counts }) => {
    const columns = Object.entries(counts).map(
      ([name, condition]) => sql`(count(*) FILTER (${condition}))::INTEGER AS ${identifier(name)}`,
    );
    return sql`(SELECT ${sql.join(columns)} FROM ${from})`;
  });
  return sql`SELECT *, ${sql.join(looked)} FROM ${sql.join(counted)}`;
}

/** Asked while the staged tables still stand. */
export async function warningsOf(
  database: Database,
  recipe: Recipe,
  summary: ShopSummary,
  call: Call,
): Promise<LoadWarning[]> {
  const figures = rowOf(await database.query(figuresSql(), call), shape);
  return warn(figures, recipe, summary);
}

function warn(n: Record<Figure, number>, recipe: Recipe, summary: ShopSummary): LoadWarning[] {
  const kinds = new Set(recipe.sources.map(({ kind }) => kind));
  const { parts, orders } = summary;
  const warnings: LoadWarning[] = [];
  const add = (count: number, one: string, many: string, advice: string) => {
    if (count === 1) warnings.push({ message: `1 ${one}`, advice });
    if (count > 1) warnings.push({ message: `${count.toLocaleString('en-GB')} ${many}`, advice });
  };
  if (kinds.has('products')) {
    add(
      n.linesWithoutProductRow,
      'order line names a product that is not in the products file.',
      'order lines name a product that is not in the products file.',
      'They are loaded. Category, price and cost come from what else is known of the product.',
    );
  }
  if (kinds.has('orders')) {
    add(
      n.ordersNotListed,
      'order has lines but no row in the orders file.',
      'orders have lines but no row in the orders file.',
      'They are loaded; their date, customer and status may be missing.',
    );
    add(
      n.ordersWithoutLines,
      'order of the orders file has no lines.',
      'orders of the orders file have no lines.',
      'They are loaded, and are in no basket.',
    );
  }
  if (kinds.has('customers')) {
    add(
      n.customersNotListed,
      'customer has orders but no row in the customers file.',
      'customers have orders but no row in the customers file.',
      'They count as customers; a campaign cannot reach them.',
    );
  }
  add(
    n.returnedOrders,
    'order is a return or was cancelled.',
    'orders are returns or were cancelled.',
    'They add nothing to net revenue. “Leave out returns” decides whether they count as baskets.',
  );
  add(
    n.creditNotes,
    'of the returns is numbered C and digits.',
    'of the returns are numbered C and digits.',
    'Such numbers are read as credit notes, since what they hold was taken back.',
  );
  add(
    n.returnedLines,
    'line of another order has a quantity of 0 or less.',
    'lines of other orders have a quantity of 0 or less.',
    'They are read as returned, and a negative amount is taken off revenue.',
  );
  if (parts.dates) {
    add(
      n.ordersWithoutDate,
      'order has no date.',
      'orders have no date.',
      'They count in totals, and in no period.',
    );
  }
  if (parts.customers && n.ordersWithoutCustomer < orders) {
    add(
      n.ordersWithoutCustomer,
      'order has no customer.',
      'orders have no customer.',
      'They count in revenue and in bundles, not in segments.',
    );
  }
  if (parts.prices) {
    add(
      n.linesWithoutAmount,
      'line has neither an amount nor a price.',
      'lines have neither an amount nor a price.',
      'They are in baskets, and add nothing to revenue.',
    );
    add(
      n.linesWithoutQuantity,
      'line has no quantity.',
      'lines have no quantity.',
      'Each counts as one piece.',
    );
    add(
      n.linesWithoutPrice,
      'line has a price of 0 or less.',
      'lines have a price of 0 or less.',
      'They may be gifts, samples or corrections. They count in baskets.',
    );
  }
  if (parts.categories) {
    add(
      n.productsWithoutCategory,
      'product has no category.',
      'products have no category.',
      'They are missing where figures are by category.',
    );
  }
  add(
    n.extremePrices,
    'line has a price over a thousand times the usual one.',
    'lines have a price over a thousand times the usual one.',
    'A point and a comma may be mixed up. Look at these lines on the Inspect page.',
  );
  add(
    n.extremeQuantities,
    'line has a quantity over a thousand times the usual one.',
    'lines have a quantity over a thousand times the usual one.',
    'It may be a weight or a correction. A product counts once a basket, whatever its quantity.',
  );
  add(
    n.longOrders,
    'order has more than 200 lines.',
    'orders have more than 200 lines.',
    'They may be stock moves or a day’s till as one order. They make many pairs that say little.',
  );
  if (n.currencies > 1) {
    warnings.push({
      message: `Orders are in ${n.currencies} currencies.`,
      advice: 'Amounts are added as they stand. Load the orders of one currency for true sums.',
    });
  }
  add(
    n.commonCustomers,
    'customer has more than half of all orders.',
    'customers have more than half of all orders.',
    'It may stand for guests or the till. Segments and audiences take it for one person.',
  );
  add(
    n.idsWithManyNames,
    'product id has more than one name.',
    'product ids have more than one name.',
    'Each id is one product; the name it has most often is shown.',
  );
  add(
    n.repeatedLines,
    'line repeats another line of its order exactly.',
    'lines repeat another line of their order exactly.',
    'They count in revenue; a product counts once a basket.',
  );
  return warnings;
}
