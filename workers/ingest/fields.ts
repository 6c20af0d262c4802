import type { Role, SourceKind, SourceRecipe } from '../../src/domain/recipe';
import type { SetAsideReason } from '../../src/domain/shop';
import { boolean, date, decimal, isUnreadable, optionalText, text, timestamp } from './cells';
import { cellOf } from './rows';

type Kind = 'text' | 'optional' | 'decimal' | 'timestamp' | 'date' | 'boolean';

const readers: Record<Kind, (cell: string, format?: string) => string> = {
  text,
  optional: optionalText,
  decimal,
  timestamp,
  date,
  boolean,
};

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
  },
  orders: {
    order_id: 'text',
    ordered_at: 'timestamp',
    customer_id: 'optional',
    status: 'text',
    cancelled_at: 'timestamp',
    channel: 'text',
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

/** A role of a source: its value as SQL, and when something stands there that cannot be read. */
export interface Field {
  readonly role: Role;
  readonly type: string;
  readonly cell: string | null;
  readonly value: string;
  readonly fault: { reason: SetAsideReason; when: string } | null;
}

/** Every role that counts for the source's kind; those without a column are NULL. */
export function fieldsOf(recipe: SourceRecipe): Field[] {
  return rolesOf(recipe.kind).map(([role, kind]) => {
    const type = sqlTypes[kind];
    const found = cellOf(recipe, role);
    if (found === null) return { role, type, cell: null, value: `NULL::${type}`, fault: null };
    const { cell, column } = found;
    return {
      role,
      type,
      cell,
      value: readers[kind](cell, column.formats?.[0]),
      fault: faultOf(kind, role, cell),
    };
  });
}

export function rolesOf(kind: SourceKind): [Role, Kind][] {
  return Object.entries(fields[kind]) as [Role, Kind][];
}

/** `role` in the condition is the value as read, a column of the query around the cells. */
function faultOf(kind: Kind, role: Role, cell: string): Field['fault'] {
  if (kind === 'timestamp' || kind === 'date')
    return { reason: 'bad-date', when: isUnreadable(cell, role) };
  if (kind === 'decimal') return { reason: 'bad-number', when: isUnreadable(cell, role) };
  return null;
}
