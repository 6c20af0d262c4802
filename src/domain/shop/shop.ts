import type { AttributesTable, SourceKind } from '../recipe/source-kinds';
import type { SetAsideReason } from './set-aside-reasons';
import type { ShopParts } from './shop-parts';
import type { SegmentRules } from '../segments/segments';

/** A column of a file that was kept as it is, for questions about its values. */
export interface ShopAttribute {
  table: AttributesTable;
  /** The column's name in that table, e.g. `attribute_0`. */
  column: string;
  /** The column's header, which is foreign text. */
  name: string;
  /** The number of distinct values. */
  values: number;
}

/** A loaded shop in figures. Days are ISO dates (`2025-11-30`) in the shop's own time. */
export interface ShopSummary {
  name: string;
  /** 32 hex digits over the loaded tables: equal data and recipe give equal fingerprints. */
  fingerprint: string;
  rowsRead: number;
  rowsLoaded: number;
  rowsSetAside: number;
  orders: number;
  lines: number;
  products: number;
  customers: number;
  firstDay: string | null;
  lastDay: string | null;
  /** Baskets with at least one kept item, at the grain order and the level product. */
  baskets: number;
  items: number;
  /** The number of distinct basket–item pairs. */
  basketItems: number;
  /** An item may stand on several lines of one order; if not, lines of an order are its items. */
  repeatsItems: boolean;
  /** Categories in the order of the file that names them. */
  categories: string[];
  leaveOutReturns: boolean;
  parts: ShopParts;
  attributes: ShopAttribute[];
  /** The thresholds by which its customers are segmented. */
  segmentRules: SegmentRules;
}

export interface SourceReport {
  name: string;
  kind: SourceKind;
  bytes: number;
  rowsRead: number;
  rowsLoaded: number;
  rowsSetAside: number;
}

export interface SetAsideReport {
  source: string;
  reason: SetAsideReason;
  rows: number;
  /** The line in its file of the first such row (the first line is 1), and the offending text. */
  firstRow: number;
  example: string;
}

/** Something true of what was loaded that a careful analyst would want to know. */
export interface LoadWarning {
  message: string;
  /** The advice says what follows from it, or what would help. */
  advice: string;
}

export interface LoadReport {
  summary: ShopSummary;
  sources: SourceReport[];
  setAside: SetAsideReport[];
  warnings: LoadWarning[];
  /** Orders per day, in order: ISO days and counts. */
  ordersPerDay: { day: string; orders: number }[];
  seconds: number;
}
