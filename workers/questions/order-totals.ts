import type { Call } from '../database';
import { sql } from '../sql';
import { derivedFact, ensureDerived, type Engine } from '../state';
import { NET_AMOUNT } from './net-amount';
import { requireShop } from './require-shop';
import { ensureShopItems, shopItems } from './shop-items';

export const orderTotals = derivedFact('order_total', [shopItems]);

/** Grouping takes memory by groups: of three million orders at once it would be gigabytes. */
const ORDERS_AT_ONCE = 1_000_000;

/**
 * Sees to it that the table `order_total` belongs to the loaded shop, a row for each order with lines:
 * `order_key INTEGER, net DECIMAL(38,4)` (net revenue, NULL without amounts), `units DECIMAL(38,4)` (kept
 * pieces), `items INTEGER` (different kept items; 0 when nothing was kept). What is asked of orders is
 * asked of this table: there are ten times as many lines, which are added up once.
 */
export async function ensureOrderTotals(engine: Engine, call: Call): Promise<void> {
  const { orders, repeatsItems } = requireShop(engine);
  await ensureShopItems(engine, call);
  await ensureDerived(engine, orderTotals, '', async () => {
    const query = (statement: Parameters<typeof engine.database.query>[0]) =>
      engine.database.query(statement, call);
    await query(
      sql`CREATE OR REPLACE TABLE order_total
        (order_key INTEGER, net DECIMAL(38, 4), units DECIMAL(38, 4), items INTEGER)`,
    );
    for (let first = 0; first < orders; first += ORDERS_AT_ONCE) {
      const part = sql`l.order_key >= ${first} AND l.order_key < ${first + ORDERS_AT_ONCE}`;
      // oxlint-disable-next-line no-await-in-loop -- one part after the other is held in memory
      await query(
        sql`INSERT INTO order_total
        SELECT l.order_key, sum(${NET_AMOUNT}),
          coalesce(sum(coalesce(l.quantity, 1)) FILTER (${KEPT}), 0), count(*) FILTER (${KEPT})
        FROM line l JOIN orders o USING (order_key) WHERE ${part} GROUP BY l.order_key`,
      );
      if (!repeatsItems) continue;
      // Lines are not items here; DISTINCT beside the sums would take twice as long.
      // oxlint-disable-next-line no-await-in-loop
      await query(
        sql`UPDATE order_total SET items = held.items FROM (
          SELECT order_key, count(*) AS items FROM (
            SELECT DISTINCT l.order_key, i.item
            FROM line l JOIN orders o USING (order_key) JOIN shop_item i USING (product_key)
            WHERE ${KEPT} AND ${part})
          GROUP BY order_key) held
        WHERE order_total.order_key = held.order_key`,
      );
    }
  });
}

/** Says that a line was bought and stayed so. */
const KEPT = sql`NOT o.is_return AND NOT l.is_return`;
