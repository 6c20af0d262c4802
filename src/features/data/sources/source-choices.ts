import type { SourceChange } from '../../../domain/recipe/understanding';
import type { ColumnRecipe, Dialect, OrdersBy } from '../../../domain/recipe/recipe';
import type { Shape } from '../../../domain/recipe/shapes';
import type { SourceKind } from '../../../domain/recipe/source-kinds';
import { isSameValue } from '../../../domain/same-value';

/** A person has said this of a file; it holds whatever is detected anew. */
export interface SourceChoices {
  readonly kind?: SourceKind;
  readonly shape?: Shape;
  readonly ordersBy?: OrdersBy;
  readonly dialect: Partial<Dialect>;
  /** By the number of the column. */
  readonly columns: Readonly<Record<number, Partial<ColumnRecipe>>>;
  /** The number of the choice, by the clarification's id. */
  readonly answers: Readonly<Record<string, number>>;
  /** They are a recipe's, which leaves nothing open. */
  readonly isWhole?: boolean;
}

export const noChoices: SourceChoices = { dialect: {}, columns: {}, answers: {} };

/** The person's choices with one more change. */
export function withChange(choices: SourceChoices, change: SourceChange): SourceChoices {
  const columns = { ...choices.columns };
  for (const { index, change: column } of change.columns ?? []) {
    columns[index] = { ...columns[index], ...column };
  }
  return {
    ...choices,
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.shape === undefined ? {} : { shape: change.shape }),
    ...(change.ordersBy === undefined ? {} : { ordersBy: change.ordersBy }),
    dialect: { ...choices.dialect, ...change.dialect },
    columns,
  };
}

/** Tells whether a change means that the file has to be looked at again. */
export const isReread = ({
  dialect = {},
  kind,
  shape,
}: Pick<SourceChange, 'dialect' | 'kind' | 'shape'>): boolean =>
  Object.keys(dialect).length > 0 || kind !== undefined || shape !== undefined;

/** Tells whether a person's choices hold all of a change; an answer may be given by other means. */
export function isSaid(choices: SourceChoices, change: SourceChange): boolean {
  const { kind, shape, ordersBy, dialect = {}, columns = [] } = change;
  const holds = (whole: object, part: object) =>
    Object.entries(part).every(([key, value]) => isSameValue(whole[key as never], value));
  return (
    (kind === undefined || choices.kind === kind) &&
    (shape === undefined || choices.shape === shape) &&
    (ordersBy === undefined || isSameValue(choices.ordersBy, ordersBy)) &&
    holds(choices.dialect, dialect) &&
    columns.every(({ index, change: column }) => holds(choices.columns[index] ?? {}, column))
  );
}
