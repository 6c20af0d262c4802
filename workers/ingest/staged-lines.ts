import { rolesOf, sqlTypes } from './fields';
import type { StagedColumns } from './stage';

/** The staged lines as a FROM clause with every role, NULL for those no file has, and kept columns. */
export function stagedLines(columns: StagedColumns): string {
  const roles = rolesOf('lines').map(([role, kind]) =>
    columns.has(role) ? role : `NULL::${sqlTypes[kind]} AS ${role}`,
  );
  const kept = [...columns].filter((column) => column.startsWith('attribute_'));
  return `(SELECT ${['rowid AS position', 'fault', 'run', ...roles, ...kept].join(', ')} FROM stage_lines)`;
}
