/** What the Inspect page shows of the shop's tables. All values are text; NULL is null. */

export interface TableInfo {
  name: string;
  rows: number;
  columns: { name: string; type: string }[];
}

export interface TextRows {
  columns: { name: string; type: string }[];
  rows: (string | null)[][];
  /** There are more rows than were asked for. */
  isCut: boolean;
  /** How long the database took. */
  milliseconds: number;
}

export interface ColumnProfile {
  name: string;
  type: string;
  rows: number;
  filled: number;
  distinct: number;
  least: string | null;
  most: string | null;
  /** The most frequent values. */
  top: { value: string; rows: number }[];
}
