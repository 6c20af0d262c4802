import { columnsHeld, PRODUCT_KEYS } from '../../../src/domain/recipe/roles';
import { rolesOf, sqlTypes } from '../cells/fields';
import type { StagedColumns } from './stage';
import { bareName, sql, type Sql } from '../../sql';

/** The staged lines as a FROM clause with every role, NULL for those no file has, and kept columns. */
export function stagedLines(columns: StagedColumns): Sql {
  const roles = rolesOf('lines').map(([role, kind]) =>
    columns.has(role) ? bareName(role) : sql`NULL::${sqlTypes[kind]} AS ${bareName(role)}`,
  );
  const kept = [...columns].filter((column) => column.startsWith('attribute_')).map(bareName);
  const all = [sql`rowid AS position`, sql`fault`, sql`run`, ...roles, ...kept];
  return sql`(SELECT ${sql.join(all)} FROM stage_lines)`;
}

/** A line has these columns beside its order and its product's details. */
const OF_LINES: ReadonlySet<string> = new Set([
  ...PRODUCT_KEYS,
  ...columnsHeld('line').map(({ role }) => role),
]);

/** The staged columns that lines are built of; products and orders are built before. */
export const lineColumns = (columns: StagedColumns): StagedColumns =>
  new Set([...columns].filter((column) => OF_LINES.has(column)));

/**
 * Takes the other columns out of the staged lines once orders are built of them. Of tens of millions of
 * lines they are a gigabyte, and the lines have to stand beside them while they are built.
 */
export const dropOtherColumns = (columns: StagedColumns): Sql[] =>
  [...columns, 'line']
    .filter((column) => !OF_LINES.has(column))
    .map((column) => sql`ALTER TABLE stage_lines DROP COLUMN ${bareName(column)}`);

/** Rows of a part: what one statement makes of them is a few hundred megabytes. */
const ROWS_IN_PART = 4_000_000;

/**
 * Parts of the staged lines as conditions: stretches of runs, none of which is in two. Until a
 * statement ends, the database holds all it wrote unpacked; of all lines that could be gigabytes.
 *
 * @param rows staged lines. A run has the number of its first row, or a lower one behind which rows follow.
 */
export function partsOfLines(rows: number): Sql[] {
  const parts = Math.max(1, Math.ceil(rows / ROWS_IN_PART));
  return Array.from({ length: parts }, (_, part) => {
    const from = part === 0 ? [] : [sql`run >= ${part * ROWS_IN_PART}`];
    const to = part === parts - 1 ? [] : [sql`run < ${(part + 1) * ROWS_IN_PART}`];
    return sql.join([sql`true`, ...from, ...to], sql` AND `);
  });
}

/** Makes a table of the lines part by part. */
export const inParts = (table: Sql, parts: readonly Sql[], select: (part: Sql) => Sql): Sql[] =>
  parts.map((part, index) =>
    index === 0
      ? sql`CREATE TABLE ${table} AS ${select(part)}`
      : sql`INSERT INTO ${table} ${select(part)}`,
  );
