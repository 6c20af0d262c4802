import { roles, ROLES, type Role, type ValueType } from '../../../src/domain/recipe/roles';
import {
  isLoadedKind,
  sourceKinds,
  type SourceKind,
} from '../../../src/domain/recipe/source-kinds';
import { mapTable } from '../../../src/domain/table';
import { sql, type Sql } from '../../sql';

/** The values of a role are staged as this type; a time of day goes into the day it belongs to. */
export type StagedType = Exclude<ValueType, 'time'>;

export const sqlTypes: Record<StagedType, Sql> = {
  text: sql`VARCHAR`,
  optional: sql`VARCHAR`,
  money: sql`DECIMAL(18,4)`,
  number: sql`DECIMAL(18,4)`,
  timestamp: sql`TIMESTAMP`,
  date: sql`DATE`,
  boolean: sql`BOOLEAN`,
};

/** The staged rows of each kind of source hold these roles, in the order of `ROLES`. */
export const fields: Record<SourceKind, Partial<Record<Role, StagedType>>> = mapTable(
  sourceKinds,
  (_, kind) => (isLoadedKind(kind) ? fieldsOfKind(kind) : {}),
);

function fieldsOfKind(kind: SourceKind): Partial<Record<Role, StagedType>> {
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const { type, of } = roles[role];
      return type === null || type === 'time' || !of.includes(kind) ? [] : [[role, type]];
    }),
  );
}

export function rolesOf(kind: SourceKind): [Role, StagedType][] {
  return Object.entries(fields[kind]) as [Role, StagedType][];
}
