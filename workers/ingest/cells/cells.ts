import { NULL_SPELLINGS } from '../../../src/domain/recipe/recipe';
import { sql, type Sql } from '../../sql';

// These SQL expressions turn one cell of a file, as text, into a value; NULL when nothing is there.

/** White space in the sense of Unicode, U+00A0 among it, as a part of a regular expression's class. */
const SPACE = '\\s\\x0B\\x{85}\\pZ';
const RUNS = `[${SPACE}]+`;
/**
 * Text that needs no tidying. Nearly all text is tidy, and one full match against a pattern without
 * alternatives is the cheapest way to see it: a third of what replacing in every row would cost.
 */
const TIDY = `[^${SPACE}]+(?: [^${SPACE}]+)*`;

const isTidy = (cell: Sql) => sql`regexp_full_match(${cell}, ${TIDY})`;
const tidied = (cell: Sql) => sql`trim(regexp_replace(${cell}, ${RUNS}, ' ', 'g'))`;
export const clean = (cell: Sql) =>
  sql`CASE WHEN ${isTidy(cell)} THEN ${cell} ELSE ${tidied(cell)} END`;

/** Avoids `IN`, since a longer list in it is planned as a join, which reads every row's text. */
const isOneOf = (values: readonly string[], text: Sql) =>
  sql`list_contains([${sql.join(values)}], lower(${text}))`;
const isNullSpelling = (text: Sql) => isOneOf(NULL_SPELLINGS, text);
const LONGEST_SPELLING = Math.max(...NULL_SPELLINGS.map(({ length }) => length));

/** Tidies product text: runs of white space become one blank, outer ones go. Only empty text is NULL. */
export const text = (cell: Sql) => sql`nullif(${clean(cell)}, '')`;

/** Tells at a glance that the cell is not blank: text seldom begins with anything but ASCII. */
export const isFilled = (cell: Sql) => sql`(${cell} > '!' AND ${cell} < '~')`;

/** Tells whether `text` of the cell is NULL. */
export const isBlank = (cell: Sql) => sql`(${cell} IS NULL OR CASE WHEN ${isFilled(cell)}
  THEN false ELSE NOT regexp_matches(${cell}, ${`[^${SPACE}]`}) END)`;

/** Tidies text in which spellings such as `NULL` and `N/A` mean that nothing is there, e.g. a customer. */
export const optionalText = (cell: Sql) =>
  sql`CASE WHEN strlen(${cell}) > ${LONGEST_SPELLING} AND ${isTidy(cell)} THEN ${cell}
    WHEN NOT ${isNullSpelling(tidied(cell))} THEN ${tidied(cell)} END`;

/** Tells whether `value`, read from `cell`, is missing although something stands there. */
export const isUnreadable = (cell: Sql, value: Sql) =>
  sql`(${value} IS NULL AND ${cell} IS NOT NULL AND NOT ${isNullSpelling(clean(cell))})`;

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

/** Reads yes or no as BOOLEAN; NULL where it cannot be told. The plain spellings are compared first. */
export const boolean = (cell: Sql) =>
  sql`CASE WHEN ${cell} = 'true' THEN true WHEN ${cell} = 'false' THEN false
    WHEN ${isOneOf(YES, clean(cell))} THEN true WHEN ${isOneOf(NO, clean(cell))} THEN false END`;
