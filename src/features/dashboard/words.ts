import { roleNames, type Role } from '../../domain/recipe';
import type { ShopParts } from '../../domain/shop';
import { formatMoney, formatNumber } from '../../ui/format';

/** What the sums on the page are sums of: revenue, or orders in a shop without prices. */
export type Worth = 'net' | 'orders';

export const worthOf = (parts: ShopParts): Worth => (parts.prices ? 'net' : 'orders');

export const formatWorth = (worth: Worth, value: number): string =>
  worth === 'net' ? formatMoney(value) : formatNumber(value);

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const wayOut = (role: Role) => `Give a column the role ${roleNames[role]} on the Data page.`;

/** What is missing in a shop, and what would bring it. */
export const missing = {
  dates: { title: 'No dates in this shop', wayOut: wayOut('ordered_at') },
  prices: { title: 'No prices in this shop', wayOut: wayOut('unit_price') },
  customers: { title: 'No customers in this shop', wayOut: wayOut('customer_id') },
  categories: { title: 'No categories in this shop', wayOut: wayOut('category') },
} as const satisfies Partial<Record<keyof ShopParts, { title: string; wayOut: string }>>;
export type MissingPart = keyof typeof missing;
