/**
 * What a source holds one row of. A `lookup` describes the values of a column of another source,
 * e.g. category numbers by name; an `other` source is not used.
 */
export const SOURCE_KINDS = [
  'lines',
  'orders',
  'products',
  'customers',
  'lookup',
  'other',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const sourceKindNames: Record<SourceKind, string> = {
  lines: 'Order lines',
  orders: 'Orders',
  products: 'Products',
  customers: 'Customers',
  lookup: 'Details by key',
  other: 'Not used',
};
