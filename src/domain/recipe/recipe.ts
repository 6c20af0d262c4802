import type { Role } from './roles';
import type { Shape } from './shapes';
import type { SourceKind } from './source-kinds';

/** One order in a source of lines is made by its number, its row, or a customer within a time. */
export type OrdersBy =
  /**
   * `beside` names headers whose values (of a date, its day) belong to the number, because it is used
   * again.
   */
  | {
      by: 'number';
      beside?: readonly string[];
      /** True when other files have the same numbers for other orders. */
      ofFile?: boolean;
    }
  | { by: 'row' }
  /** One order is the lines of one customer on one day, or no more than so many minutes apart. */
  | { by: 'customer'; within: 'day' | number };

/** The dialect says how a file is to be read as text and cut into records of cells. */
export interface Dialect {
  /** A label that TextDecoder knows, e.g. `utf-8` or `windows-1252`. */
  encoding: string;
  /** One or more characters; a blank means runs of blanks, and outer ones do not count. */
  delimiter: string;
  /** The character around a cell; empty where cells are never quoted. */
  quote: string;
  /** The character before a quote that belongs to the cell: the quote itself, or a backslash. */
  escape: string;
  /** The number of physical lines before the header, or before the first record where there is none. */
  skip: number;
  hasHeader: boolean;
  /** Records that begin with this are comments; empty where none are. */
  comment: string;
}

/** Most files are like this: UTF-8, commas, doubled double quotes, and a header in the first line. */
export const plainDialect: Dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skip: 0,
  hasHeader: true,
  comment: '',
};

/**
 * A date of a column may be written in this way: strptime's format, or one of three names: `iso` (year
 * first, as the database reads it), `excel` (days since 30 December 1899), `epoch` (seconds, or
 * milliseconds where larger than 10¹¹, since 1970). Names of months and weekdays are English unless a
 * language follows: `%d. %B %Y@de` reads `3. März 2024`; `%b` is any common abbreviation, with or
 * without its point. A time zone behind a time is `%z`, which is ignored: the wall clock counts.
 */
export type DateFormat = string;

export type DecimalSign = '.' | ',';

/** A number stays a number with one of these behind it, in any case, with or without a point. */
export const QUANTITY_UNITS = [
  'pcs?',
  'pieces?',
  'units?',
  'ea(?:ch)?',
  'st(?:[uü]?c?k)?',
  'stueck',
  'szt',
  'u(?:ni)?ds?',
  'pi[eè]ces?',
  'pz',
  'pezzi',
  'adet',
  'k?g',
  'l(?:b|bs|tr)?',
  'ml',
  'x',
] as const;

/** A discount is off the line, off each piece, or a share of the price (0.15, or 15). */
export const DISCOUNT_UNITS = ['line', 'piece', 'share', 'percent'] as const;
export type DiscountUnit = (typeof DISCOUNT_UNITS)[number];

export const PACKED_PRICES = ['unit', 'line'] as const;
export type PackedPrices = (typeof PACKED_PRICES)[number];

export interface ColumnRecipe {
  /**
   * The header as it stands in the file, which is foreign text. Where there is none, it is `Column 1`
   * and so on.
   */
  header: string;
  role: Role;
  /**
   * The ways in which the dates of a date column are written, tried in order. When absent, `iso` alone.
   */
  formats?: readonly DateFormat[];
  /** The decimal sign of a number column; absent for a point. */
  decimal?: DecimalSign;
  /** The unit of a discount; absent for one off the line. */
  unit?: DiscountUnit;
  /**
   * The prices in a cell that lists products are of a piece or of a line; absent where they are not
   * used.
   */
  prices?: PackedPrices;
  /** The values of a status that make the whole order a return, beside `RETURN_STATUSES`. */
  returns?: readonly string[];
}

/**
 * The link says what a lookup describes: a column of another source, by the headers of both sides.
 * Whatever roles its columns play beside `key` (a product name, a category, a customer …), it gives to
 * the rows of that source, in place of the column linked. The other source may be a lookup itself.
 */
export interface Link {
  /** The name of the other source. */
  source: string;
  /** The header of its column whose values stand in this source's `key` column. */
  column: string;
}

/** A source plays its part in a shop by its kind, and each of its columns by its role. */
export interface SourceRecipe {
  /**
   * The file's name as given, or its path through an archive or a workbook (`2024.zip/may.csv`,
   * `shop.xlsx/Orders`); foreign text.
   */
  name: string;
  kind: SourceKind;
  /** The shape of a source of lines; the other kinds are `long`. */
  shape: Shape;
  /** The orders of a source of lines; the other kinds have none and say `number`. */
  ordersBy: OrdersBy;
  dialect: Dialect;
  columns: readonly ColumnRecipe[];
  /** The link of a lookup. */
  link?: Link;
}

/**
 * The recipe says how sources become a shop: which file plays which part, and what each column means.
 */
export interface Recipe {
  version: 1;
  /** The shop's name, shown wherever its figures are. */
  name: string;
  sources: readonly SourceRecipe[];
  /** Keeps returns and cancelled orders out of baskets. They are loaded either way. */
  leaveOutReturns: boolean;
  /**
   * Products that are kept out of baskets because they are none, such as postage: ids or, where a
   * product has no id, names, as the tables hold them. They are loaded either way.
   */
  leaveOutProducts: readonly string[];
}

/** Spellings of "nothing here" for dates, numbers and customers, but never for product text. */
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
