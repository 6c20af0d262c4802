import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { NET_AMOUNT } from '../../net-amount';
import { requireShop } from '../../require-shop';
import { putAskedPairs } from '../mining/asked-pairs';
import { ensureMined } from '../mining/mined';
import type { PairInput } from '../mining/mine-input';

export interface ExampleOrdersInput extends PairInput {
  limit: number;
}

export interface ExampleOrder {
  orderId: string;
  /** The time as `2025-08-31 18:00`, or null in a shop without dates. */
  orderedAt: string | null;
  /** The net revenue of the order, or null in a shop without prices. */
  revenue: number | null;
  /** The names of its products, those of the pair first. */
  items: { label: string; isOfPair: boolean }[];
}

/** Returns the newest orders that hold both items; none unless baskets are orders. */
export async function exampleOrders(
  engine: Engine,
  input: ExampleOrdersInput,
  call: Call,
): Promise<ExampleOrder[]> {
  const shop = requireShop(engine);
  if (input.mined.grain !== 'order') return [];
  await ensureMined(engine, input.mined, call);
  await putAskedPairs(engine.database, [input.pair], call);
  await engine.database.query(
    sql`CREATE OR REPLACE TEMP TABLE example_order AS
    SELECT o.order_key, o.order_id, o.ordered_at
    FROM asked_pair
    JOIN basket_item a ON a.item = first_item
    JOIN basket_item b ON b.item = second_item AND b.basket = a.basket
    JOIN orders o ON o.order_key = a.basket
    ORDER BY o.ordered_at DESC NULLS LAST, o.order_key DESC
    LIMIT ${Math.max(0, input.limit)}`,
    call,
  );
  const lines = await engine.database.query(
    sql`SELECT example_order.order_id, strftime(example_order.ordered_at, '%Y-%m-%d %H:%M') AS ordered_at,
      coalesce(p.name, p.product_id) AS label,
      coalesce(mined_item.item IN (first_item, second_item), false) AS is_of_pair,
      coalesce(sum(${NET_AMOUNT}), 0)::DOUBLE AS revenue
    FROM example_order
    JOIN orders o USING (order_key)
    JOIN line l USING (order_key)
    JOIN product p USING (product_key)
    LEFT JOIN candidate USING (product_key)
    LEFT JOIN mined_item ON mined_item.candidate_item = candidate.item
    CROSS JOIN asked_pair
    ${shop.leaveOutReturns ? sql`WHERE NOT l.is_return` : sql``}
    GROUP BY ALL
    ORDER BY any_value(example_order.ordered_at) DESC NULLS LAST, any_value(o.order_key) DESC,
      is_of_pair DESC, label`,
    call,
  );
  const orders = new Map<string, ExampleOrder>();
  for (const row of rowsOf(lines, {
    order_id: 'text',
    ordered_at: 'text?',
    label: 'text',
    is_of_pair: 'boolean',
    revenue: 'number',
  })) {
    const order = orders.get(row.order_id) ?? {
      orderId: row.order_id,
      orderedAt: row.ordered_at,
      revenue: shop.parts.prices ? 0 : null,
      items: [],
    };
    orders.set(row.order_id, order);
    if (order.revenue !== null) order.revenue += row.revenue;
    order.items.push({ label: row.label, isOfPair: row.is_of_pair });
  }
  return [...orders.values()];
}
