import type { Role, SourceKind } from '../../src/domain/recipe';
import { SET_ASIDE_REASONS, type SetAsideReason } from '../../src/domain/shop';
import { isBlank } from './cells';
import { fieldsOf, rolesOf, sqlTypes, type Field } from './fields';
import { cellsOf, isRagged, type OpenSource } from './rows';

/**
 * Staging: each file is read once, and every row of it becomes a row of `stage_<kind>`, values
 * converted, with `fault` 0 or the number of the reason it is set aside for. A row's place in its
 * file is its `rowid` less that of the file's first row: it costs nothing to keep.
 */
export const stageTable = (kind: SourceKind) => `stage_${kind}`;

/** How a reason stands in `fault`. */
export const faultCode = (reason: SetAsideReason) => SET_ASIDE_REASONS.indexOf(reason) + 1;

/**
 * The roles for which any source of a kind has a column. Order lines are many: for them, columns
 * that no file has are left out of the staged table. The other kinds keep every role.
 */
export function stagedRoles(kind: SourceKind, sources: readonly OpenSource[]): Set<Role> {
  if (kind !== 'lines') return new Set(rolesOf(kind).map(([role]) => role));
  const given = sources.filter(({ recipe }) => recipe.kind === kind);
  return new Set(
    given
      .flatMap(({ recipe }) => fieldsOf(recipe).filter(({ cell }) => cell !== null))
      .map(({ role }) => role),
  );
}

const hasRuns = (kind: SourceKind) => kind === 'lines' || kind === 'orders';

export function createStage(kind: SourceKind, roles: ReadonlySet<Role>): string {
  const columns = rolesOf(kind)
    .filter(([role]) => roles.has(role))
    .map(([role, type]) => `${role} ${sqlTypes[type]}`);
  const run = hasRuns(kind) ? ['run INTEGER'] : [];
  return `CREATE TABLE ${stageTable(kind)} (${['fault UTINYINT', ...run, ...columns].join(', ')})`;
}

/**
 * Reads one file into the staged rows of its kind. Lines of one order mostly follow each other: a
 * run numbers such a stretch, from `firstRun` on, so that orders are grouped by an integer and their
 * texts are compared once a run. What a line only repeats of its order is not stored again: that
 * halves the memory a large file takes.
 */
export function stage(source: OpenSource, roles: ReadonlySet<Role>, firstRun: number): string {
  const { kind } = source.recipe;
  const all = fieldsOf(source.recipe).filter(({ role }) => roles.has(role));
  return `INSERT INTO ${stageTable(kind)} ${hasRuns(kind) ? stageRuns(source, all, firstRun) : judge(source, all, all)}`;
}

/** Every row with its `fault`, the values of `read` by role, and its cells. */
function judge(source: OpenSource, all: readonly Field[], read: readonly Field[]): string {
  const values = read.map(({ role, value }) => `${value} AS ${role}`);
  const selected = read === all ? all.map(({ role }) => role) : ['*'];
  return `SELECT ${faultOf(source.recipe.kind, all)} AS fault, ${selected.join(', ')}
    FROM (SELECT *, ${[`${isRagged(source)} AS ragged`, ...values].join(', ')} FROM ${cellsOf(source)})`;
}

/** Texts that lines of an order repeat: tidied and stored where they change, or a run starts. */
const REPEATING: ReadonlySet<Role> = new Set(['order_id', 'customer_id', 'status', 'channel']);

function stageRuns(source: OpenSource, all: readonly Field[], firstRun: number): string {
  const once = all.filter(({ role, cell }) => REPEATING.has(role) && cell !== null);
  const judged = judge(
    source,
    all,
    all.filter((field) => !once.includes(field)),
  );
  const order = all.find(({ role }) => role === 'order_id')?.cell ?? 'NULL';
  const compared = `SELECT *, ${order} IS DISTINCT FROM lag(${order}) OVER () AS starts,
      ${once.map(({ cell, role }) => `lag(${cell}) OVER () AS last_${role}`).join(', ')},
      coalesce(lag(fault) OVER (), 1) > 0 AS alone
    FROM (${judged})`;
  const kept = all.map((field) => {
    const { role, cell, value } = field;
    if (!once.includes(field)) return role;
    return `CASE WHEN starts OR alone OR ${cell} IS DISTINCT FROM last_${role} THEN ${value} END`;
  });
  return `SELECT fault,
      (sum(starts::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) + ${firstRun - 1})::INTEGER, ${kept.join(', ')}
    FROM (${compared})`;
}

const required: Record<SourceKind, (all: readonly Field[]) => [SetAsideReason, string][]> = {
  lines: (all) => [
    ['no-order', allBlank(all, 'order_id')],
    ['no-product', allBlank(all, 'product_id', 'product_name')],
  ],
  orders: (all) => [['no-order', allBlank(all, 'order_id')]],
  products: (all) => [['no-product', allBlank(all, 'product_id', 'product_name')]],
  customers: () => [['no-customer', 'customer_id IS NULL']],
  lookup: () => [],
  other: () => [],
};

/** A role without a column is blank in every row. */
function allBlank(all: readonly Field[], ...roles: readonly Role[]): string {
  const cells = all.flatMap(({ role, cell }) => (roles.includes(role) && cell ? [cell] : []));
  return ['true', ...cells.map(isBlank)].join(' AND ');
}

function faultOf(kind: SourceKind, all: readonly Field[]): string {
  const conditions: [SetAsideReason, string][] = [
    ['ragged', 'ragged'],
    ...required[kind](all),
    ...all.flatMap(({ fault }): [SetAsideReason, string][] =>
      fault ? [[fault.reason, fault.when]] : [],
    ),
  ];
  const cases = conditions
    .map(([reason, when]) => [faultCode(reason), when] as const)
    .sort(([a], [b]) => a - b)
    .map(([code, when]) => `WHEN ${when} THEN ${code}`);
  return `CASE ${cases.join(' ')} ELSE 0 END`;
}
