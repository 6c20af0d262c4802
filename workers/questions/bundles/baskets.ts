import type { ShopSummary } from '../../../src/domain/shop';
import type { Grain, Level } from '../../../src/domain/words';

/** What identifies a product's item at a level; NULL: at this level it is no item. */
export function itemOf(level: Level, shop: ShopSummary): string {
  if (level === 'product') return shop.parts.productIds ? 'product_id' : 'name';
  return level;
}

/** What identifies the basket of a line; NULL: the line is in no basket of this grain. */
const basketOf: Record<Grain, string> = {
  order: 'l.order_key',
  customer: 'o.customer_key',
  // 100,000 days are 273 years: keys of customer and day never meet.
  'customer-day':
    "o.customer_key::BIGINT * 100000 + date_diff('day', DATE '1900-01-01', o.ordered_at::DATE)",
};

/**
 * A FROM clause of the lines `l` that count for baskets, joined to a table by product_key; the orders
 * `o` are joined where the basket, or the caller, needs them.
 */
export function keptLines(grain: Grain, shop: ShopSummary, joined: string, withOrders = false) {
  const orders = grain === 'order' && !withOrders ? '' : 'JOIN orders o USING (order_key)';
  const conditions = [
    ...(shop.leaveOutReturns ? ['NOT l.is_return'] : []),
    ...(grain === 'order' ? [] : [`${basketOf[grain]} IS NOT NULL`]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return {
    basket: basketOf[grain],
    from: `FROM line l JOIN ${joined} USING (product_key) ${orders} ${where}`,
  };
}
