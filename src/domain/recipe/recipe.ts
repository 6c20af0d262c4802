/** How sources become a shop: which file plays which part, and what each column means. */

import type { Role } from './roles';
import type { Shape } from './shapes';
import type { SourceKind } from './source-kinds';

/** What makes one order in a source of lines: its number, its row, or a customer within a time. */
export type OrdersBy =
  /** `beside`: headers whose values, of a date its day, belong to the number, since it is used again. */
  | {
      by: 'number';
      beside?: readonly string[];
      /** Other files have the same numbers for other orders. */
      ofFile?: boolean;
    }
  | { by: 'row' }
  /** Lines of one customer on one day, or no more than so many minutes apart. */
  | { by: 'customer'; within: 'day' | number };

/** How a file is to be read as text and cut into records of cells. */
export interface Dialect {
  /** A label that TextDecoder knows, e.g. `utf-8` or `windows-1252`. */
  encoding: string;
  /** One or more characters; a blank means runs of blanks, outer ones not counted. */
  delimiter: string;
  /** The character around a cell; empty: cells are never quoted. */
  quote: string;
  /** What stands before a quote that belongs to the cell: the quote itself, or a backslash. */
  escape: string;
  /** Physical lines before the header, or before the first record where there is none. */
  skip: number;
  hasHeader: boolean;
  /** Records that begin with it are comments; empty: none do. */
  comment: string;
}

/** What most files are: UTF-8, commas, doubled double quotes, a header in the first line. */
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
 * How one date of a column may be written: strptime's format, or one of three names:
 * `iso` (year first, as the database reads it), `excel` (days since 30 December 1899), `epoch`
 * (seconds, or milliseconds where larger than 10¹¹, since 1970). Names of months and weekdays are
 * English unless a language follows: `%d. %B %Y@de` reads `3. März 2024`; `%b` is
 * any common abbreviation, with or without its point. A time zone behind a time is `%z`, which is
 * read over: the wall clock counts.
 */
export type DateFormat = string;

export type DecimalSign = '.' | ',';

/** What may stand behind a number and leaves it the number it is, in any case, with or without a point. */
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

/** What a discount is: off the line, off each piece, or a share of the price (0.15, or 15). */
export const DISCOUNT_UNITS = ['line', 'piece', 'share', 'percent'] as const;
export type DiscountUnit = (typeof DISCOUNT_UNITS)[number];

export const PACKED_PRICES = ['unit', 'line'] as const;
export type PackedPrices = (typeof PACKED_PRICES)[number];

export interface ColumnRecipe {
  /** The header as it stands in the file; foreign text. Where there is none, `Column 1` and so on. */
  header: string;
  role: Role;
  /** Of a date column: the ways its dates are written, tried in order. Absent: `iso` alone. */
  formats?: readonly DateFormat[];
  /** Of a number column; absent: a point. */
  decimal?: DecimalSign;
  /** Of a discount; absent: off the line. */
  unit?: DiscountUnit;
  /** Of a cell that lists products: whether prices in it are of a piece or a line; absent: not used. */
  prices?: PackedPrices;
  /** Of a status: values that make the whole order a return, beside `RETURN_STATUSES`. */
  returns?: readonly string[];
}

/**
 * What a lookup describes: a column of another source, by the headers of both sides. Whatever roles
 * its columns play beside `key` (a product name, a category, a customer …), it gives to the rows of
 * that source, in place of the column linked. The other source may be a lookup itself.
 */
export interface Link {
  /** Name of the other source. */
  source: string;
  /** Header of its column whose values stand in this source's `key` column. */
  column: string;
}

export interface SourceRecipe {
  /**
   * File name as given, or the way to it through an archive or a workbook (`2024.zip/may.csv`,
   * `shop.xlsx/Orders`); foreign text.
   */
  name: string;
  kind: SourceKind;
  /** Of lines; the other kinds are `long`. */
  shape: Shape;
  /** Of lines; the other kinds have none and say `number`. */
  ordersBy: OrdersBy;
  dialect: Dialect;
  columns: readonly ColumnRecipe[];
  /** Of a lookup. */
  link?: Link;
}

export interface Recipe {
  version: 1;
  /** The shop's name, shown wherever its figures are. */
  name: string;
  sources: readonly SourceRecipe[];
  /** Keeps returns and cancelled orders out of baskets. They are loaded either way. */
  leaveOutReturns: boolean;
  /**
   * Products kept out of baskets because they are none, such as postage: ids, or names where a
   * product has no id, as the tables hold them. They are loaded either way.
   */
  leaveOutProducts: readonly string[];
}

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
