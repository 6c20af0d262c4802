import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { PURCHASE_EVENTS } from '../../../src/domain/recipe/events';
import { PRODUCT_KEYS, type Role } from '../../../src/domain/recipe/roles';
import type { SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';
import { bareName, sql, type Sql } from '../../sql';
import { isBlank, isFilled } from './cells';
import { faultCode } from './fault-code';
import { hasDerivedOrder, orderedAt } from '../stage/orders-by';
import { cellOf } from './read-columns';
import type { ReadSource } from '../stage/rows';
import type { Field } from '../stage/staged-fields';
import { isRepeatedHeader, isTotal } from '../stage/stray-rows';

type Fault = [reason: SetAsideReason, when: Sql];

function requiredOf(source: ReadSource, all: readonly Field[]): Fault[] {
  const order: Fault = ['no-order', noOrder(source, all)];
  const product: Fault = ['no-product', allBlank(all, ...PRODUCT_KEYS)];
  const required: Record<SourceKind, Fault[]> = {
    lines: [order, product],
    orders: [order],
    products: [product],
    customers: [['no-customer', sql`customer_id IS NULL`]],
    lookup: [],
    other: [],
  };
  return required[source.recipe.kind];
}

/** An order that is worked out from a date that cannot be read is missing because of that date. */
function noOrder(source: ReadSource, all: readonly Field[]): Sql {
  const blank = allBlank(all, 'order_id');
  if (!hasDerivedOrder(source.recipe) || orderedAt(source.recipe) === null) return blank;
  const badDate = all.find(({ name }) => name === 'ordered_at')?.fault?.when ?? sql`false`;
  return sql`${blank} AND NOT ${badDate}`;
}

/** A role without a column is blank in every row; one that a lookup gives may not be. */
function allBlank(all: readonly Field[], ...roles: readonly Role[]): Sql {
  const conditions = all
    .filter(({ name, isGiven }) => isGiven && roles.some((role) => role === name))
    .map(({ name, cell }) => (cell === null ? sql`${bareName(name)} IS NULL` : isBlank(cell)));
  return sql.join([sql`true`, ...conditions], sql` AND `);
}

/**
 * Tells at a glance that no reason applies to a row; null where that takes more than a
 * glance. The database leaves no cell that it converts itself unreadable.
 */
function isPlainlyFit({ recipe, form }: ReadSource, all: readonly Field[]): Sql | null {
  if (recipe.kind !== 'lines' || form !== 'typed' || all.some(({ fault }) => fault)) return null;
  const filled = (...roles: Role[]) => {
    const cells = all.filter(({ name, isGiven }) => isGiven && roles.some((role) => role === name));
    const filledCells = cells.flatMap(({ cell }) => (cell === null ? [] : [isFilled(cell)]));
    if (cells.length === 0 || filledCells.length < cells.length) return null;
    return sql`(${sql.join(filledCells, sql` OR `)})`;
  };
  const order = filled('order_id');
  const product = filled(...PRODUCT_KEYS);
  return order === null || product === null ? null : sql`${order} AND ${product}`;
}

/** Tells which rows of an event log are no purchase; null where every row is a line. */
function notBought({ recipe }: ReadSource): Sql | null {
  const event = cellOf(recipe, 'event');
  if (event === null || recipe.kind !== 'lines') return null;
  // As `eventName` has it.
  const name = sql`regexp_replace(lower(${event.cell}), '[^a-z]+', '', 'g')`;
  return sql`NOT coalesce(list_contains([${sql.join(PURCHASE_EVENTS)}], ${name}), false)`;
}

/** The number of the first reason that applies to a row, 0 for a row that is loaded. */
export function faultOf(source: ReadSource, all: readonly Field[]): Sql {
  const required = requiredOf(source, all);
  const lacks = sql.join([sql`ragged`, ...required.map(([, when]) => sql`(${when})`)], sql` OR `);
  const header = source.form === 'typed' ? null : isRepeatedHeader(source.recipe);
  const total = isTotal(source.recipe);
  const events = notBought(source);
  const conditions: Fault[] = [
    ...(header === null ? [] : [['repeated-header', header] as Fault]),
    ...(total === null ? [] : [['total-row', sql`(${lacks}) AND ${total}`] as Fault]),
    ['ragged', sql`ragged`],
    ...(events === null ? [] : [['not-bought', events] as Fault]),
    ...required,
    ...all.flatMap(({ fault }): Fault[] => (fault ? [[fault.reason, fault.when]] : [])),
  ];
  const cases = conditions
    .map(([reason, when]) => [faultCode(reason), when] as const)
    .sort(([a], [b]) => a - b)
    .map(([code, when]) => sql`WHEN ${when} THEN ${code}`);
  const fit = header === null && events === null ? isPlainlyFit(source, all) : null;
  const plain = fit === null ? [] : [sql`WHEN ${fit} THEN 0`];
  return sql`CASE ${sql.join([...plain, ...cases], sql` `)} ELSE 0 END`;
}
