import type { Role } from '../../src/domain/recipe';
import { rolesOf, sqlTypes } from './fields';

/** The roles that some file of lines has a column for. */
export type LineRoles = ReadonlySet<Role>;

/** The staged lines as a FROM clause with every column, NULL for those no file has. */
export function stagedLines(roles: LineRoles): string {
  const columns = rolesOf('lines').map(([role, kind]) =>
    roles.has(role) ? role : `NULL::${sqlTypes[kind]} AS ${role}`,
  );
  return `(SELECT rowid AS position, fault, run, ${columns.join(', ')} FROM stage_lines)`;
}
