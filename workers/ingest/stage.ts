import type { Role, SourceKind } from '../../src/domain/recipe';
import { SET_ASIDE_REASONS, type SetAsideReason } from '../../src/domain/shop';
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
  const names = all.map(({ role }) => role);
  const values = all.map(({ role, value }) => `${value} AS ${role}`);
  const read = `SELECT *, ${isRagged(source)} AS ragged, ${values.join(', ')} FROM ${cellsOf(source)}`;
  const judged = `SELECT ${faultOf(kind, all)} AS fault, ${names.join(', ')} FROM (${read})`;
  if (!hasRuns(kind)) return `INSERT INTO ${stageTable(kind)} ${judged}`;

  const repeating = names.filter((role) => REPEATING.has(role));
  const starts = `SELECT *, order_id IS DISTINCT FROM lag(order_id) OVER () AS starts,
      coalesce(lag(fault) OVER (), 1) > 0 AS alone,
      ${repeating.map((role) => `lag(${role}) OVER () AS last_${role}`).join(', ')}
    FROM (${judged})`;
  const kept = names.map((role) =>
    REPEATING.has(role)
      ? `CASE WHEN starts OR alone OR ${role} IS DISTINCT FROM last_${role} THEN ${role} END`
      : role,
  );
  return `INSERT INTO ${stageTable(kind)} SELECT fault,
    (sum(starts::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) + ${firstRun - 1})::INTEGER,
    ${kept.join(', ')} FROM (${starts})`;
}

/** Texts that lines of an order repeat. */
const REPEATING: ReadonlySet<Role> = new Set(['order_id', 'customer_id', 'status', 'channel']);

const required: Record<SourceKind, (names: ReadonlySet<string>) => [SetAsideReason, string][]> = {
  lines: (names) => [
    ['no-order', 'order_id IS NULL'],
    ['no-product', allNull(['product_id', 'product_name'], names)],
  ],
  orders: () => [['no-order', 'order_id IS NULL']],
  products: (names) => [['no-product', allNull(['product_id', 'product_name'], names)]],
  customers: () => [['no-customer', 'customer_id IS NULL']],
};

function allNull(columns: readonly string[], names: ReadonlySet<string>): string {
  return columns
    .filter((name) => names.has(name))
    .map((name) => `${name} IS NULL`)
    .join(' AND ');
}

function faultOf(kind: SourceKind, all: readonly Field[]): string {
  const names = new Set<string>(all.map(({ role }) => role));
  const conditions: [SetAsideReason, string][] = [
    ['ragged', 'ragged'],
    ...required[kind](names),
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
