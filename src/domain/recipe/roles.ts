import { CHANNELS, channels, consentRole, type ConsentRole } from '../campaign/channels';
import { keysOf, mapTable } from '../table';
import { sourceKinds, type SourceKind } from './source-kinds';

/**
 * The type says how a cell of a role is read. `text` is kept whatever it says; in `optional` text,
 * spellings such as `NULL` mean that nothing is there; a `time` is a time of day.
 */
export type ValueType =
  | 'text'
  | 'optional'
  | 'money'
  | 'number'
  | 'timestamp'
  | 'date'
  | 'time'
  | 'boolean';

/** The shop's tables, by the name each has in SQL. */
export type ShopTable = 'product' | 'customer' | 'orders' | 'line';

/** Every role has these facts. */
interface RoleFacts {
  name: string;
  /**
   * Null where its cells are no value by themselves: they say how to read others, or are kept as they
   * are.
   */
  type: ValueType | null;
  /** The kinds of sources in which a column may play it; `ignore` may stand in all of them. */
  of: readonly SourceKind[];
  /** The columns of the shop's tables that hold it; empty where what is loaded only follows from it. */
  holds: Partial<Record<ShopTable, string>>;
  /** True when several columns of one source may play it. */
  mayRepeat?: true;
}

const ofLines = ['lines'] as const;
const ofOrders = ['lines', 'orders'] as const;
const ofSales = ['lines', 'orders', 'lookup'] as const;
const ofProducts = ['lines', 'products', 'lookup'] as const;
const ofCustomers = ['customers'] as const;

const told = {
  ignore: { name: 'Not used', type: null, of: [], holds: {}, mayRepeat: true },
  order_id: { name: 'Order number', type: 'text', of: ofOrders, holds: { orders: 'order_id' } },
  ordered_at: {
    name: 'Order date',
    type: 'timestamp',
    of: ofOrders,
    holds: { orders: 'ordered_at' },
  },
  ordered_time: { name: 'Order time', type: 'time', of: ofOrders, holds: {} },
  customer_id: {
    name: 'Customer',
    type: 'optional',
    of: [...ofSales, 'customers'],
    holds: { customer: 'customer_id' },
  },
  product_id: {
    name: 'Product id',
    type: 'text',
    of: ofProducts,
    holds: { product: 'product_id' },
  },
  product_name: { name: 'Product name', type: 'text', of: ofProducts, holds: { product: 'name' } },
  category: { name: 'Category', type: 'text', of: ofProducts, holds: { product: 'category' } },
  subcategory: {
    name: 'Subcategory',
    type: 'text',
    of: ofProducts,
    holds: { product: 'subcategory' },
  },
  quantity: { name: 'Quantity', type: 'number', of: ofLines, holds: { line: 'quantity' } },
  unit_price: {
    name: 'Unit price',
    type: 'money',
    of: ofProducts,
    holds: { line: 'unit_price', product: 'price' },
  },
  discount: { name: 'Discount', type: 'money', of: ofLines, holds: { line: 'discount' } },
  amount: { name: 'Line amount', type: 'money', of: ofLines, holds: { line: 'amount' } },
  cost: { name: 'Cost of goods', type: 'money', of: ofProducts, holds: { product: 'cost' } },
  status: { name: 'Order status', type: 'text', of: ofSales, holds: { orders: 'status' } },
  cancelled_at: { name: 'Cancelled at', type: 'timestamp', of: ofOrders, holds: {} },
  channel: { name: 'Sales channel', type: 'text', of: ofSales, holds: { orders: 'channel' } },
  currency: { name: 'Currency', type: 'text', of: ofOrders, holds: {} },
  event: { name: 'Kind of event, purchases loaded', type: null, of: ofLines, holds: {} },
  item: { name: 'Product in the basket', type: null, of: ofLines, holds: {}, mayRepeat: true },
  key: {
    name: 'Key to another file',
    type: null,
    of: ['lines', 'orders', 'products', 'customers', 'lookup'],
    holds: {},
    mayRepeat: true,
  },
  attribute: {
    name: 'Kept as it is',
    type: null,
    of: [...ofOrders, 'customers'],
    holds: {},
    mayRepeat: true,
  },
  customer_name: {
    name: 'Customer name',
    type: 'optional',
    of: ['lookup', 'customers'],
    holds: { customer: 'name' },
  },
  email: { name: 'E-mail', type: 'optional', of: ofCustomers, holds: { customer: 'email' } },
  phone: { name: 'Phone', type: 'optional', of: ofCustomers, holds: { customer: 'phone' } },
  joined_on: { name: 'Joined on', type: 'date', of: ofCustomers, holds: { customer: 'joined_on' } },
} as const satisfies Record<string, RoleFacts>;

interface ConsentFacts extends RoleFacts {
  type: 'boolean';
}

const consents = Object.fromEntries(
  CHANNELS.map((channel): [ConsentRole, ConsentFacts] => {
    const role = consentRole(channel);
    const { consent: name } = channels[channel];
    return [role, { name, type: 'boolean', of: ofCustomers, holds: { customer: role } }];
  }),
) as Record<ConsentRole, ConsentFacts>;

const table = { ...told, ...consents };

/** A role says what a column means. */
export type Role = keyof typeof table;
export const roles: Readonly<Record<Role, RoleFacts>> = table;
export const ROLES = keysOf(roles);

/** The cells of such a role are values, which headers name. */
export type ValueRole = {
  [Each in Role]: (typeof table)[Each]['type'] extends null ? never : Each;
}[Role];
const isValueRole = (role: Role): role is ValueRole => roles[role].type !== null;
export const VALUE_ROLES: readonly ValueRole[] = ROLES.filter(isValueRole);
export const valueTypeOf = (role: ValueRole): ValueType => table[role].type;

/** Each of these tells a product: by its id or, where there is none, by its name. */
export const PRODUCT_KEYS = ['product_id', 'product_name'] as const satisfies readonly Role[];
export const isProductKey = (role: Role): boolean => PRODUCT_KEYS.some((key) => key === role);

/** Tells whether roles tell the product of a row: alone, or among those of a basket. */
export const tellProduct = (played: ReadonlySet<Role>): boolean =>
  [...PRODUCT_KEYS, 'item' as const].some((role) => played.has(role));

/** Tells whether roles tell the order of a row: by its number, or by whose it is and when. */
export const tellOrder = (played: ReadonlySet<Role>): boolean =>
  played.has('order_id') || (played.has('customer_id') && played.has('ordered_at'));

/** The roles that can be read from a kind of source. `ignore` is always among them. */
export const rolesOfKind: Record<SourceKind, readonly Role[]> = mapTable(sourceKinds, (_, kind) =>
  ROLES.filter((role) => role === 'ignore' || roles[role].of.includes(kind)),
);

const isOfType =
  (...types: readonly ValueType[]) =>
  (role: Role): boolean =>
    types.some((type) => type === roles[role].type);

/** Tells whether a role is a value that all lines of an order share. */
export const isOrderRole = (role: Role): boolean =>
  roles[role].type !== null && roles[role].of.includes('orders');

export const isDateRole = isOfType('timestamp', 'date');
export const isMoneyRole = isOfType('money');
export const isNumberRole = isOfType('money', 'number');

/** Lists the columns of a table of the shop that hold what files say, each with its role. */
export const columnsHeld = (table: ShopTable): readonly { role: Role; column: string }[] =>
  ROLES.flatMap((role) => {
    const column = roles[role].holds[table];
    return column === undefined ? [] : [{ role, column }];
  });
