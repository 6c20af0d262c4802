import type { Role, SourceRecipe } from '../../src/domain/recipe';
import { identifier } from '../sql';
import { clean } from './cells';
import { faultCode } from './faults';
import { rolesOf } from './fields';
import type { OpenSource } from './rows';

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
}

const DESCRIPTIVE: ReadonlySet<Role> = new Set(
  (['lines', 'orders', 'products', 'customers'] as const).flatMap((kind) =>
    rolesOf(kind).map(([role]) => role),
  ),
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
export const lookedUp = (lookup: ReadyLookup, role: Role) => identifier(`${lookup.table}_${role}`);

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
  const joins = found.map(
    ({ lookup, column }) =>
      `LEFT JOIN ${lookup.table}_key ON ${lookup.table}_key.key = ${clean(`cells.c${column}`)}`,
  );
  return `(SELECT ${['cells.*', ...columns].join(', ')} FROM ${rows} cells ${joins.join(' ')})`;
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
    lookup: { recipe, table, roles: [...values.keys()] },
    statements: [
      `CREATE OR REPLACE TABLE ${table} AS SELECT ${columns.join(', ')}
      FROM ${withLookups(rows, recipe, ready)}`,
      `UPDATE ${table} SET fault = ${faultCode('repeated-key')} WHERE fault = 0 AND rowid NOT IN (
        SELECT min(rowid) FROM ${table} WHERE fault = 0 GROUP BY key)`,
      `CREATE OR REPLACE TABLE ${table}_key AS SELECT * EXCLUDE (fault, line) FROM ${table} WHERE fault = 0`,
    ],
  };
}
