import type { Role } from '../../../src/domain/recipe/roles';
import { SOURCE_KINDS } from '../../../src/domain/recipe/source-kinds';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { bareName, sql, type Sql } from '../../sql';
import type { Call, Database } from '../../database';
import { clean } from '../cells/cells';
import { faultCode } from '../cells/fault-code';
import { rolesOf } from '../cells/fields';
import { LOOKED_AT, meetAsPlainOnly, plain } from '../cells/plain-keys';
import { ROWS } from './stage-tables';

// Lookups describe the values of a column of another source. They are read first, each into a table
// of its own with one row a key, and joined to the rows of the source they describe.

/** A lookup that stands ready: `<table>_key` has `key`, once, and a text column for each role. */
export interface ReadyLookup {
  readonly recipe: SourceRecipe;
  readonly table: Sql;
  /** The roles it has values for. */
  readonly roles: readonly Role[];
  /** Its keys are compared as plain numbers, in which `007` is `7`. */
  readonly isPlain: boolean;
}

const DESCRIPTIVE: ReadonlySet<Role> = new Set(
  SOURCE_KINDS.flatMap((kind) => rolesOf(kind).map(([role]) => role)),
);

export const lookupTable = (index: number): Sql => sql`stage_lookup_${index}`;

/** Orders the lookups, by their numbers, so that each comes behind those that describe it. */
export function lookupsFirst(sources: readonly SourceRecipe[]): number[] {
  const ordered: number[] = [];
  const visit = (index: number, path: readonly number[]): void => {
    if (ordered.includes(index) || path.includes(index)) return;
    const name = sources[index]?.name;
    for (const [other, { kind, link }] of sources.entries()) {
      if (kind === 'lookup' && link?.source === name) visit(other, [...path, index]);
    }
    ordered.push(index);
  };
  for (const [index, { kind }] of sources.entries()) if (kind === 'lookup') visit(index, []);
  return ordered;
}

/** Finds the lookups that describe a column of this source, with the number of that column. */
export function lookupsOf(
  recipe: SourceRecipe,
  ready: readonly ReadyLookup[],
): { lookup: ReadyLookup; column: number }[] {
  return ready.flatMap((lookup) => {
    const { link } = lookup.recipe;
    if (link?.source !== recipe.name) return [];
    const column = recipe.columns.findIndex(({ header }) => header === link.column);
    return column < 0 ? [] : [{ lookup, column }];
  });
}

/** Names the column in which a role's value stands in rows that lookups were joined to. */
export const lookedUp = (lookup: ReadyLookup, role: Role): Sql =>
  sql`${lookup.table}_${bareName(role)}`;

/** Joins to `rows` what their lookups say beside their cells; every row stays, once. */
export function withLookups(rows: Sql, recipe: SourceRecipe, ready: readonly ReadyLookup[]): Sql {
  const found = lookupsOf(recipe, ready);
  if (found.length === 0) return rows;
  const columns = found.flatMap(({ lookup }) =>
    lookup.roles.map(
      (role) => sql`${lookup.table}_key.${bareName(role)} AS ${lookedUp(lookup, role)}`,
    ),
  );
  const joins = found.map(({ lookup: { table, isPlain }, column }) => {
    const cell = clean(sql`cells.c${column}`);
    const [described, key] = isPlain
      ? [sql`${table}_plain`, plain(sql`(${cell})`)]
      : [sql`${table}_key`, cell];
    return sql`LEFT JOIN ${described} AS ${table}_key ON ${table}_key.key = ${key}`;
  });
  return sql`(SELECT ${sql.join([sql`cells.*`, ...columns])} FROM ${rows} cells ${sql.join(joins, sql` `)})`;
}

/**
 * Spells the keys of lookups as this source does: where none of the keys it begins with stands in a
 * lookup, but would as a plain number, that lookup is joined by plain numbers. A number that the lookup
 * spells in two ways is left out of it then.
 *
 * @param cellsOf gives a FROM clause of some first cells of a column, as `cell`.
 */
export async function spellLookups(
  database: Database,
  recipe: SourceRecipe,
  cellsOf: (column: number) => Sql,
  ready: readonly ReadyLookup[],
  call: Call,
): Promise<ReadyLookup[]> {
  const spelled = [...ready];
  for (const { lookup, column } of lookupsOf(recipe, ready)) {
    const known = sql`${lookup.table}_key`;
    const cells = sql`(SELECT DISTINCT ${clean(sql`cell`)} AS key FROM
      (FROM ${cellsOf(column)} LIMIT ${LOOKED_AT}))`;
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    if (!(await meetAsPlainOnly(database, { keys: cells, known }, call))) continue;
    // oxlint-disable-next-line no-await-in-loop
    await database.query(
      sql`CREATE OR REPLACE TABLE ${lookup.table}_plain AS
        SELECT ${plain(sql`key`)} AS key, * EXCLUDE (key) FROM ${known}
        WHERE ${plain(sql`key`)} IN (SELECT ${plain(sql`key`)} FROM ${known} GROUP BY 1 HAVING count(*) = 1)`,
      call,
    );
    spelled[ready.indexOf(lookup)] = { ...lookup, isPlain: true };
  }
  return spelled;
}

/**
 * Reads a lookup whose rows stand in `ROWS`: every row into `<table>`, with its fault; of several rows
 * with one key the first counts.
 */
export function readLookup(
  recipe: SourceRecipe,
  ready: readonly ReadyLookup[],
  index: number,
): { lookup: ReadyLookup; statements: Sql[] } {
  const key = recipe.columns.findIndex(({ role }) => role === 'key');
  const values = new Map<Role, Sql>();
  recipe.columns.forEach(({ role }, at) => {
    if (DESCRIPTIVE.has(role) && !values.has(role)) values.set(role, clean(sql`c${at}`));
  });
  for (const { lookup } of lookupsOf(recipe, ready)) {
    for (const role of lookup.roles) {
      const cell = lookedUp(lookup, role);
      const own = values.get(role);
      values.set(role, own === undefined ? cell : sql`coalesce(${cell}, ${own})`);
    }
  }
  const table = lookupTable(index);
  const selected = [...values].map(
    ([role, value]) => sql`nullif(${value}, '') AS ${bareName(role)}`,
  );
  const keyed = sql`nullif(${clean(sql`c${key}`)}, '')`;
  const columns = [
    sql`CASE WHEN ragged > 0 THEN ${faultCode('ragged')} WHEN ${keyed} IS NULL THEN ${faultCode('no-key')} ELSE 0 END::UTINYINT AS fault`,
    sql`line`,
    sql`${keyed} AS key`,
    ...selected,
  ];
  return {
    lookup: { recipe, table, roles: [...values.keys()], isPlain: false },
    statements: [
      sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${sql.join(columns)}
      FROM ${withLookups(ROWS, recipe, ready)}`,
      sql`UPDATE ${table} SET fault = ${faultCode('repeated-key')} WHERE fault = 0 AND rowid NOT IN (
        SELECT min(rowid) FROM ${table} WHERE fault = 0 GROUP BY key)`,
      sql`CREATE OR REPLACE TABLE ${table}_key AS SELECT * EXCLUDE (fault, line) FROM ${table} WHERE fault = 0`,
    ],
  };
}
