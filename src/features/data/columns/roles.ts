import { ROLES, type Role } from '../../../domain/recipe/roles';
import type { SourceKind } from '../../../domain/recipe/source-kinds';

/** What can be read from each kind of source, in the order of `ROLES`; `ignore` is always there. */
export const rolesOfKind: Record<SourceKind, readonly Role[]> = {
  lines: pick([
    'order_id',
    'ordered_at',
    'ordered_time',
    'customer_id',
    'product_id',
    'product_name',
    'category',
    'subcategory',
    'quantity',
    'unit_price',
    'discount',
    'amount',
    'cost',
    'status',
    'cancelled_at',
    'channel',
    'currency',
    'event',
    'item',
    'attribute',
    'key',
  ]),
  orders: pick([
    'order_id',
    'ordered_at',
    'ordered_time',
    'customer_id',
    'status',
    'cancelled_at',
    'channel',
    'currency',
    'attribute',
    'key',
  ]),
  products: pick([
    'product_id',
    'product_name',
    'category',
    'subcategory',
    'unit_price',
    'cost',
    'key',
  ]),
  lookup: pick([
    'key',
    'product_id',
    'product_name',
    'category',
    'subcategory',
    'unit_price',
    'cost',
    'customer_id',
    'customer_name',
    'channel',
    'status',
  ]),
  other: pick([]),
  customers: pick([
    'customer_id',
    'customer_name',
    'email',
    'phone',
    'joined_on',
    'accepts_email',
    'accepts_sms',
    'accepts_push',
    'attribute',
    'key',
  ]),
};

function pick(roles: readonly Role[]): readonly Role[] {
  return ROLES.filter((role) => role === 'ignore' || roles.includes(role));
}

export const isDateRole = (role: Role): boolean =>
  role === 'ordered_at' || role === 'cancelled_at' || role === 'joined_on';

export const isNumberRole = (role: Role): boolean =>
  role === 'quantity' ||
  role === 'unit_price' ||
  role === 'discount' ||
  role === 'amount' ||
  role === 'cost';
