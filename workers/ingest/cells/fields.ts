import type { Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';

/** How the values of a role are kept. */
export type Kind = 'text' | 'optional' | 'decimal' | 'timestamp' | 'date' | 'boolean';

export const sqlTypes: Record<Kind, string> = {
  text: 'VARCHAR',
  optional: 'VARCHAR',
  decimal: 'DECIMAL(18,4)',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  boolean: 'BOOLEAN',
};

/** What is kept of a role in the staged rows of each kind of source. */
export const fields: Record<SourceKind, Partial<Record<Role, Kind>>> = {
  lines: {
    order_id: 'text',
    ordered_at: 'timestamp',
    customer_id: 'optional',
    product_id: 'text',
    product_name: 'text',
    category: 'text',
    subcategory: 'text',
    quantity: 'decimal',
    unit_price: 'decimal',
    discount: 'decimal',
    amount: 'decimal',
    cost: 'decimal',
    status: 'text',
    cancelled_at: 'timestamp',
    channel: 'text',
    currency: 'text',
  },
  orders: {
    order_id: 'text',
    ordered_at: 'timestamp',
    customer_id: 'optional',
    status: 'text',
    cancelled_at: 'timestamp',
    channel: 'text',
    currency: 'text',
  },
  products: {
    product_id: 'text',
    product_name: 'text',
    category: 'text',
    subcategory: 'text',
    unit_price: 'decimal',
    cost: 'decimal',
  },
  lookup: {},
  other: {},
  customers: {
    customer_id: 'optional',
    customer_name: 'optional',
    email: 'optional',
    phone: 'optional',
    joined_on: 'date',
    accepts_email: 'boolean',
    accepts_sms: 'boolean',
    accepts_push: 'boolean',
  },
};

export function rolesOf(kind: SourceKind): [Role, Kind][] {
  return Object.entries(fields[kind]) as [Role, Kind][];
}
