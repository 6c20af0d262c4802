import type { LinkedSource, LinkInput, Question, Sureness } from '../../src/domain/inspection';
import type { Link, Role, SourceKind, SourceRecipe } from '../../src/domain/recipe';
import type { Call } from '../database';
import type { Engine } from '../engine';
import { detectAs } from './detect';
import { uniqueness } from './facts';
import { findJoin, type Join } from './link-join';
import { ColumnValues, keyOf, linkTable, type LinkTable } from './link-table';
import { codeRoles, lookupRoles } from './lookup-roles';
import { percent } from './words';

/** What each file is beside the others, in step with the sources. */
export async function linkSources(
  _engine: Engine,
  { sources, files }: LinkInput,
  { signal }: Call,
): Promise<LinkedSource[]> {
  const unlinked = sources.map(({ kind, columns, link }): LinkedSource => ({
    kind,
    roles: columns.map(({ role }) => role),
    sureness: columns.map(() => null),
    link: link ?? null,
    reason: '',
    questions: [],
  }));
  if (sources.length < 2) return unlinked;
  const tables: LinkTable[] = [];
  for (const [index, recipe] of sources.entries()) {
    const file = files[index];
    if (file !== undefined) tables.push(await linkTable(recipe, file, index));
  }
  return new Linking(tables, unlinked, signal).run();
}

/** How far an attached table stands from the lines, and what it is. */
class Linking {
  readonly #tables: readonly LinkTable[];
  readonly #linked: LinkedSource[];
  readonly #signal: AbortSignal | undefined;
  readonly #values = new ColumnValues();
  /** By index; tables that nothing has been found for are not in it. */
  readonly #kinds = new Map<number, SourceKind>();
  /** Of columns that are keys to other files, by index and column. */
  readonly #keys = new Map<number, Map<number, Sureness>>();

  constructor(tables: readonly LinkTable[], linked: LinkedSource[], signal?: AbortSignal) {
    this.#tables = tables;
    this.#linked = linked;
    this.#signal = signal;
  }

  async run(): Promise<LinkedSource[]> {
    await this.#link();
    return this.#linked.map((linked, index) => {
      const table = this.#tables.find((each) => each.index === index);
      if (table === undefined) return linked;
      return { ...linked, sureness: surenessOf(table, linked, this.#keys.get(index)) };
    });
  }

  async #link(): Promise<void> {
    const lines = await this.#findLines();
    if (lines.length === 0) return;
    await this.#attachOrders(lines);
    await this.#attachProducts(lines);
    await this.#attachCustomers(lines);
    await this.#attachLookups();
    await this.#attachCodes();
    for (const table of this.#tables) {
      if (this.#kinds.has(table.index)) continue;
      this.#set(table, 'other', {
        roles: table.facts.map(() => 'ignore'),
        reason: 'No column of the order lines, orders or products refers to it.',
      });
    }
  }

  /** Two columns hold each other's values: so sure is either of being the key. */
  #setKeys(referring: LinkTable, table: LinkTable, join: Join): string {
    const reason = joinReason(referring, table, join);
    const own = `${percent(join.share)} of its values stand in ${header(table, join.to)} of ${table.name}.`;
    for (const [{ index }, column, said] of [
      [referring, join.from, own],
      [table, join.to, reason],
    ] as const) {
      const keys = this.#keys.get(index) ?? new Map<number, Sureness>();
      this.#keys.set(index, keys.set(column, { confidence: join.share, reason: said }));
    }
    return reason;
  }

  #set(table: LinkTable, kind: SourceKind, change: Partial<LinkedSource>): void {
    const before = this.#linked[table.index];
    if (before === undefined) return;
    this.#kinds.set(table.index, kind);
    this.#linked[table.index] = { ...before, ...change, kind };
  }

  #rolesOf(table: LinkTable): Role[] {
    return this.#linked[table.index]?.roles ?? [];
  }

  #setRole(table: LinkTable, column: number, role: Role): void {
    const before = this.#linked[table.index];
    if (before === undefined) return;
    const roles = before.roles.map((own, index) =>
      index === column ? role : own === role && role !== 'ignore' ? 'ignore' : own,
    );
    this.#linked[table.index] = { ...before, roles };
  }

  /** Files that hold lines by themselves; else those with orders and something else that a file describes. */
  async #findLines(): Promise<LinkTable[]> {
    const complete = this.#tables.filter(({ isLines }) => isLines);
    const long = complete.filter(({ basket }) => basket === null);
    const withNumber = long.filter(({ asLines }) =>
      asLines.columns.some(({ role }) => role === 'order_id'),
    );
    const found =
      withNumber.length > 0
        ? withNumber
        : long.length > 0
          ? long
          : complete.length > 0
            ? complete
            : await this.#linesByValues();
    for (const table of found) this.#setLines(table);
    await this.#leaveOutCopies(found);
    return found.filter(({ index }) => this.#kinds.get(index) === 'lines');
  }

  #setLines(table: LinkTable): void {
    const same = this.#tables.filter(
      (other) => other !== table && hasHeaderOf(other, table),
    ).length;
    const own = this.#rolesOf(table);
    const isKept = table.recipe.kind === 'lines';
    this.#set(table, 'lines', {
      roles: isKept
        ? own
        : detectAs('lines', table.facts, table.basket).columns.map(({ role }) => role),
      reason:
        same > 0
          ? `It has the columns of ${same === 1 ? 'another file' : `${same} other files`}: they are read one after another.`
          : '',
    });
  }

  /** Where headers do not say so: what each file was taken for by itself, or what the others describe. */
  async #linesByValues(): Promise<LinkTable[]> {
    const alone = this.#tables.filter(({ recipe }) => holdsLines(recipe));
    return alone.length > 0 ? alone : this.#describedLines();
  }

  /** A file with an order number that repeats, and a column that another file describes. */
  async #describedLines(): Promise<LinkTable[]> {
    const found: LinkTable[] = [];
    for (const table of this.#tables) {
      const order = table.asLines.columns.findIndex(({ role }) => role === 'order_id');
      const facts = table.facts[order];
      if (facts === undefined || uniqueness(facts) > 0.98) continue;
      const free = freeColumns(
        table,
        table.asLines.columns.map(({ role }) => role),
      );
      for (const other of this.#tables) {
        if (other === table) continue;
        const join = await this.#join(table, other, free, 0.98);
        if (join === null) continue;
        this.#set(table, 'lines', {
          roles: table.asLines.columns.map(({ role }, index) =>
            index === join.from ? 'product_id' : role,
          ),
        });
        found.push(table);
        break;
      }
    }
    return found;
  }

  /** The same orders in another dress would be counted twice. */
  async #leaveOutCopies(lines: readonly LinkTable[]): Promise<void> {
    for (const [place, table] of lines.entries()) {
      for (const first of lines.slice(0, place)) {
        if (this.#kinds.get(first.index) !== 'lines' || hasHeaderOf(first, table)) continue;
        const [own, others] = [this.#orderKeys(table), this.#orderKeys(first)];
        const shared = [...own].filter((key) => others.has(key)).length;
        const share = shared / Math.max(1, Math.min(own.size, others.size));
        if (own.size < 5 || share < 0.8) continue;
        this.#set(table, 'other', {
          reason: `${percent(share)} of its order numbers stand in ${first.name}, too.`,
          questions: [copyQuestion(table, first, share)],
        });
      }
    }
  }

  /** Of the head alone, where files in one order would show the same orders. */
  #orderKeys(table: LinkTable): Set<string> {
    const order = table.facts[this.#rolesOf(table).indexOf('order_id')];
    return new Set((order?.values ?? []).slice(0, 1000).map(keyOf));
  }

  #join(
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

  #open(): LinkTable[] {
    return this.#tables.filter(({ index }) => !this.#kinds.has(index));
  }

  async #attachOrders(lines: readonly LinkTable[]): Promise<void> {
    for (const table of this.#open()) {
      for (const line of lines) {
        const join = await this.#join(line, table, [this.#rolesOf(line).indexOf('order_id')], 0.98);
        if (join === null) continue;
        this.#set(table, 'orders', {
          roles: rolesAs('orders', table, join.to, 'order_id'),
          reason: this.#setKeys(line, table, join),
        });
        break;
      }
    }
  }

  /** The file that the lines' products refer to; where they have none yet, that column becomes it. */
  async #attachProducts(lines: readonly LinkTable[]): Promise<void> {
    for (const line of lines) {
      const roles = this.#rolesOf(line);
      const known = ['product_id', 'product_name'] as const;
      const columns = known.map((role) => roles.indexOf(role)).filter((index) => index >= 0);
      const isNamed = line.asLines.columns.some(({ role }) => role === 'product_id');
      const from = isNamed ? columns : [...columns, ...freeColumns(line, roles)];
      for (const table of this.#open()) {
        const isProducts = table.recipe.kind === 'products';
        const join = await this.#join(line, table, from, isProducts ? 0.05 : 0.95);
        if (join === null) continue;
        const isName = roles[join.from] === 'product_name' && !join.isNamed;
        const role = isName ? 'product_name' : 'product_id';
        if (!isName) this.#setRole(line, join.from, 'product_id');
        this.#set(table, 'products', {
          roles: rolesAs('products', table, join.to, role),
          reason: this.#setKeys(line, table, join),
        });
        break;
      }
    }
  }

  /** Customers by the number that orders give; where that is only a key to the person, a lookup. */
  async #attachCustomers(lines: readonly LinkTable[]): Promise<void> {
    const orders = this.#tables.filter(({ index }) => this.#kinds.get(index) === 'orders');
    for (const referring of [...orders, ...lines]) {
      const from = this.#rolesOf(referring).indexOf('customer_id');
      for (const table of this.#open()) {
        const join = await this.#join(referring, table, [from], 0.98);
        if (join === null) continue;
        const reason = this.#setKeys(referring, table, join);
        const person = personColumn(table, join.to);
        if (person === null) {
          this.#set(table, 'customers', {
            roles: rolesAs('customers', table, join.to, 'customer_id'),
            reason,
          });
        } else {
          this.#set(table, 'lookup', {
            roles: rolesAs('customers', table, person, 'customer_id').map((role, index) =>
              index === join.to
                ? 'key'
                : role === 'customer_id' || role === 'attribute'
                  ? role
                  : 'ignore',
            ),
            link: linkTo(referring, join),
            reason: `${reason} Its ${header(table, person)} is the customer.`,
          });
        }
        break;
      }
    }
  }

  /** Whatever describes a column of products, or of lines and lookups, level by level. */
  async #attachLookups(): Promise<void> {
    const depth = this.#tables.length;
    for (let level = 0; level < depth; level += 1) {
      const before = this.#kinds.size;
      for (const referring of this.#tables) {
        const kind = this.#kinds.get(referring.index);
        if (kind !== 'products' && kind !== 'lines' && kind !== 'lookup') continue;
        for (const table of this.#open()) await this.#attachLookup(referring, table);
      }
      if (this.#kinds.size === before) return;
    }
  }

  async #attachLookup(referring: LinkTable, table: LinkTable): Promise<void> {
    const roles = this.#rolesOf(referring);
    const from = roles.flatMap((role, index) =>
      ['ignore', 'category', 'subcategory', 'attribute'].includes(role) ? [index] : [],
    );
    const join = await this.#join(referring, table, from, 0.98);
    if (join === null) return;
    const linked = referring.facts[join.from];
    if (linked === undefined) return;
    const given = lookupRoles(table.facts, join.to, linked, this.#haves(referring));
    if (given === null) return;
    const reason = this.#setKeys(referring, table, join);
    if (given.isTranslation) {
      this.#set(table, 'other', {
        roles: given.roles,
        link: linkTo(referring, join),
        reason: `${reason} It only says them in other words; choose “Details by key” to use those.`,
      });
      return;
    }
    this.#set(table, 'lookup', { roles: given.roles, link: linkTo(referring, join), reason });
    this.#setRole(referring, join.from, 'ignore');
  }

  /** What the numbers of a status or a channel mean, where a file says so. */
  async #attachCodes(): Promise<void> {
    for (const referring of this.#tables) {
      const kind = this.#kinds.get(referring.index);
      if (kind !== 'orders' && kind !== 'lines') continue;
      for (const role of ['status', 'channel'] as const) {
        const from = this.#rolesOf(referring).indexOf(role);
        if (from < 0 || referring.facts[from]?.numbers === null) continue;
        for (const table of this.#open()) {
          const join = await this.#join(referring, table, [from], 0.98);
          const roles = join === null ? null : codeRoles(table.facts, join.to, role);
          if (join === null || roles === null) continue;
          const reason = this.#setKeys(referring, table, join);
          this.#set(table, 'lookup', { roles, link: linkTo(referring, join), reason });
          this.#setRole(referring, from, 'ignore');
          break;
        }
      }
    }
  }

  /** What a source has already, by a column other than numbers. */
  #haves(table: LinkTable): ReadonlySet<Role> {
    return new Set(
      this.#rolesOf(table).filter((role, index) => {
        const facts = table.facts[index];
        const isNumber = facts !== undefined && facts.numbers !== null;
        return !((role === 'category' || role === 'subcategory') && isNumber);
      }),
    );
  }
}

/** Whether a file by itself was taken for lines, with what tells orders and products. */
function holdsLines({ kind, columns }: SourceRecipe): boolean {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const hasOrder = has('order_id') || (has('customer_id') && has('ordered_at'));
  return kind === 'lines' && hasOrder && (has('product_id') || has('product_name'));
}

const header = (table: LinkTable, column: number) => table.facts[column]?.header ?? '';

const linkTo = (referring: LinkTable, join: Join): Link => ({
  source: referring.name,
  column: header(referring, join.from),
});

const joinReason = (referring: LinkTable, table: LinkTable, join: Join) =>
  `${percent(join.share)} of the ${header(referring, join.from)} values of ${referring.name} stand in its ${header(table, join.to)}.`;

/** Roles in a file of a kind whose key is known. */
function rolesAs(kind: SourceKind, table: LinkTable, key: number, role: Role): Role[] {
  const { columns } = detectAs(kind, table.facts, null, false);
  return columns.map((column, index) =>
    index === key ? role : column.role === role ? 'ignore' : column.role,
  );
}

/** Of each column whose role is another than the file alone gave it. */
function surenessOf(
  { recipe, facts, basket }: LinkTable,
  { kind, roles }: LinkedSource,
  keys: ReadonlyMap<number, Sureness> = new Map(),
): (Sureness | null)[] {
  const [key] = keys.values();
  const detected =
    kind === 'lookup' || kind === 'other' ? [] : detectAs(kind, facts, basket).columns;
  return roles.map((role, index) => {
    const linked = keys.get(index) ?? null;
    if (role === recipe.columns[index]?.role) return role === 'ignore' ? linked : null;
    const own = detected[index];
    if (own?.role === role && own.confidence >= (linked?.confidence ?? 0)) {
      return { confidence: own.confidence, reason: own.reason };
    }
    return linked ?? (kind === 'lookup' && role !== 'ignore' ? (key ?? null) : null);
  });
}

/** Columns that might be products: neither numbers of something else, nor dates, nor texts. */
const freeColumns = (table: LinkTable, roles: readonly Role[]) =>
  table.facts.flatMap((facts, index) => {
    const isFree = (roles[index] ?? 'ignore') === 'ignore' || roles[index] === 'attribute';
    return isFree && facts.dates === null && !facts.isCounter && facts.distinct >= 3 ? [index] : [];
  });

/** A second id by which several keys are one person: `customer_unique_id`. */
function personColumn(table: LinkTable, key: number): number | null {
  const index = table.facts.findIndex(
    (facts, column) =>
      column !== key &&
      facts.filled > 0.95 &&
      uniqueness(facts) > 0.3 &&
      facts.blanks < 0.05 &&
      facts.dates === null &&
      /(?:unique|person|master|real|global|member|household|account|eindeutig)/.test(facts.name) &&
      /(?:^| )(?:id|no|nr|key|code|number)$/.test(facts.name),
  );
  return index < 0 ? null : index;
}

/** The same columns, whatever their order; one more or less may have come with the time. */
function hasHeaderOf(a: LinkTable, b: LinkTable): boolean {
  if (!a.recipe.dialect.hasHeader || !b.recipe.dialect.hasHeader)
    return (
      a.recipe.dialect.hasHeader === b.recipe.dialect.hasHeader && a.facts.length === b.facts.length
    );
  const names = new Set(a.facts.map(({ name }) => name));
  const shared = b.facts.filter(({ name }) => names.has(name)).length;
  return shared >= 0.8 * Math.max(a.facts.length, b.facts.length);
}

function copyQuestion(table: LinkTable, first: LinkTable, share: number): Question {
  return {
    id: `same-orders ${first.name}`,
    column: null,
    title: `Are the orders of ${table.name} those of ${first.name}?`,
    detail: `${percent(share)} of the order numbers looked at stand in both files, under other columns. Loaded together, they would count twice.`,
    choices: [
      { label: `Use ${first.name} only`, change: { kind: 'other' } },
      { label: 'Load both', change: { kind: 'lines' } },
    ],
    mustAnswer: false,
  };
}
