import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { RecordCounts } from '../../read/records';
import { sql, type Sql } from '../../sql';
import { writtenAs, type ReadRecipe } from '../cells/read-columns';

/** A source, and how its rows are read. */
export interface ReadSource {
  /** Its rows are to be read by this recipe now; those of baskets after they were written line by line. */
  readonly recipe: ReadRecipe;
  /** As it was given. */
  readonly given: SourceRecipe;
  readonly file: File;
  /** The database reads the file's own bytes, typed or as text, or what we wrote of them. */
  readonly form: 'typed' | 'plain' | 'rewritten';
  /** Rows in the file; null where the database counts them. */
  readonly rows: number | null;
  /** These oddities were met in a file that was rewritten. */
  readonly counts: RecordCounts | null;
}

/** Rows of a source that the database can read now: all, or one slice after the other. */
export interface OpenSource extends ReadSource {
  readonly path: string;
  /** True where its header stands above them. */
  readonly hasHeader: boolean;
}

/** Long lines take memory in the reader; what we write is at most so long, in bytes. */
const LONGEST_LINE = 8_500_000;

/**
 * The rows of a source as a FROM clause, their cells as text in `c0…`. Of the file's own bytes, cells
 * that a short row lacks are NULL and one column more catches what a long row has too much; what
 * fits no column stops the reading, and the file is then rewritten. Where columns have a type, any
 * cell and any row that does not fit stops it. Rewritten rows know their `line`.
 */
export function cellsOf({ recipe, path, form, hasHeader }: OpenSource): Sql {
  const { delimiter, quote } = recipe.dialect;
  const cells = recipe.columns.map(
    ({ type }, index) => sql`${`c${index}`}: ${type?.text ?? 'VARCHAR'}`,
  );
  if (form === 'rewritten') {
    const counted = [sql`'line': 'INTEGER'`, sql`'cells': 'INTEGER'`, sql`'flags': 'INTEGER'`];
    const all = sql.join([...counted, ...cells, sql`'more': 'VARCHAR'`]);
    return sql`read_csv(${path}, auto_detect = false, header = false, delim = ',', quote = '"',
      escape = '"', new_line = '\\n', columns = {${all}},
      nullstr = chr(1), parallel = false, max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`;
  }
  const written = sql`${path}, auto_detect = false, header = ${hasHeader}, parallel = false,
    strict_mode = true, delim = ${delimiter}, quote = ${quote}, escape = ${quote}`;
  if (form === 'typed') {
    const { signs, formats } = writtenAs(recipe);
    const numbers = signs.map((sign) => sql`, decimal_separator = ${sign}`);
    const dates = formats.map((format) =>
      format === null || format === 'iso' ? sql`` : sql`, timestampformat = ${format}`,
    );
    return sql`read_csv(${written}, columns = {${sql.join(cells)}}, nullstr = ''${sql.join([...numbers, ...dates], sql``)})`;
  }
  // A line of nothing but white space is no row to our reader, which counts the rows of this file, too.
  return sql`(SELECT * FROM read_csv(${written},
    columns = {${sql.join([...cells, sql`${`c${cells.length}`}: 'VARCHAR'`])}}, nullstr = chr(1),
    null_padding = true)
    WHERE NOT (c1 IS NULL AND coalesce(regexp_full_match(c0, ${WHITE_LINE}), false)))`;
}

/** As `RecordReader` has it: it begins with a blank of ASCII, and only white space follows. */
const WHITE_LINE = '[\\t\\x0B\\f ][\\s\\x0B\\x{FEFF}\\pZ]*';

/** Cells of a row beyond its header that are worth nothing: trailing delimiters. */
const SOMETHING = '[^\\s,;|"]';
const TOO_LONG = 2;

/**
 * Tells whether a row does not fit the header: it lacks a cell that plays a role, or it has something in
 * cells that the header does not name.
 */
export function isRagged({ recipe, form }: ReadSource): Sql {
  // Such a row stops the reading.
  if (form === 'typed') return sql`false`;
  const { length } = recipe.columns;
  const needed = recipe.columns.findLastIndex(({ role }) => role !== 'ignore') + 1;
  if (form === 'rewritten') {
    return sql`(cells < ${needed} OR flags & ${TOO_LONG} > 0 OR (cells > ${length}
      AND regexp_matches(more, ${SOMETHING})))`;
  }
  const short = needed === 0 ? sql`false` : sql`c${needed - 1} IS NULL`;
  return sql`(${short} OR (c${length} <> '' AND regexp_matches(c${length}, ${SOMETHING})))`;
}
