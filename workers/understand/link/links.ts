import type { LinkedSource, Sureness } from '../../../src/domain/recipe/understanding';
import type { Link } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { findJoin, type Join } from './link-join';
import { ColumnValues, type LinkTable } from './link-table';
import { percent } from '../words';

/** Holds what has been found so far of files that describe each other: their kinds, roles and keys. */
export class Links {
  readonly tables: readonly LinkTable[];
  readonly linked: LinkedSource[];
  /** Kinds by the tables' index; tables that nothing has been found for are not in it. */
  readonly kinds = new Map<number, SourceKind>();
  /** The columns that are keys to other files, by the tables' index and the column. */
  readonly keys = new Map<number, Map<number, Sureness>>();
  readonly #signal: AbortSignal | undefined;
  readonly #values = new ColumnValues();

  constructor(tables: readonly LinkTable[], linked: LinkedSource[], signal?: AbortSignal) {
    this.tables = tables;
    this.linked = linked;
    this.#signal = signal;
  }

  /** Lists the tables that nothing has been found for. */
  open(): LinkTable[] {
    return this.tables.filter(({ index }) => !this.kinds.has(index));
  }

  /** Keeps what was found for a table. */
  set(table: LinkTable, kind: SourceKind, change: Partial<LinkedSource>): void {
    const before = this.linked[table.index];
    if (before === undefined) return;
    this.kinds.set(table.index, kind);
    this.linked[table.index] = { ...before, ...change, kind };
  }

  rolesOf(table: LinkTable): Role[] {
    return this.linked[table.index]?.roles ?? [];
  }

  /** Gives a column a role, and takes it from the column that had it. */
  setRole(table: LinkTable, column: number, role: Role): void {
    const before = this.linked[table.index];
    if (before === undefined) return;
    const roles = before.roles.map((own, index) =>
      index === column ? role : own === role && role !== 'ignore' ? 'ignore' : own,
    );
    this.linked[table.index] = { ...before, roles };
  }

  /**
   * Keeps for both columns of a join how sure it is that they are keys; answers the reason, a sentence.
   */
  setKeys(referring: LinkTable, table: LinkTable, join: Join): string {
    const reason = joinReason(referring, table, join);
    const own = `${percent(join.share)} of its values stand in ${header(table, join.to)} of ${table.name}.`;
    for (const [{ index }, column, said] of [
      [referring, join.from, own],
      [table, join.to, reason],
    ] as const) {
      const keys = this.keys.get(index) ?? new Map<number, Sureness>();
      this.keys.set(index, keys.set(column, { confidence: join.share, reason: said }));
    }
    return reason;
  }

  /** Finds the best join by the given columns; those that are -1 are left out. */
  join(
    from: LinkTable,
    to: LinkTable,
    columns: readonly number[],
    unique: number,
  ): Promise<Join | null> {
    return findJoin(from, to, {
      from: columns.filter((column) => column >= 0),
      unique,
      values: this.#values,
      signal: this.#signal,
    });
  }
}

export const header = (table: LinkTable, column: number) => table.facts[column]?.header ?? '';

export const linkTo = (referring: LinkTable, join: Join): Link => ({
  source: referring.name,
  column: header(referring, join.from),
});

const joinReason = (referring: LinkTable, table: LinkTable, join: Join) =>
  `${percent(join.share)} of the ${header(referring, join.from)} values of ${referring.name} stand in its ${header(table, join.to)}.`;
