import type { ColumnRecipe, DiscountUnit } from '../../../src/domain/recipe/recipe';
import { isDateRole, isNumberRole, type Role } from '../../../src/domain/recipe/roles';
import type { SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';
import { bareName, sql, type Sql } from '../../sql';
import { findKept, type KeptColumn } from '../build/attributes';
import { boolean, isUnreadable, optionalText, text } from '../cells/cells';
import { date, plainTime, timeOfDay, timestamp, withTime } from '../cells/dates';
import { rolesOf, sqlTypes, type StagedType } from '../cells/fields';
import { lookedUp, lookupsOf, type ReadyLookup } from './lookups';
import { decimal } from '../cells/numbers';
import { DERIVED_ORDER, hasDerivedOrder } from './orders-by';
import { cellOf, type ReadRecipe } from '../cells/read-columns';

const number = (cell: Sql, { decimal: sign }: ColumnRecipe) => decimal(cell, sign);

const readers: Record<StagedType, (cell: Sql, column: ColumnRecipe) => Sql> = {
  text,
  optional: optionalText,
  money: number,
  number,
  timestamp: (cell, { formats }) => timestamp(cell, formats),
  date: (cell, { formats }) => date(cell, formats),
  boolean,
};

/** A column of the staged rows: its value as SQL, and when something stands there that cannot be read. */
export interface Field {
  /** The role, or the name of a kept column. */
  readonly name: string;
  readonly type: Sql;
  /** The cell it is read from; null where there is none, or where it comes from elsewhere too. */
  readonly cell: Sql | null;
  /** NULL where neither the file nor its lookups have it. */
  readonly isGiven: boolean;
  readonly value: Sql;
  readonly fault: { reason: SetAsideReason; when: Sql } | null;
  /** The unit of a discount. */
  readonly unit?: DiscountUnit;
}

/** All that the fields of sources depend on beside the source. */
export interface Surroundings {
  readonly lookups: readonly ReadyLookup[];
  readonly kept: readonly KeptColumn[];
}

/** Every role that counts for the source's kind, then its kept columns. */
export function fieldsOf(recipe: ReadRecipe, { lookups, kept }: Surroundings): Field[] {
  const roles = rolesOf(recipe.kind).map(([role, staged]) =>
    fieldOf(recipe, role, staged, lookups),
  );
  const headers = new Set<string>();
  const attributes = recipe.columns.flatMap(({ header, role }, index): Field[] => {
    const found = role === 'attribute' ? findKept(kept, recipe.kind, header) : undefined;
    if (found === undefined || headers.has(header)) return [];
    headers.add(header);
    const cell = sql`c${index}`;
    const value = text(cell);
    return [{ name: found.column, type: sql`VARCHAR`, cell, isGiven: true, value, fault: null }];
  });
  return [...roles, ...attributes];
}

function fieldOf(
  recipe: ReadRecipe,
  role: Role,
  staged: StagedType,
  lookups: readonly ReadyLookup[],
): Field {
  const type = sqlTypes[staged];
  const own = ownField(recipe, role, staged);
  const looked = lookupsOf(recipe, lookups).flatMap(({ lookup }) => {
    const column = lookup.recipe.columns.find((each) => each.role === role);
    return lookup.roles.includes(role)
      ? [readers[staged](lookedUp(lookup, role), column ?? { header: '', role })]
      : [];
  });
  if (looked.length === 0) return own;
  // A lookup says more of a value than the value itself.
  const value = sql`coalesce(${sql.join([...looked, own.value])})`;
  return { name: role, type, cell: null, isGiven: true, value, fault: own.fault, unit: own.unit };
}

function ownField(recipe: ReadRecipe, role: Role, staged: StagedType): Field {
  const type = sqlTypes[staged];
  if (role === 'order_id' && hasDerivedOrder(recipe)) {
    const value = text(DERIVED_ORDER);
    return { name: role, type, cell: DERIVED_ORDER, isGiven: true, value, fault: null };
  }
  const found = cellOf(recipe, role);
  if (found === null) {
    return { name: role, type, cell: null, isGiven: false, value: sql`NULL::${type}`, fault: null };
  }
  const { cell, column } = found;
  if (column.type !== undefined) {
    const value = staged === 'timestamp' ? plainTime(cell) : cell;
    return { name: role, type, cell, isGiven: true, value, fault: null, unit: column.unit };
  }
  const value = readers[staged](cell, column);
  const fault = faultOf(role, cell);
  const time = role === 'ordered_at' ? cellOf(recipe, 'ordered_time')?.cell : undefined;
  if (time !== undefined) {
    const unreadable = isUnreadable(time, timeOfDay(time));
    const when = sql`(${fault?.when ?? false} OR ${unreadable})`;
    return {
      name: role,
      type,
      cell,
      isGiven: true,
      value: withTime(value, time),
      fault: { reason: 'bad-date', when },
    };
  }
  return { name: role, type, cell, isGiven: true, value, fault, unit: column.unit };
}

/** `role` in the condition is the value as read, a column of the query around the cells. */
function faultOf(role: Role, cell: Sql): Field['fault'] {
  if (isDateRole(role)) return { reason: 'bad-date', when: isUnreadable(cell, bareName(role)) };
  if (isNumberRole(role)) return { reason: 'bad-number', when: isUnreadable(cell, bareName(role)) };
  return null;
}
