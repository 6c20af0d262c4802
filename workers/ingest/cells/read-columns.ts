import type { ColumnRecipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { sql, type Sql } from '../../sql';

/** A column of a source that plays a role: its name in the staged rows, and how it is to be read. */
export interface Cell {
  readonly cell: Sql;
  readonly index: number;
  readonly column: ColumnRecipe;
}

/** Finds the first column that plays the role; null where none does. */
export function cellOf({ columns }: Pick<SourceRecipe, 'columns'>, role: Role): Cell | null {
  const index = columns.findIndex((column) => column.role === role);
  const column = columns[index];
  return column === undefined ? null : { cell: sql`c${index}`, index, column };
}
