import type { LinkedSource, Sureness } from '../../../src/domain/recipe/understanding';
import type { Link } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { findJoin, type Join } from './link-join';
import { ColumnValues, type LinkTable } from './link-table';
import { percent } from '../words';

/** What has been found so far of files that describe each other: their kinds, roles and keys. */
export class Links {
  readonly tables: readonly LinkTable[];
  readonly linked: LinkedSource[];
  /** By index; tables that nothing has been found for are not in it. */
  readonly kinds = new Map<number, SourceKind>();
  /** Of columns that are keys to other files, by index and column. */
  readonly keys = new Map<number, Map<number, Sureness>>();
  readonly #signal: AbortSignal | undefined;
  readonly #values = new ColumnValues();

  constructor(tables: readonly LinkTable[], linked: LinkedSource[], signal?: AbortSignal) {
    this.tables = tables;
    this.linked = linked;
    this.#signal = signal;
  }

  open(): LinkTable[] {
    return this.tables.filter(({ index }) => !this.kinds.has(index));
  }

  set(table: LinkTable, kind: SourceKind, change: Partial<LinkedSource>): void {
    const before = this.linked[table.index];
    if (before === undefined) return;
    this.kinds.set(table.index, kind);
    this.linked[table.index] = { ...before, ...change, kind };
  }

  rolesOf(table: LinkTable): Role[] {
    return this.linked[table.index]?.roles ?? [];
  }

  setRole(table: LinkTable, column: number, role: Role): void {
    const before = this.linked[table.index];
    if (before === undefined) return;
    const roles = before.roles.map((own, index) =>
      index === column ? role : own === role && role !== 'ignore' ? 'ignore' : own,
    );
    this.linked[table.index] = { ...before, roles };
  }

  /** Two columns hold each other's values: so sure is either of being the key. */
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
