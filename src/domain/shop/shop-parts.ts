import { CONSENT_ROLES } from '../campaign/channels';
import type { ShopTable } from '../recipe/roles';
import { keysOf } from '../table';

/**
 * A loaded shop may have or lack these parts. A part is there when some row of the table has any of the
 * columns. A missing part switches panels off by name.
 */
export const shopParts = {
  dates: { table: 'orders', columns: ['ordered_at'] },
  prices: { table: 'line', columns: ['amount'] },
  customers: { table: 'orders', columns: ['customer_key'] },
  categories: { table: 'product', columns: ['category'] },
  subcategories: { table: 'product', columns: ['subcategory'] },
  productIds: { table: 'product', columns: ['product_id'] },
  productNames: { table: 'product', columns: ['name'] },
  discounts: { table: 'line', columns: ['discount'] },
  costs: { table: 'product', columns: ['cost'] },
  channels: { table: 'orders', columns: ['channel'] },
  consent: { table: 'customer', columns: CONSENT_ROLES },
} as const satisfies Record<string, { table: ShopTable; columns: readonly string[] }>;

export type ShopPart = keyof typeof shopParts;
export const SHOP_PARTS = keysOf(shopParts);

/** Tells of each part whether it is there. */
export type ShopParts = Record<ShopPart, boolean>;

export const hasParts = (parts: ShopParts, needed: readonly ShopPart[]): boolean =>
  needed.every((part) => parts[part]);
