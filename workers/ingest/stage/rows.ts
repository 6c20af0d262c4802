import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { RecordCounts } from '../../read/records';
import { literal } from '../../sql';
import { writtenAs, type ReadRecipe } from '../cells/read-columns';

/** A source, and how its rows are read. */
export interface ReadSource {
  /** How its rows are to be read now; of baskets, after they were written line by line. */
  readonly recipe: ReadRecipe;
  /** As it was given. */
  readonly given: SourceRecipe;
  readonly file: File;
  /** Whether the database reads the file's own bytes, typed or as text, or what we wrote of them. */
  readonly form: 'typed' | 'plain' | 'rewritten';
  /** Rows in the file; null where the database counts them. */
  readonly rows: number | null;
  /** What was met in a file that was rewritten. */
  readonly counts: RecordCounts | null;
}

/** Rows of a source that the database can read now: all, or one slice after the other. */
export interface OpenSource extends ReadSource {
  readonly path: string;
  /** Whether its header stands above them. */
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
export function cellsOf({ recipe, path, form, hasHeader }: OpenSource): string {
  const { delimiter, quote } = recipe.dialect;
  const cells = recipe.columns.map(({ type = 'VARCHAR' }, index) => `'c${index}': '${type}'`);
  if (form === 'rewritten') {
    const counted = ["'line': 'INTEGER'", "'cells': 'INTEGER'", "'flags': 'INTEGER'"];
    return `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', quote = '"',
      escape = '"', new_line = '\\n', columns = {${[...counted, ...cells, "'more': 'VARCHAR'"].join(', ')}},
      nullstr = chr(1), parallel = false, max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`;
  }
  const written = `${literal(path)}, auto_detect = false, header = ${hasHeader}, parallel = false,
    strict_mode = true, delim = ${literal(delimiter)}, quote = ${literal(quote)}, escape = ${literal(quote)}`;
  if (form === 'typed') {
    const { signs, formats } = writtenAs(recipe);
    const numbers = signs.map((sign) => `, decimal_separator = ${literal(sign)}`);
    const dates = formats.map((format) =>
      format === null || format === 'iso' ? '' : `, timestampformat = ${literal(format)}`,
    );
    return `read_csv(${written}, columns = {${cells.join(', ')}}, nullstr = ''${[...numbers, ...dates].join('')})`;
  }
  // A line of nothing but white space is no row to our reader, which counts the rows of this file, too.
  return `(SELECT * FROM read_csv(${written},
    columns = {${[...cells, `'c${cells.length}': 'VARCHAR'`].join(', ')}}, nullstr = chr(1),
    null_padding = true)
    WHERE NOT (c1 IS NULL AND coalesce(regexp_full_match(c0, ${WHITE_LINE}), false)))`;
}

/** As `RecordReader` has it: it begins with a blank of ASCII, and only white space follows. */
const WHITE_LINE = literal('[\\t\\x0B\\f ][\\s\\x0B\\x{FEFF}\\pZ]*');

/** Cells of a row beyond its header that are worth nothing: trailing delimiters. */
const SOMETHING = literal('[^\\s,;|"]');
const TOO_LONG = 2;

/**
 * Whether a row does not fit the header: it lacks a cell that plays a role, or it has something in
 * cells that the header does not name.
 */
export function isRagged({ recipe, form }: ReadSource): string {
  // Such a row stops the reading.
  if (form === 'typed') return 'false';
  const { length } = recipe.columns;
  const needed = recipe.columns.findLastIndex(({ role }) => role !== 'ignore') + 1;
  if (form === 'rewritten') {
    return `(cells < ${needed} OR flags & ${TOO_LONG} > 0 OR (cells > ${length}
      AND regexp_matches(more, ${SOMETHING})))`;
  }
  const short = needed === 0 ? 'false' : `c${needed - 1} IS NULL`;
  return `(${short} OR (c${length} <> '' AND regexp_matches(c${length}, ${SOMETHING})))`;
}
