import { keysOf } from '../table';

/** Every kind of source has these facts. */
interface SourceKindFacts {
  name: string;
  /** Its rows become rows of the shop's tables, details of the rows of another source, or nothing. */
  rows: 'loaded' | 'looked up' | 'unused';
  /** The table that keeps its attributes; null where none does. */
  attributes: 'customer' | 'orders' | null;
}

/**
 * The kind says what a source holds in each of its rows. A `lookup` describes the values of a column of
 * another source, e.g. category numbers by name; an `other` source is not used.
 */
export const sourceKinds = {
  lines: { name: 'Order lines', rows: 'loaded', attributes: 'orders' },
  orders: { name: 'Orders', rows: 'loaded', attributes: 'orders' },
  products: { name: 'Products', rows: 'loaded', attributes: null },
  customers: { name: 'Customers', rows: 'loaded', attributes: 'customer' },
  lookup: { name: 'Details by key', rows: 'looked up', attributes: null },
  other: { name: 'Not used', rows: 'unused', attributes: null },
} as const satisfies Record<string, SourceKindFacts>;

export type SourceKind = keyof typeof sourceKinds;
export const SOURCE_KINDS = keysOf(sourceKinds);

/** The rows of such a kind become rows of the shop's tables. */
export type LoadedKind = {
  [Kind in SourceKind]: (typeof sourceKinds)[Kind]['rows'] extends 'loaded' ? Kind : never;
}[SourceKind];
export const isLoadedKind = (kind: SourceKind): kind is LoadedKind =>
  sourceKinds[kind].rows === 'loaded';

/** A table of the shop that keeps columns of the files as they are. */
export type AttributesTable = NonNullable<(typeof sourceKinds)[SourceKind]['attributes']>;
