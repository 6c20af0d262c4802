import { roles, type Role } from '../recipe/roles';
import type { ShopParts } from './shop-parts';

const wayOut = (role: Role) => `Give a column the role ${roles[role].name} on the Data page.`;

/** The words for a part that a shop lacks, and what would bring it. */
export const missing = {
  dates: { title: 'No dates in this shop', wayOut: wayOut('ordered_at') },
  prices: { title: 'No prices in this shop', wayOut: wayOut('unit_price') },
  customers: { title: 'No customers in this shop', wayOut: wayOut('customer_id') },
  categories: { title: 'No categories in this shop', wayOut: wayOut('category') },
} as const satisfies Partial<Record<keyof ShopParts, { title: string; wayOut: string }>>;
export type MissingPart = keyof typeof missing;

/** Returns the first of the needed parts that a shop lacks. */
export const firstMissing = (
  parts: ShopParts,
  needed: readonly MissingPart[],
): MissingPart | undefined => needed.find((part) => !parts[part]);
