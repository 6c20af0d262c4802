import { windowDays, type Grain } from '../../../../src/domain/bundles/grains';
import type { Level } from '../../../../src/domain/bundles/levels';
import { productId, type BasketOrder, type BasketProduct } from './basket-shop';

/** A basket by brute force: its items, and what else is known of it. */
export interface OracleBasket {
  items: ReadonlySet<string>;
  /** The items that have a line at full price. */
  fullPrice: ReadonlySet<string>;
  /** The day of the basket's first kept order; null when it has none. */
  day: number | null;
  channel: string | null;
  customer: number | null;
}

export interface OracleInput {
  orders: readonly BasketOrder[];
  products: readonly BasketProduct[];
  grain: Grain;
  level: Level;
  without?: readonly string[];
}

/** Returns every basket with at least one kept item, the slow and plain way. */
export function basketsOf(input: OracleInput): OracleBasket[] {
  const { orders, products, grain, level, without = [] } = input;
  const firstDay = new Map<number, number>();
  for (const { customer, day } of orders) {
    if (customer === null || day === null) continue;
    firstDay.set(customer, Math.min(firstDay.get(customer) ?? day, day));
  }
  const baskets = new Map<string, OracleBasket & { items: Set<string>; fullPrice: Set<string> }>();
  orders.forEach((order, position) => {
    const key = keyOf(order, position, grain, firstDay);
    if (key === null) return;
    for (const { product, isReturn = false, discount = 0 } of order.lines) {
      const items = itemsOf(product, products, level).filter((item) => !without.includes(item));
      if (isReturn || items.length === 0) continue;
      const basket = baskets.get(key) ?? {
        items: new Set(),
        fullPrice: new Set(),
        day: order.day,
        channel: order.channel ?? null,
        customer: order.customer,
      };
      if (order.day !== null) basket.day = Math.min(basket.day ?? order.day, order.day);
      for (const item of items) {
        basket.items.add(item);
        if (discount <= 0) basket.fullPrice.add(item);
      }
      baskets.set(key, basket);
    }
  });
  return [...baskets.values()];
}

function keyOf(
  { customer, day }: BasketOrder,
  position: number,
  grain: Grain,
  firstDay: ReadonlyMap<number, number>,
): string | null {
  if (grain === 'order') return String(position);
  if (customer === null) return null;
  if (grain === 'customer') return String(customer);
  if (day === null) return null;
  if (grain === 'customer-day') return `${customer} ${day}`;
  return `${customer} ${Math.floor((day - firstDay.get(customer)!) / windowDays(grain)!)}`;
}

function itemsOf(product: number, products: readonly BasketProduct[], level: Level): string[] {
  const { category, subcategory = null } = products[product]!;
  const own = level === 'name' ? `Product-${product}` : productId(product);
  const of = category === null ? [] : [category];
  if (level === 'category') return of;
  if (level === 'subcategory') return subcategory === null ? [] : [subcategory];
  return level === 'mixed' ? [own, ...of.map((each) => `category:${each}`)] : [own];
}

/** Counts the sets of `size` items in at least `floor` baskets, by `a b` (sorted). */
export function countSets(
  baskets: readonly Pick<OracleBasket, 'items'>[],
  size: number,
  floor: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { items } of baskets) {
    for (const set of subsets([...items].toSorted(), size)) {
      const key = set.join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Map([...counts].filter(([, count]) => count >= floor).toSorted());
}

function subsets(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** Tells whether one of the items is a product and another its category. */
export function hasOwnPair(key: string, products: readonly BasketProduct[]): boolean {
  const parts = key.split(' ');
  return products.some(
    ({ category }, product) =>
      parts.includes(productId(product)) && parts.includes(`category:${category}`),
  );
}
