import type { Failure } from '../errors';
import type {
  ColumnRecipe,
  DateFormat,
  DecimalSign,
  Dialect,
  DiscountUnit,
  Link,
  OrdersBy,
  PackedPrices,
  SourceRecipe,
} from './recipe';
import type { Role } from './roles';
import type { Shape } from './shapes';
import type { SourceKind } from './source-kinds';

/** A column as it was understood before its file is loaded: a proposal, with its reason. */
export interface UnderstoodColumn {
  header: string;
  /** The first non-empty values, as text. */
  samples: string[];
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** The reason for this role, or for none, in words: "97% of values are dates, day first". */
  reason: string;
  /**
   * The ways its values are written as dates, whatever its role, since a person may say that it is one
   * of dates.
   */
  formats?: DateFormat[];
  /**
   * The sign with which its values are numbers, whatever its role; absent for a point, or where they
   * are no numbers.
   */
  decimal?: DecimalSign;
  unit?: DiscountUnit;
  /** The kind of prices in a cell that lists products; absent where there are none to be used. */
  prices?: PackedPrices;
}

/** The changes that an answer brings; a changed dialect means that the file is looked at again. */
export interface SourceChange {
  kind?: SourceKind;
  shape?: Shape;
  ordersBy?: OrdersBy;
  dialect?: Partial<Dialect>;
  columns?: { index: number; change: Partial<ColumnRecipe> }[];
}

/** A person is asked for what the file does not decide. The first choice is the one that is proposed. */
export interface Clarification {
  /** The id is stable for one file, e.g. `date-order 3`. */
  id: string;
  /** The column it is about. */
  column: number | null;
  /** "Is 03/04/2024 in Date the 3rd of April?" */
  title: string;
  /** The detail says what was seen in the file, with counts. */
  detail: string;
  choices: { label: string; change: SourceChange }[];
  /**
   * True when the file cannot be loaded before it is answered; otherwise the first choice holds until
   * then.
   */
  mustAnswer: boolean;
}

export interface UnderstoodSource {
  name: string;
  bytes: number;
  kind: SourceKind;
  shape: Shape;
  ordersBy: OrdersBy;
  dialect: Dialect;
  columns: UnderstoodColumn[];
  /** The first rows as text, one cell a column. */
  preview: string[][];
  /** The line of the file in which each row of the preview begins, the first line being 1. */
  previewLines: number[];
  /** The number of rows that were judged, and whether those are all rows of the file. */
  judgedRows: number;
  judgedAll: boolean;
  clarifications: Clarification[];
  /** Notes on how the file was read that are worth knowing: "3 lines before the header are skipped". */
  notes: string[];
  /** The reason why this file cannot be used as it is; everything else may then be empty. */
  problem: Failure | null;
}

/** A file and what a person has said of how to read it; the rest is detected. */
export interface UnderstandInput {
  file: File;
  dialect?: Partial<Dialect>;
  kind?: SourceKind;
  shape?: Shape;
}

/** The tables in one file: the file itself, or the files and sheets in an archive. */
export interface Unpacked {
  files: File[];
  problem: Failure | null;
}

/** All sources as they are to be read now, and their files in the same order. */
export interface LinkInput {
  sources: SourceRecipe[];
  files: File[];
}

/** The sureness of a role, 0 to 1, and the reason for it. */
export interface Sureness {
  confidence: number;
  reason: string;
}

/** A file's place beside the others. `kind`, `roles` and `link` replace what it was taken for alone. */
export interface LinkedSource {
  kind: SourceKind;
  /** The roles, in the order of the columns. */
  roles: Role[];
  /** In the order of the columns; null where the file alone told the role. */
  sureness: (Sureness | null)[];
  link: Link | null;
  /** The way orders are made, where the other files say more of it than the file alone. */
  ordersBy?: OrdersBy;
  /** "99% of the product_id values of order-details.csv stand in its productID." */
  reason: string;
  /** Clarifications that only all files together raise, e.g. about two that hold the same orders. */
  clarifications: Clarification[];
}

/** The number of rows and orders that a choice before loading would keep out of baskets. */
export interface Effect {
  rows: number;
  orders: number;
}

/** The effects of the choices on the Data page, counted before loading. */
export interface LoadEffects {
  /** True when the counts are of whole files; otherwise they are of their first `rows` rows. */
  isWhole: boolean;
  rows: number;
  orders: number;
  returns: Effect;
  /** Products that look like none (postage, gift cards, samples), the most frequent first. */
  nonProducts: (Effect & { id: string; label: string; why: string })[];
  /**
   * The number of orders that each way to make them would give; only for lines that allow more than one
   * way.
   */
  ordersBy: { ordersBy: OrdersBy; orders: number }[];
}
