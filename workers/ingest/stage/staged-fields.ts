import type { ColumnRecipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import { isDateRole, isNumberRole, type Role } from '../../../src/domain/recipe/roles';
import type { SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';
import { bareName, sql, type Sql } from '../../sql';
import type { PlainKind } from '../cells/plain-text';
import { findKept, type KeptColumn } from '../build/attributes';
import { boolean, isUnreadable, optionalText, text } from '../cells/cells';
import { date, timeOfDay, timestamp, withTime } from '../cells/dates';
import { rolesOf, sqlTypes, type StagedType } from '../cells/fields';
import { lookedUp, lookupsOf, type ReadyLookup } from './lookups';
import { decimal } from '../cells/numbers';
import { DERIVED_ORDER, derivedFrom, hasDerivedOrder } from './orders-by';
import { cellOf } from '../cells/read-columns';

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
  /** The columns of its cells, and of what lookups say of them. */
  readonly inputs: readonly number[];
  /** NULL where neither the file nor its lookups have it. */
  readonly isGiven: boolean;
  readonly value: Sql;
  readonly fault: { reason: SetAsideReason; when: Sql } | null;
  /** A cell of plain text is its own value, see `isPlainText`; null where the cell has to be read. */
  readonly asText: PlainKind | null;
}

/** All that the fields of sources depend on beside the source. */
export interface Surroundings {
  readonly lookups: readonly ReadyLookup[];
  readonly kept: readonly KeptColumn[];
}

/** Every role that counts for the source's kind, then its kept columns. */
export function fieldsOf(recipe: SourceRecipe, { lookups, kept }: Surroundings): Field[] {
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
    const type = sql`VARCHAR`;
    const read = { isGiven: true, value, fault: null, asText: 'text' as const };
    return [{ name: found.column, type, cell, inputs: [index], ...read }];
  });
  return [...roles, ...attributes];
}

function fieldOf(
  recipe: SourceRecipe,
  role: Role,
  staged: StagedType,
  lookups: readonly ReadyLookup[],
): Field {
  const type = sqlTypes[staged];
  const own = ownField(recipe, role, staged);
  const saying = lookupsOf(recipe, lookups).filter(({ lookup }) => lookup.roles.includes(role));
  const looked = saying.map(({ lookup }) => {
    const column = lookup.recipe.columns.find((each) => each.role === role);
    return readers[staged](lookedUp(lookup, role), column ?? { header: '', role });
  });
  if (looked.length === 0) return own;
  // A lookup says more of a value than the value itself.
  const value = sql`coalesce(${sql.join([...looked, own.value])})`;
  const inputs = [...new Set([...own.inputs, ...saying.map(({ column }) => column)])];
  return { ...own, type, cell: null, inputs, isGiven: true, value, asText: null };
}

function ownField(recipe: SourceRecipe, role: Role, staged: StagedType): Field {
  const type = sqlTypes[staged];
  if (role === 'order_id' && hasDerivedOrder(recipe)) {
    const value = text(DERIVED_ORDER);
    const inputs = derivedFrom(recipe);
    const read = { isGiven: true, value, fault: null, asText: null };
    return { name: role, type, cell: DERIVED_ORDER, inputs, ...read };
  }
  const found = cellOf(recipe, role);
  if (found === null) return noField(role, type);
  const { cell, column, index } = found;
  const value = readers[staged](cell, column);
  const fault = faultOf(role, cell);
  const time = role === 'ordered_at' ? cellOf(recipe, 'ordered_time') : null;
  if (time !== null) {
    const unreadable = isUnreadable(time.cell, timeOfDay(time.cell));
    const when = sql`(${fault?.when ?? false} OR ${unreadable})`;
    return {
      name: role,
      type,
      cell,
      inputs: [index, time.index],
      isGiven: true,
      value: withTime(value, time.cell),
      fault: { reason: 'bad-date', when },
      asText: null,
    };
  }
  const asText = staged === 'text' || staged === 'optional' ? staged : null;
  return { name: role, type, cell, inputs: [index], isGiven: true, value, fault, asText };
}

/** A column of which a source has nothing. */
export const noField = (name: string, type: Sql): Field => ({
  name,
  type,
  cell: null,
  inputs: [],
  isGiven: false,
  value: sql`NULL::${type}`,
  fault: null,
  asText: null,
});

/** `role` in the condition is the value as read, a column of the query around the cells. */
function faultOf(role: Role, cell: Sql): Field['fault'] {
  if (isDateRole(role)) return { reason: 'bad-date', when: isUnreadable(cell, bareName(role)) };
  if (isNumberRole(role)) return { reason: 'bad-number', when: isUnreadable(cell, bareName(role)) };
  return null;
}
