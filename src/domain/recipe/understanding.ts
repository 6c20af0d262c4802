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

/** What was understood of a file before it is loaded: a proposal, with its reasons. */

export interface UnderstoodColumn {
  header: string;
  /** The first non-empty values, as text. */
  samples: string[];
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** Why this role, or why none, in words: "97% of values are dates, day first". */
  reason: string;
  /** How its values are dates, whatever its role: a person may say that it is one of dates. */
  formats?: DateFormat[];
  /** How its values are numbers, whatever its role; absent: a point, or no numbers. */
  decimal?: DecimalSign;
  unit?: DiscountUnit;
  /** Of a cell that lists products: what the prices in it are; absent: there are none to be used. */
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
  /** Stable for one file, e.g. `date-order 3`. */
  id: string;
  /** The column it is about. */
  column: number | null;
  /** "Is 03/04/2024 in Date the 3rd of April?" */
  title: string;
  /** What was seen, with counts. */
  detail: string;
  choices: { label: string; change: SourceChange }[];
  /** The file cannot be loaded before it is answered; otherwise the first choice holds until then. */
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
  /** How many rows the judgement is from, and whether those are all of the file. */
  judgedRows: number;
  judgedAll: boolean;
  clarifications: Clarification[];
  /** Worth knowing about how the file was read: "3 lines before the header are skipped". */
  notes: string[];
  /** Why this file cannot be used as it is; everything else may then be empty. */
  problem: Failure | null;
}

/** A file and what a person has said of how it is to be read; the rest is detected. */
export interface UnderstandInput {
  file: File;
  dialect?: Partial<Dialect>;
  kind?: SourceKind;
  shape?: Shape;
}

/** The tables in one file: itself, or the files and sheets in an archive. */
export interface Unpacked {
  files: File[];
  problem: Failure | null;
}

/** All sources as they are to be read now, and their files in step. */
export interface LinkInput {
  sources: SourceRecipe[];
  files: File[];
}

/** How sure a role is, 0 to 1, and why. */
export interface Sureness {
  confidence: number;
  reason: string;
}

/** What a file is beside the others; `kind`, `roles` and `link` replace what it was taken for alone. */
export interface LinkedSource {
  kind: SourceKind;
  /** In step with the columns. */
  roles: Role[];
  /** In step with the columns; null where the file alone told the role. */
  sureness: (Sureness | null)[];
  link: Link | null;
  /** What makes one order, where the other files say more of it than the file alone. */
  ordersBy?: OrdersBy;
  /** "99% of the product_id values of order-details.csv stand in its productID." */
  reason: string;
  /** What only all files together raise, e.g. two that hold the same orders. */
  clarifications: Clarification[];
}

/** A count of what a choice before loading would keep out of baskets. */
export interface Effect {
  rows: number;
  orders: number;
}

/** What the choices on the Data page come to, counted before loading. */
export interface LoadEffects {
  /** The counts are of whole files; otherwise of their first rows, `rows` of them. */
  isWhole: boolean;
  rows: number;
  orders: number;
  returns: Effect;
  /** Products that look like none (postage, gift cards, samples), the most frequent first. */
  nonProducts: (Effect & { id: string; label: string; why: string })[];
  /** Orders that each way to make them would give; only of lines that allow more than one. */
  ordersBy: { ordersBy: OrdersBy; orders: number }[];
}
