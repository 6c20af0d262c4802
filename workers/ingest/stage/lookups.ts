import type { Role } from '../../../src/domain/recipe/roles';
import { SOURCE_KINDS } from '../../../src/domain/recipe/source-kinds';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { identifier } from '../../sql';
import type { Call, Database } from '../../database';
import { clean } from '../cells/cells';
import { faultCode } from '../cells/fault-code';
import { rolesOf } from '../cells/fields';
import { LOOKED_AT, meetAsPlainOnly, plain } from '../cells/plain-keys';
import { cellsOf, type OpenSource } from './rows';

/**
 * Lookups describe the values of a column of another source. They are read first, each into a table
 * of its own with one row a key, and joined to the rows of the source they describe.
 */

/** A lookup that stands ready: `<table>_key` has `key`, once, and a text column for each role. */
export interface ReadyLookup {
  readonly recipe: SourceRecipe;
  readonly table: string;
  /** Roles it has values for. */
  readonly roles: readonly Role[];
  /** Keys are compared as plain numbers: `007` and `7` alike. */
  readonly isPlain: boolean;
}

const DESCRIPTIVE: ReadonlySet<Role> = new Set(
  SOURCE_KINDS.flatMap((kind) => rolesOf(kind).map(([role]) => role)),
);

export const lookupTable = (index: number) => `stage_lookup_${index}`;

/** The numbers of the lookups, each behind those that describe it. */
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

/** The lookups that describe a column of this source, with the number of that column. */
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

/** Where a role's value stands in rows that lookups were joined to. */
export const lookedUp = (lookup: ReadyLookup, role: Role) =>
  identifier(`${lookup.table}_${role}`).text;

/** `rows` with what their lookups say beside their cells; every row stays, once. */
export function withLookups(
  rows: string,
  recipe: SourceRecipe,
  ready: readonly ReadyLookup[],
): string {
  const found = lookupsOf(recipe, ready);
  if (found.length === 0) return rows;
  const columns = found.flatMap(({ lookup }) =>
    lookup.roles.map((role) => `${lookup.table}_key.${role} AS ${lookedUp(lookup, role)}`),
  );
  const joins = found.map(({ lookup: { table, isPlain }, column }) => {
    const cell = clean(`cells.c${column}`);
    const [described, key] = isPlain
      ? [`${table}_plain`, plain(`(${cell})`)]
      : [`${table}_key`, cell];
    return `LEFT JOIN ${described} AS ${table}_key ON ${table}_key.key = ${key}`;
  });
  return `(SELECT ${['cells.*', ...columns].join(', ')} FROM ${rows} cells ${joins.join(' ')})`;
}

/**
 * The lookups as this source spells their keys: where none of the keys it begins with stands in a
 * lookup, but would as a plain number, that lookup is told by plain numbers. A number that the lookup
 * spells in two ways is left out of it then.
 */
export async function spellLookups(
  database: Database,
  source: OpenSource,
  ready: readonly ReadyLookup[],
  call: Call,
): Promise<ReadyLookup[]> {
  const spelled = [...ready];
  for (const { lookup, column } of lookupsOf(source.recipe, ready)) {
    const known = `${lookup.table}_key`;
    const cells = `(SELECT DISTINCT ${clean(`c${column}`)} AS key FROM
      (SELECT c${column} FROM ${cellsOf(source)} LIMIT ${LOOKED_AT}))`;
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    if (!(await meetAsPlainOnly(database, { keys: cells, known }, call))) continue;
    // oxlint-disable-next-line no-await-in-loop
    await database.query(
      `CREATE OR REPLACE TABLE ${lookup.table}_plain AS
        SELECT ${plain('key')} AS key, * EXCLUDE (key) FROM ${known}
        WHERE ${plain('key')} IN (SELECT ${plain('key')} FROM ${known} GROUP BY 1 HAVING count(*) = 1)`,
      call,
    );
    spelled[ready.indexOf(lookup)] = { ...lookup, isPlain: true };
  }
  return spelled;
}

/**
 * Reads a lookup: every row into `<table>`, with its fault; of several rows with one key the first
 * counts.
 */
export function readLookup(
  { recipe, form }: OpenSource,
  rows: string,
  ragged: string,
  ready: readonly ReadyLookup[],
  index: number,
): { lookup: ReadyLookup; statements: string[] } {
  const key = recipe.columns.findIndex(({ role }) => role === 'key');
  const values = new Map<Role, string>();
  recipe.columns.forEach(({ role }, at) => {
    if (DESCRIPTIVE.has(role) && !values.has(role)) values.set(role, clean(`c${at}`));
  });
  for (const { lookup } of lookupsOf(recipe, ready)) {
    for (const role of lookup.roles) {
      const cell = lookedUp(lookup, role);
      const own = values.get(role);
      values.set(role, own === undefined ? cell : `coalesce(${cell}, ${own})`);
    }
  }
  const table = lookupTable(index);
  const selected = [...values].map(([role, value]) => `nullif(${value}, '') AS ${role}`);
  const line = form === 'rewritten' ? 'line' : 'NULL::INTEGER AS line';
  const keyed = `nullif(${clean(`c${key}`)}, '')`;
  const columns = [
    `CASE WHEN ${ragged} THEN ${faultCode('ragged')} WHEN ${keyed} IS NULL THEN ${faultCode('no-key')} ELSE 0 END::UTINYINT AS fault`,
    line,
    `${keyed} AS key`,
    ...selected,
  ];
  return {
    lookup: { recipe, table, roles: [...values.keys()], isPlain: false },
    statements: [
      `CREATE OR REPLACE TABLE ${table} AS SELECT ${columns.join(', ')}
      FROM ${withLookups(rows, recipe, ready)}`,
      `UPDATE ${table} SET fault = ${faultCode('repeated-key')} WHERE fault = 0 AND rowid NOT IN (
        SELECT min(rowid) FROM ${table} WHERE fault = 0 GROUP BY key)`,
      `CREATE OR REPLACE TABLE ${table}_key AS SELECT * EXCLUDE (fault, line) FROM ${table} WHERE fault = 0`,
    ],
  };
}
