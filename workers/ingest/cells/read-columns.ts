import type { ColumnRecipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { sql, type Sql } from '../../sql';
import { sqlTypes } from './fields';

/** A column as it is read: with a type where the database's reader converts its cells. */
export interface ReadColumn extends ColumnRecipe {
  readonly type?: Sql;
}

export interface ReadRecipe extends SourceRecipe {
  readonly columns: readonly ReadColumn[];
}

/** A column of a source that plays a role: its name in `cellsOf`, and how it is to be read. */
export interface Cell {
  readonly cell: Sql;
  readonly column: ReadColumn;
}

/** Finds the first column that plays the role; null where none does. */
export function cellOf(recipe: ReadRecipe, role: Role): Cell | null {
  const index = recipe.columns.findIndex((column) => column.role === role);
  const column = recipe.columns[index];
  return column === undefined ? null : { cell: sql`c${index}`, column };
}

/** A cell as text, whatever it was converted to. */
export const textOf = ({ type }: ReadColumn, index: number) =>
  type === undefined ? sql`c${index}` : sql`c${index}::VARCHAR`;

/** The one way in which the dates of a column are written; null where there are several. */
const formatOf = ({ formats = ['iso'] }: ColumnRecipe): string | null =>
  formats.length === 1 ? (formats[0] ?? null) : null;

/** Lists how numbers and dates are written in the columns that have a type, each way once. */
export function writtenAs({ columns }: ReadRecipe) {
  const of = (wanted: Sql) => columns.filter(({ type }) => type === wanted);
  return {
    signs: [...new Set(of(sqlTypes.number).map(({ decimal = '.' }) => decimal))],
    formats: [...new Set(of(sqlTypes.timestamp).map(formatOf))],
  };
}
