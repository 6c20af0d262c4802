import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import {
  columnsHeld,
  isOrderRole,
  isProductKey,
  type Role,
} from '../../../src/domain/recipe/roles';
import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import type { SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';
import { lineColumns } from '../../read/lines/coded-lines';
import { sql, type Sql } from '../../sql';
import { notBought } from '../cells/faults';
import { rolesOf } from '../cells/fields';
import type { PlainKind } from '../cells/plain-text';
import { areVisits, visitOf } from '../stage/orders-by';
import { fieldsOf, type Surroundings } from '../stage/staged-fields';

/** The value of a line as SQL over the cells it is made of. */
export interface LineValue {
  /** The role, or the name of a kept column. */
  readonly name: string;
  readonly type: Sql;
  readonly sql: Sql;
  /** When something stands there that cannot be read, or that sets the line aside. */
  readonly fault: { readonly reason: SetAsideReason; readonly when: Sql } | null;
  /** A cell of plain text is its own value, see `isPlainText`; null where the cell has to be read. */
  readonly asText: PlainKind | null;
}

/** Cells that are judged together, and the values they have. */
export interface LineKey {
  /** Columns of the lines. */
  readonly inputs: readonly number[];
  readonly values: readonly LineValue[];
}

/** Tells how the lines of a source are to be read, whatever the shape of its rows is. */
export function lineRecipe(source: SourceRecipe): SourceRecipe {
  const columns = lineColumns(source);
  const { ordersBy, dialect } = source;
  if (!hasBasketRows(source.shape)) {
    // The number of the row stands in a column of its own.
    return ordersBy.by === 'row' ? { ...source, columns, ordersBy: { by: 'number' } } : source;
  }
  return {
    ...source,
    shape: 'long',
    ordersBy: ordersBy.by === 'row' ? { by: 'number' } : ordersBy,
    dialect: { ...dialect, hasHeader: false },
    columns,
  };
}

/** The order of a visit is not known before all lines were read, but whether there is one. */
const VISIT = sql`CASE WHEN visitor IS NOT NULL AND visited IS NOT NULL THEN visitor END`;

/** Lists all values that the lines of a source have, by the cells that they are made of. */
export function lineKeys(recipe: SourceRecipe, around: Surroundings): LineKey[] {
  const keys: { inputs: readonly number[]; values: LineValue[] }[] = [];
  const add = (inputs: readonly number[], value: LineValue) => {
    // What is made of no cell is the same for all of them.
    const sorted = inputs.length === 0 ? [0] : inputs.toSorted((a, b) => a - b);
    const key = keys.find((each) => String(each.inputs) === String(sorted));
    if (key === undefined) keys.push({ inputs: sorted, values: [value] });
    else key.values.push(value);
  };
  const made = { fault: null, asText: null };
  for (const { name, type, value, fault, inputs, isGiven, asText } of fieldsOf(recipe, around)) {
    if (!isGiven) continue;
    if (name === 'order_id' && areVisits(recipe)) {
      const { visitor, visited } = visitOf(recipe);
      add(inputs, { name: 'visitor', type: sql`VARCHAR`, sql: visitor, ...made });
      add(inputs, { name: 'visited', type: sql`TIMESTAMP`, sql: visited, ...made });
      add(inputs, { name, type, sql: VISIT, ...made });
    } else add(inputs, { name, type, sql: value, fault, asText });
  }
  const event = notBought(recipe);
  if (event !== null) {
    const fault = { reason: 'not-bought', when: event.when } as const;
    const value = { type: sql`BOOLEAN`, sql: sql`true`, asText: null };
    add([event.column], { name: 'event', ...value, fault });
  }
  return keys;
}

/** Lists the names of the values of lines that a source has. */
export const lineNames = (source: SourceRecipe, around: Surroundings): string[] =>
  fieldsOf(lineRecipe(source), around).flatMap(({ name, isGiven }) => (isGiven ? [name] : []));

/** Each line says these of its order, beside its number. */
export const ORDER_ROLES: readonly Role[] = rolesOf('lines').flatMap(([role]) =>
  isOrderRole(role) && role !== 'order_id' ? [role] : [],
);
const OF_ORDERS: ReadonlySet<string> = new Set(ORDER_ROLES);
export const isOfOrder = (name: string) => OF_ORDERS.has(name) || name.startsWith('attribute_');

/** A line says these of its product, beside its id and name; its price in a line is what was paid. */
export const OF_PRODUCTS: readonly Role[] = columnsHeld('product').flatMap(({ role }) =>
  isProductKey(role) || role === 'unit_price' ? [] : [role],
);

/** A line has these beside its order and its product. */
export const OF_LINES: readonly Role[] = columnsHeld('line').map(({ role }) => role);
