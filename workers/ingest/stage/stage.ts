import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { sourceKinds, type SourceKind } from '../../../src/domain/recipe/source-kinds';
import { bareName, sql, type Sql } from '../../sql';
import { columnsOf } from '../build/attributes';
import { faultOf } from '../cells/faults';
import { fields, rolesOf, sqlTypes } from '../cells/fields';
import { withLookups } from './lookups';
import { DERIVED_ORDER, derivedOrder, hasDerivedOrder } from './orders-by';
import { ROWS } from './stage-tables';
import { fieldsOf, noField, type Field, type Surroundings } from './staged-fields';

/**
 * Names the staged rows of a kind other than order lines: every row of its files with its values
 * converted, `fault` 0 or the number of the reason it is set aside for, and the `line` in which it begins.
 */
export const stageTable = (kind: SourceKind): Sql => bareName(`stage_${kind}`);

/** The kinds whose rows are staged one by one; order lines are staged as codes. */
export const STAGED_KINDS = ['products', 'customers', 'orders'] as const satisfies SourceKind[];
export type StagedKind = (typeof STAGED_KINDS)[number];

/** Lists every role of a kind, and the columns of its table that are kept as they are. */
function stagedColumns(kind: StagedKind, { kept }: Surroundings): string[] {
  const { attributes } = sourceKinds[kind];
  return [
    ...rolesOf(kind).map(([role]) => role),
    ...(attributes === null ? [] : columnsOf(kept, attributes)),
  ];
}

const typeOf = (kind: SourceKind, column: string) =>
  sqlTypes[fields[kind][column as Role] ?? 'text'];

/** @param isCompared whether rows of several files are to be told apart by what they hold. */
export function createStage(kind: StagedKind, around: Surroundings, isCompared: boolean): Sql {
  const hash = isCompared ? [sql`row_hash UBIGINT`] : [];
  const typed = stagedColumns(kind, around).map(
    (column) => sql`${bareName(column)} ${typeOf(kind, column)}`,
  );
  const all = [sql`fault UTINYINT`, sql`line INTEGER`, ...hash, ...typed];
  return sql`CREATE TABLE ${stageTable(kind)} (${sql.join(all)})`;
}

/** The rows that were read, with what lookups say of them, and the order that none of their cells names. */
function rowsWithLookups(recipe: SourceRecipe, { lookups }: Surroundings): Sql {
  const derived = hasDerivedOrder(recipe)
    ? sql`, ${derivedOrder(recipe)} AS ${DERIVED_ORDER}`
    : sql``;
  return withLookups(sql`(SELECT *${derived} FROM ${ROWS})`, recipe, lookups);
}

/** Puts the rows that were read behind those that are staged of their kind. */
export function stage(
  recipe: SourceRecipe,
  kind: StagedKind,
  around: Surroundings,
  isCompared: boolean,
): Sql {
  const given = fieldsOf(recipe, around);
  // Columns that only another file of the kind has are NULL here.
  const all = stagedColumns(kind, around).map(
    (name): Field =>
      given.find((field) => field.name === name) ?? noField(name, typeOf(kind, name)),
  );
  const values = all.map(({ name, value }) => sql`${value} AS ${bareName(name)}`);
  const cells = recipe.columns.map((_, index) => sql`c${index}`);
  const selected = [
    sql`${faultOf(recipe, all)} AS fault`,
    sql`line`,
    ...(isCompared ? [sql`hash(${sql.join(cells)}) AS row_hash`] : []),
    ...all.map(({ name }) => bareName(name)),
  ];
  return sql`INSERT INTO ${stageTable(kind)} SELECT ${sql.join(selected)}
    FROM (SELECT ${sql.join([sql`*`, ...values])} FROM ${rowsWithLookups(recipe, around)})`;
}
