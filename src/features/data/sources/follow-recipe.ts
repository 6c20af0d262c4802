import type { UnderstoodSource } from '../../../domain/recipe/understanding';
import type { SourceRecipe } from '../../../domain/recipe/recipe';
import type { SourceChoices } from './source-choices';

/** Reads what a recipe says of a file, as if a person had said it. */
export const choicesOf = ({
  kind,
  shape,
  ordersBy,
  dialect,
  columns,
}: SourceRecipe): SourceChoices => ({
  kind,
  shape,
  ordersBy,
  dialect,
  answers: {},
  isWhole: true,
  columns: Object.fromEntries(
    columns.map(({ role, formats, decimal, unit }, index) => [
      index,
      { role, ...(formats && { formats }), ...(decimal && { decimal }), ...(unit && { unit }) },
    ]),
  ),
});

/** Tells whether a file has the columns that a recipe names. */
export const hasHeaders =
  (found: UnderstoodSource) =>
  (source: SourceRecipe): boolean =>
    source.columns.length === found.columns.length &&
    source.columns.every(({ header }, index) => header === found.columns[index]?.header);
