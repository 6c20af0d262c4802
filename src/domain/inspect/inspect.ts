/** The Inspect page shows the shop's tables by these. All values are text; NULL is null. */
export interface TableInfo {
  name: string;
  rows: number;
  columns: { name: string; type: string }[];
}

export interface TextRows {
  columns: { name: string; type: string }[];
  rows: (string | null)[][];
  /** True when there are more rows than were asked for. */
  isCut: boolean;
  /** The time that the database took. */
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
