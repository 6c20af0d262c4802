import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { IS_CREDIT_NOTE } from '../build/is-return';
import { identifier, sql, type Sql } from '../../sql';

/** The middle price and quantity of the first hundred thousand lines, in full; NULL where none has one. */
const MIDDLE = sql`SELECT (median(unit_price) FILTER (unit_price > 0))::VARCHAR AS price,
    (median(quantity) FILTER (quantity > 0))::VARCHAR AS pieces
  FROM (SELECT unit_price, quantity FROM line LIMIT 100000)`;

/**
 * These figures of lines are counted one by one: the database knows the range of each stretch of lines,
 * and so looks at none of them in a shop that has nothing of the kind.
 */
const lineFigures = (price: string | null, pieces: string | null) => ({
  linesWithoutQuantity: sql`quantity IS NULL AND amount IS NOT NULL`,
  linesWithoutAmount: sql`amount IS NULL`,
  linesWithoutPrice: sql`unit_price <= 0`,
  extremePrices: sql`unit_price > ${price}::DECIMAL(28, 4) * 1000`,
  extremeQuantities: sql`quantity > ${pieces}::DECIMAL(28, 4) * 1000`,
});

/** These figures are counted in one pass over each table. */
const ROWS = [
  {
    from: sql`orders`,
    counts: {
      ordersWithoutCustomer: sql`customer_key IS NULL`,
      ordersWithoutDate: sql`ordered_at IS NULL`,
      returnedOrders: sql`is_return`,
      creditNotes: sql`is_return AND ${IS_CREDIT_NOTE}`,
    },
  },
  {
    from: sql`stage_order`,
    counts: {
      ordersNotListed: sql`has_lines AND NOT is_listed`,
      ordersWithoutLines: sql`NOT has_lines`,
    },
  },
] as const;

/** These figures take more than a look at each row. */
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
  longOrders: sql`(SELECT count(*) FROM (SELECT order_key FROM line GROUP BY order_key
    HAVING count(*) > 200))`,
  currencies: sql`(SELECT count(DISTINCT currency) FROM stage_order)`,
  commonCustomers: sql`(SELECT count(*) FROM (SELECT customer_key FROM orders
    WHERE customer_key IS NOT NULL GROUP BY customer_key
    HAVING count(*) >= 50 AND count(*) > 0.5 * (SELECT count(customer_key) FROM orders)))`,
} as const;

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
export type Figure =
  | keyof typeof FIGURES
  | keyof ReturnType<typeof lineFigures>
  | KeysOfUnion<(typeof ROWS)[number]['counts']>;

const names = [...ROWS.map(({ counts }) => counts), lineFigures(null, null), FIGURES].flatMap(
  (each) => Object.keys(each),
);
const shape = Object.fromEntries(names.map((name) => [name, 'number'])) as Record<Figure, 'number'>;

function figuresSql(price: string | null, pieces: string | null): Sql {
  const ofLines = Object.entries(lineFigures(price, pieces)).map(
    ([name, condition]) => [name, sql`(SELECT count(*) FROM line WHERE ${condition})`] as const,
  );
  const looked = [...ofLines, ...Object.entries(FIGURES)].map(
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

/** Counts what a careful analyst would want to know; asked while the staged tables still stand. */
export async function warningFigures(
  database: Database,
  call: Call,
): Promise<Record<Figure, number>> {
  const middle = rowOf(await database.query(MIDDLE, call), { price: 'text?', pieces: 'text?' });
  return rowOf(await database.query(figuresSql(middle.price, middle.pieces), call), shape);
}
