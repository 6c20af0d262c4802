import type { ColumnRecipe, Role, SourceRecipe } from '../../src/domain/recipe';
import { literal } from '../sql';

/** Tables DuckDB writes rows into that it could not split into cells. */
export const REJECTS = { errors: 'rejected_row', scans: 'rejected_scan' } as const;

/** A source whose file the database can read. */
export interface OpenSource {
  readonly recipe: SourceRecipe;
  readonly path: string;
  readonly bytes: number;
  /**
   * Reads files whose line ends are of more than one kind, which DuckDB otherwise refuses. The price:
   * text behind a closing quote is lost, so it is only the second try.
   */
  readonly lenient: boolean;
}

/**
 * The rows of a file as a FROM clause, their cells as text in `c0…`. Cells that a short row lacks
 * are NULL, empty cells are ''; one column more than the header catches what a long row has too
 * much. With that and the table of rejects every row can be told apart: none is dropped silently.
 */
export function cellsOf({ recipe, path, lenient }: OpenSource): string {
  const names = [...recipe.columns.keys(), recipe.columns.length].map(
    (index) => `'c${index}': 'VARCHAR'`,
  );
  return `read_csv(${literal(path)}, auto_detect = false, header = true,
    delim = ${literal(recipe.dialect.delimiter)}, quote = '"', escape = '"',
    columns = {${names.join(', ')}}, nullstr = chr(1), null_padding = true, parallel = false,
    strict_mode = ${!lenient},
    store_rejects = true, rejects_table = '${REJECTS.errors}', rejects_scan = '${REJECTS.scans}')`;
}

/** Whether a row has another number of cells than the header. */
export function isRagged({ recipe }: OpenSource): string {
  const { length } = recipe.columns;
  return `(c${length - 1} IS NULL OR c${length} IS NOT NULL)`;
}

/** A column of a source that plays a role: its name in `cellsOf`, and how it is to be read. */
export interface Cell {
  readonly cell: string;
  readonly column: ColumnRecipe;
}

/** The first column that plays the role. */
export function cellOf(recipe: SourceRecipe, role: Role): Cell | null {
  const index = recipe.columns.findIndex((column) => column.role === role);
  const column = recipe.columns[index];
  return column === undefined ? null : { cell: `c${index}`, column };
}
