/** How sources become a shop: which file plays which part, and what each column means. */

export const ROLES = [
  'ignore',
  'order_id',
  'ordered_at',
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
  'customer_name',
  'email',
  'phone',
  'joined_on',
  'accepts_email',
  'accepts_sms',
  'accepts_push',
] as const;
/** What a column means. */
export type Role = (typeof ROLES)[number];

export const roleNames: Record<Role, string> = {
  ignore: 'Not used',
  order_id: 'Order number',
  ordered_at: 'Order date',
  customer_id: 'Customer',
  product_id: 'Product id',
  product_name: 'Product name',
  category: 'Category',
  subcategory: 'Subcategory',
  quantity: 'Quantity',
  unit_price: 'Unit price',
  discount: 'Discount',
  amount: 'Line amount',
  cost: 'Cost of goods',
  status: 'Order status',
  cancelled_at: 'Cancelled at',
  channel: 'Sales channel',
  customer_name: 'Customer name',
  email: 'E-mail',
  phone: 'Phone',
  joined_on: 'Joined on',
  accepts_email: 'Accepts e-mail',
  accepts_sms: 'Accepts SMS',
  accepts_push: 'Accepts push',
};

/** What a source holds one row of. */
export const SOURCE_KINDS = ['lines', 'orders', 'products', 'customers'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const sourceKindNames: Record<SourceKind, string> = {
  lines: 'Order lines',
  orders: 'Orders',
  products: 'Products',
  customers: 'Customers',
};

export interface ColumnRecipe {
  /** The header as it stands in the file; foreign text. */
  header: string;
  role: Role;
  /** strptime format of a date column; absent: ISO 8601, or not a date. */
  format?: string;
}

export interface SourceRecipe {
  /** File name as given; foreign text. */
  name: string;
  kind: SourceKind;
  delimiter: string;
  columns: readonly ColumnRecipe[];
}

export interface Recipe {
  version: 1;
  /** The shop's name, shown wherever its figures are. */
  name: string;
  sources: readonly SourceRecipe[];
  /** Keeps returns and cancelled orders out of baskets. They are loaded either way. */
  leaveOutReturns: boolean;
}

/** Order statuses that make the whole order a return, compared case-insensitively. */
export const RETURN_STATUSES = ['cancelled', 'canceled', 'voided', 'refunded', 'returned'] as const;

/** Spellings of "nothing here" for dates, numbers and customers; never for product text. */
export const NULL_SPELLINGS = [
  '',
  'null',
  'na',
  'n/a',
  'nan',
  'none',
  'nil',
  '\\n',
  '-',
  '#n/a',
] as const;
