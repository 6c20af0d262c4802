import { PURCHASE_EVENTS } from '../../../src/domain/recipe/events';
import type { Role } from '../../../src/domain/recipe/roles';
import type { SetAsideReason } from '../../../src/domain/shop/shop';
import { literal } from '../../sql';
import { isBlank, isFilled } from './cells';
import { faultCode } from './fault-code';
import { hasDerivedOrder, orderedAt } from '../stage/orders-by';
import { cellOf } from './read-columns';
import type { ReadSource } from '../stage/rows';
import type { Field } from '../stage/staged-fields';
import { isRepeatedHeader, isTotal } from '../stage/stray-rows';

type Fault = [reason: SetAsideReason, when: string];

function requiredOf(source: ReadSource, all: readonly Field[]): Fault[] {
  const { kind } = source.recipe;
  const order: Fault = ['no-order', noOrder(source, all)];
  const product: Fault = ['no-product', allBlank(all, 'product_id', 'product_name')];
  if (kind === 'lines') return [order, product];
  if (kind === 'orders') return [order];
  if (kind === 'products') return [product];
  if (kind === 'customers') return [['no-customer', 'customer_id IS NULL']];
  return [];
}

/** An order that is worked out from a date that cannot be read is missing because of that date. */
function noOrder(source: ReadSource, all: readonly Field[]): string {
  const blank = allBlank(all, 'order_id');
  if (!hasDerivedOrder(source.recipe) || orderedAt(source.recipe) === null) return blank;
  const badDate = all.find(({ name }) => name === 'ordered_at')?.fault?.when ?? 'false';
  return `${blank} AND NOT ${badDate}`;
}

/** A role without a column is blank in every row; one that a lookup gives may not be. */
function allBlank(all: readonly Field[], ...roles: readonly Role[]): string {
  const conditions = all
    .filter(({ name, isGiven }) => isGiven && roles.some((role) => role === name))
    .map(({ name, cell }) => (cell === null ? `${name} IS NULL` : isBlank(cell)));
  return ['true', ...conditions].join(' AND ');
}

/**
 * Whether it is plain at a glance that no reason applies to a row; null where that takes more than a
 * glance. Of cells that the database converts itself, none is left that cannot be read.
 */
function isPlainlyFit({ recipe, form }: ReadSource, all: readonly Field[]): string | null {
  if (recipe.kind !== 'lines' || form !== 'typed' || all.some(({ fault }) => fault)) return null;
  const filled = (...roles: Role[]) => {
    const cells = all.filter(({ name, isGiven }) => isGiven && roles.some((role) => role === name));
    if (cells.length === 0 || cells.some(({ cell }) => cell === null)) return null;
    return `(${cells.map(({ cell }) => isFilled(cell ?? '')).join(' OR ')})`;
  };
  const order = filled('order_id');
  const product = filled('product_id', 'product_name');
  return order === null || product === null ? null : `${order} AND ${product}`;
}

/** Of an event log, what is no purchase; null: every row is a line. */
function notBought({ recipe }: ReadSource): string | null {
  const event = cellOf(recipe, 'event');
  if (event === null || recipe.kind !== 'lines') return null;
  // As `eventName` has it.
  const name = `regexp_replace(lower(${event.cell}), '[^a-z]+', '', 'g')`;
  return `NOT coalesce(list_contains([${PURCHASE_EVENTS.map(literal).join(', ')}], ${name}), false)`;
}

/** The number of the first reason that applies to a row, 0 for a row that is loaded. */
export function faultOf(source: ReadSource, all: readonly Field[]): string {
  const required = requiredOf(source, all);
  const lacks = ['ragged', ...required.map(([, when]) => `(${when})`)].join(' OR ');
  const header = source.form === 'typed' ? null : isRepeatedHeader(source.recipe);
  const total = isTotal(source.recipe);
  const events = notBought(source);
  const conditions: Fault[] = [
    ...(header === null ? [] : [['repeated-header', header] as Fault]),
    ...(total === null ? [] : [['total-row', `(${lacks}) AND ${total}`] as Fault]),
    ['ragged', 'ragged'],
    ...(events === null ? [] : [['not-bought', events] as Fault]),
    ...required,
    ...all.flatMap(({ fault }): Fault[] => (fault ? [[fault.reason, fault.when]] : [])),
  ];
  const cases = conditions
    .map(([reason, when]) => [faultCode(reason), when] as const)
    .sort(([a], [b]) => a - b)
    .map(([code, when]) => `WHEN ${when} THEN ${code}`);
  const fit = header === null && events === null ? isPlainlyFit(source, all) : null;
  const plain = fit === null ? [] : [`WHEN ${fit} THEN 0`];
  return `CASE ${[...plain, ...cases].join(' ')} ELSE 0 END`;
}
