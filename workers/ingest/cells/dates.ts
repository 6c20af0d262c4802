import type { DateFormat } from '../../../src/domain/recipe/recipe';
import { MONTH_LANGUAGES, monthNames, plainName } from '../../../src/domain/dates/month-names';
import { sql, type Sql } from '../../sql';
import { clean } from './cells';

// These SQL expressions turn one cell of a file, as text, into a point in time; NULL when it is none.

const iso = (text: Sql) =>
  sql`CASE WHEN ${text} >= '0' AND ${text} < ':' THEN TRY_CAST(${text} AS TIMESTAMP) END`;

/** Reads a spreadsheet's serial. Below 1 it is a time without a day, above 200,000 (in 2447) no order's date. */
const excel = (text: Sql) =>
  sql`CASE WHEN TRY_CAST(${text} AS DOUBLE) BETWEEN 1 AND 200000 THEN TIMESTAMP '1899-12-30'
    + to_seconds(round(TRY_CAST(${text} AS DOUBLE) * 86400)) END`;

const MILLISECONDS = 100_000_000_000;
/** The year 9892, in milliseconds. What lies beyond it, `infinity` among it, is no date of an order. */
const LATEST = 250_000_000_000_000;
const epoch = (text: Sql) =>
  sql`CASE WHEN abs(TRY_CAST(${text} AS DOUBLE)) > ${LATEST} THEN NULL
    WHEN abs(TRY_CAST(${text} AS DOUBLE)) > ${MILLISECONDS}
      THEN make_timestamp((TRY_CAST(${text} AS DOUBLE) * 1000)::BIGINT)
    ELSE make_timestamp((TRY_CAST(${text} AS DOUBLE) * 1000000)::BIGINT) END`;

/**
 * Reads a point in time as TIMESTAMP, by the wall clock as written: an offset or `Z` behind it is read
 * over, since a shop's days and hours are those of its own clock. The formats are tried in their order.
 * ISO texts have to begin with a digit, which keeps out words DuckDB takes for dates, such as `epoch`.
 */
export function timestamp(cell: Sql, formats: readonly DateFormat[] = ['iso']): Sql {
  const tidy = clean(cell);
  const ways = formats.flatMap((format) => {
    if (format === 'iso') return [iso(cell), iso(tidy), iso(withoutOffset(tidy))];
    if (format === 'excel') return [excel(tidy)];
    if (format === 'epoch') return [epoch(tidy)];
    return [named(tidy, format)];
  });
  return ways.length === 1 ? (ways[0] as Sql) : sql`coalesce(${sql.join(ways)})`;
}

const OFFSET = '\\s*(?:Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)$';

/** Cuts an offset off. The database reads `08:01+01:00`, but not Shopify's `08:01 +0100`, nor `08:01Z`. */
const withoutOffset = (text: Sql) =>
  sql`regexp_replace(${text}, ${`(:\\d{2}(?:\\.\\d+)?)${OFFSET}`}, '\\1')`;

function named(text: Sql, format: DateFormat): Sql {
  const [given = '', language = 'en'] = format.split('@');
  // A weekday in front says nothing that the date does not, in whatever language.
  const pattern = given.replace(/^%[aA][.,]*\s*/, '');
  const unzoned = pattern.replace(/\s*%z$/, '');
  let read = pattern === given ? text : sql`regexp_replace(${text}, '^\\pL+[.,]*\\s*', '')`;
  if (unzoned !== pattern) read = sql`regexp_replace(${read}, ${OFFSET}, '')`;
  if (/%[bB]/.test(pattern)) read = inEnglish(read, pattern, language);
  // The database takes these words for dates of its own, whatever the format is.
  const word = sql`lower(${read}) IN ('epoch', 'infinity', '-infinity')`;
  return sql`CASE WHEN NOT ${word} THEN try_strptime(${read}, ${unzoned.replaceAll('%B', '%b')}) END`;
}

/**
 * Writes a text with its month in English, abbreviated, and all in plain lower case. The month is the
 * first word that is one; a point behind it goes, unless the format has it too.
 */
function inEnglish(text: Sql, format: string, language: string): Sql {
  const plain = sql`replace(strip_accents(lower(${text})), 'ı', 'i')`;
  const months = sql`MAP {${englishOf(language)}}`;
  const words = sql`regexp_extract_all(${plain}, '\\pL+')`;
  const month = sql`list_filter(${words}, lambda w: ${months}[w] IS NOT NULL)[1]`;
  const point = /%[bB]\./.test(format) ? '' : '\\.?';
  return sql`regexp_replace(${plain}, ${month} || ${point}, ${months}[${month}])`;
}

const ENGLISH = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

function englishOf(language: string): Sql {
  const known = MONTH_LANGUAGES.find((each) => each === language) ?? 'en';
  const { full, short } = monthNames[known];
  const spelled = new Map(
    [short, full].flatMap((names) =>
      names.flatMap((spellings, index) =>
        spellings.split('|').map((name) => [plainName(name), ENGLISH[index] ?? ''] as const),
      ),
    ),
  );
  return sql.join([...spelled].map(([name, english]) => sql`${name}: ${english}`));
}

export const date = (cell: Sql, formats?: readonly DateFormat[]) =>
  sql`${timestamp(cell, formats)}::DATE`;

/** Reads a time of day as TIME: `9:58`, `09:58:11`, `9:58 PM`, `095811`, `9h58`; NULL when it is none. */
export const timeOfDay = (cell: Sql): Sql =>
  sql`coalesce(TRY_CAST(${clean(cell)} AS TIME), try_strptime(${clean(cell)},
    ['%H:%M', '%I:%M %p', '%I:%M:%S %p', '%I:%M%p', '%Hh%M', '%H.%M', '%H%M%S', '%H%M',
     '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M'])::TIME)`;

/** Adds the time of day of another cell to a day; without one, the day stays as it is. */
export const withTime = (at: Sql, timeCell: Sql): Sql =>
  sql`coalesce(${at}::DATE + ${timeOfDay(timeCell)}, ${at})`;
