import { PURCHASE_EVENTS } from '../../../src/domain/recipe/events';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { PRODUCT_KEYS, type Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';
import { bareName, sql, type Sql } from '../../sql';
import { isRepeatedHeader, isTotal } from '../stage/stray-rows';
import type { Field } from '../stage/staged-fields';
import { isBlank } from './cells';
import { faultCode } from './fault-code';
import { cellOf } from './read-columns';

type Fault = [reason: SetAsideReason, when: Sql];

function requiredOf(kind: SourceKind, all: readonly Field[]): Fault[] {
  const required: Record<SourceKind, Fault[]> = {
    lines: [],
    orders: [['no-order', allBlank(all, 'order_id')]],
    products: [['no-product', allBlank(all, ...PRODUCT_KEYS)]],
    customers: [['no-customer', sql`customer_id IS NULL`]],
    lookup: [],
    other: [],
  };
  return required[kind];
}

/** A role without a column is blank in every row; one that a lookup gives may not be. */
function allBlank(all: readonly Field[], ...roles: readonly Role[]): Sql {
  const conditions = all
    .filter(({ name, isGiven }) => isGiven && roles.some((role) => role === name))
    .map(({ name, cell }) => (cell === null ? sql`${bareName(name)} IS NULL` : isBlank(cell)));
  return sql.join([sql`true`, ...conditions], sql` AND `);
}

/** Tells which rows of an event log are no purchase, and by which column; null where every row is a line. */
export function notBought(recipe: SourceRecipe): { column: number; when: Sql } | null {
  const event = cellOf(recipe, 'event');
  if (event === null || recipe.kind !== 'lines') return null;
  // As `eventName` has it.
  const name = sql`regexp_replace(lower(${event.cell}), '[^a-z]+', '', 'g')`;
  const when = sql`NOT coalesce(list_contains([${sql.join(PURCHASE_EVENTS)}], ${name}), false)`;
  return { column: event.index, when };
}

/** The number of the first reason that applies to a row, 0 for a row that is loaded. */
export function faultOf(recipe: SourceRecipe, all: readonly Field[]): Sql {
  const required = requiredOf(recipe.kind, all);
  const lacks = sql.join(
    [sql`ragged > 0`, ...required.map(([, when]) => sql`(${when})`)],
    sql` OR `,
  );
  const header = isRepeatedHeader(recipe);
  const total = isTotal(recipe);
  const conditions: Fault[] = [
    ...(header === null ? [] : [['repeated-header', header] as Fault]),
    ...(total === null ? [] : [['total-row', sql`(${lacks}) AND ${total}`] as Fault]),
    ['ragged', sql`ragged > 0`],
    ...required,
    ...all.flatMap(({ fault }): Fault[] => (fault ? [[fault.reason, fault.when]] : [])),
  ];
  const cases = conditions
    .map(([reason, when]) => [faultCode(reason), when] as const)
    .sort(([a], [b]) => a - b)
    .map(([code, when]) => sql`WHEN ${when} THEN ${code}`);
  return sql`CASE ${sql.join(cases, sql` `)} ELSE 0 END`;
}
