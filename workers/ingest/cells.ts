import { NULL_SPELLINGS } from '../../src/domain/recipe';
import { list, literal } from '../sql';

/** SQL expressions that turn one cell of a file, as text, into a value. NULL: nothing there. */

/** White space in the sense of Unicode, U+00A0 among it. */
const BLANKS = literal('[\\s\\x0B\\x{85}\\pZ]+');
/** Text that `clean` would change. Asking first is cheap; replacing in every row is not. */
const UNTIDY = literal(
  '[^\\S ]|[\\x0B\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}]|  |^ | $',
);

const clean = (cell: string) =>
  `CASE WHEN regexp_matches(${cell}, ${UNTIDY}) THEN trim(regexp_replace(${cell}, ${BLANKS}, ' ', 'g')) ELSE ${cell} END`;

const isNullSpelling = (text: string) => `lower(${text}) IN ${list(NULL_SPELLINGS)}`;

/** Product text: runs of white space become one blank, outer ones go; only empty text is NULL. */
export const text = (cell: string) => `nullif(${clean(cell)}, '')`;

/** Text in which spellings such as `NULL` and `N/A` mean that nothing is there, e.g. a customer. */
export const optionalText = (cell: string) =>
  `CASE WHEN ${isNullSpelling(clean(cell))} THEN NULL ELSE ${clean(cell)} END`;

/** A number as DECIMAL(18,4), rounded there; NULL when it cannot be read. */
export const decimal = (cell: string) =>
  `coalesce(TRY_CAST(${cell} AS DECIMAL(18,4)), TRY_CAST(${clean(cell)} AS DECIMAL(18,4)))`;

const iso = (text: string) =>
  `CASE WHEN ${text} >= '0' AND ${text} < ':' THEN TRY_CAST(${text} AS TIMESTAMP) END`;

/**
 * A point in time as TIMESTAMP, the wall clock as written: an offset or `Z` behind it is read over,
 * since a shop's days and hours are those of its own clock. `format` is strptime's; without one,
 * ISO 8601. NULL when it cannot be read. The comparison keeps out the words DuckDB takes for dates,
 * such as `epoch` and `infinity`.
 */
export function timestamp(cell: string, format?: string): string {
  if (format !== undefined) return `try_strptime(${clean(cell)}, ${literal(format)})`;
  return `coalesce(${iso(cell)}, ${iso(clean(cell))})`;
}

export const date = (cell: string, format?: string) => `${timestamp(cell, format)}::DATE`;

/** Whether `value`, read from `cell`, is missing although something stands there. */
export const isUnreadable = (cell: string, value: string) =>
  `(${value} IS NULL AND ${cell} IS NOT NULL AND NOT ${isNullSpelling(clean(cell))})`;

const YES = [
  'true',
  '1',
  'yes',
  'y',
  'ja',
  'j',
  'oui',
  'o',
  'si',
  'sí',
  'on',
  't',
  'x',
  'subscribed',
];
const NO = ['false', '0', 'no', 'n', 'nein', 'non', 'off', 'f', 'unsubscribed', 'not_subscribed'];

/** Yes or no as BOOLEAN; NULL where it cannot be told. */
export const boolean = (cell: string) =>
  `CASE WHEN lower(${clean(cell)}) IN ${list(YES)} THEN true WHEN lower(${clean(cell)}) IN ${list(NO)} THEN false END`;
