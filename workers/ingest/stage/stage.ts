import type { Role } from '../../../src/domain/recipe/roles';
import { sourceKinds, type SourceKind } from '../../../src/domain/recipe/source-kinds';
import { bareName, sql, type Sql } from '../../sql';
import { columnsOf } from '../build/attributes';
import { fields, rolesOf, sqlTypes } from '../cells/fields';
import { withLookups } from './lookups';
import { lineDiscount } from '../cells/numbers';
import { faultOf } from '../cells/faults';
import { rowsOf } from './orders-by';
import { isRagged, type OpenSource, type ReadSource } from './rows';
import { fieldsOf, type Field, type Surroundings } from './staged-fields';

/**
 * Staging: each file is read once, and every row of it becomes a row of `stage_<kind>`, values
 * converted, with `fault` 0 or the number of the reason it is set aside for. A row of a file that the
 * database reads itself has its place by its `rowid` less that of the file's first row: it costs
 * nothing to keep. Of a rewritten file it is `line`, which several lines of one basket share.
 */
export const stageTable = (kind: SourceKind): Sql => bareName(`stage_${kind}`);

/** The columns of a staged table: roles, and columns that are kept as they are. */
export type StagedColumns = ReadonlySet<string>;

/**
 * The roles for which any source of a kind has a column. Order lines are many: for them, columns
 * that no file has are left out of the staged table. The other kinds keep every role.
 */
export function stagedColumns(
  kind: SourceKind,
  sources: readonly Pick<ReadSource, 'recipe'>[],
  around: Surroundings,
): StagedColumns {
  const { attributes } = sourceKinds[kind];
  const kept = attributes === null ? [] : columnsOf(around.kept, attributes);
  if (kind !== 'lines') return new Set([...rolesOf(kind).map(([role]) => role), ...kept]);
  const given = sources.filter(({ recipe }) => recipe.kind === kind);
  const roles = given.flatMap(({ recipe }) =>
    fieldsOf(recipe, around).filter(({ isGiven }) => isGiven),
  );
  return new Set([...roles.map(({ name }) => name), ...kept]);
}

const hasRuns = (kind: SourceKind) => kind === 'lines' || kind === 'orders';

const typeOf = (kind: SourceKind, column: string) =>
  sqlTypes[fields[kind][column as Role] ?? 'text'];

/** @param isCompared whether rows of several files are to be told apart by what they hold. */
export function createStage(kind: SourceKind, columns: StagedColumns, isCompared: boolean): Sql {
  const hash = isCompared ? [sql`row_hash UBIGINT`] : [];
  const run = hasRuns(kind) ? [sql`run INTEGER`] : [];
  const typed = [...columns].map((column) => sql`${bareName(column)} ${typeOf(kind, column)}`);
  const all = [sql`fault UTINYINT`, sql`line INTEGER`, ...hash, ...run, ...typed];
  return sql`CREATE TABLE ${stageTable(kind)} (${sql.join(all)})`;
}

/**
 * Reads one file into the staged rows of its kind. Lines of one order mostly follow each other: a
 * run numbers such a stretch, from `firstRun` on, so that orders are grouped by an integer and their
 * texts are compared once a run. What a line only repeats of its order is not stored again: that
 * halves the memory a large file takes.
 */
export function stage(
  source: OpenSource,
  columns: StagedColumns,
  around: Surroundings,
  { firstRun, isCompared }: { firstRun: number; isCompared: boolean },
): Sql {
  const { kind } = source.recipe;
  const given = fieldsOf(source.recipe, around);
  // Columns that only another file of the kind has are NULL here.
  const all = [...columns].map(
    (name): Field => given.find((field) => field.name === name) ?? missing(kind, name),
  );
  const staging = { source, all, around, isCompared };
  return sql`INSERT INTO ${stageTable(kind)} ${hasRuns(kind) ? stageRuns(staging, firstRun) : judge(staging, all)}`;
}

const missing = (kind: SourceKind, name: string): Field => ({
  name,
  type: typeOf(kind, name),
  cell: null,
  isGiven: false,
  value: sql`NULL::${typeOf(kind, name)}`,
  fault: null,
});

interface Staging {
  source: OpenSource;
  all: readonly Field[];
  around: Surroundings;
  isCompared: boolean;
}

/** Every row with its `fault`, its `line`, the values of `read` by name, and its cells. */
function judge({ source, all, around, isCompared }: Staging, read: readonly Field[]): Sql {
  const { recipe, form } = source;
  const values = read.map(({ name, value }) => sql`${value} AS ${bareName(name)}`);
  const names = all.map((field) =>
    field.name === 'discount' ? discountOf(field, all) : bareName(field.name),
  );
  const line = form === 'rewritten' ? sql`line` : sql`NULL::INTEGER`;
  const cells = sql.join(recipe.columns.map((_, index) => sql`c${index}`));
  const hash = isCompared ? [sql`hash(${cells}) AS row_hash`] : [];
  const own = form === 'rewritten' ? sql`* EXCLUDE (line)` : sql`*`;
  const replaced = read.some(({ name }) => name === 'discount')
    ? sql`${own} REPLACE (${discountOf(all.find(({ name }) => name === 'discount') as Field, all)} AS discount)`
    : own;
  const selected = read === all ? names : [replaced];
  const judged = [
    sql`${faultOf(source, all)} AS fault`,
    sql`${line} AS line`,
    ...hash,
    ...selected,
  ];
  return sql`SELECT ${sql.join(judged)}
    FROM (SELECT *, ${sql.join([sql`${isRagged(source)} AS ragged`, ...values])}
      FROM ${withLookups(rowsOf(source), recipe, around.lookups)})`;
}

/** Works out what the discount takes off the line, by the values beside it. */
function discountOf({ unit }: Field, all: readonly Field[]): Sql {
  const value = (name: Role) =>
    all.some((field) => field.name === name) ? bareName(name) : sql`NULL::DECIMAL(18,4)`;
  return lineDiscount(unit ?? 'line', {
    discount: sql`discount`,
    quantity: value('quantity'),
    price: value('unit_price'),
    amount: value('amount'),
  });
}

/** Texts that lines of an order repeat: tidied and stored where they change, or a run starts. */
const REPEATING: ReadonlySet<string> = new Set(
  rolesOf('orders').flatMap(([role, staged]) =>
    staged === 'text' || staged === 'optional' ? [role] : [],
  ),
);
const isRepeating = (name: string) => REPEATING.has(name) || name.startsWith('attribute_');

/** The cell that stood above in the same column. */
const lastOf = (name: string): Sql => bareName(`last_${name}`);

function stageRuns(staging: Staging, firstRun: number): Sql {
  const { all, isCompared } = staging;
  const once = all.filter(({ name, cell }) => isRepeating(name) && cell !== null);
  const judged = judge(
    staging,
    all.filter((field) => !once.includes(field)),
  );
  const order = all.find(({ name }) => name === 'order_id')?.cell ?? sql`NULL`;
  const compared = once.filter(({ name }) => name !== 'order_id');
  const beside = sql`SELECT *, ${order} IS DISTINCT FROM lag(${order}) OVER () AS starts,
      ${sql.join(
        compared.map(({ cell, name }) => sql`lag(${cell}) OVER () AS ${lastOf(name)},`),
        sql` `,
      )}
      coalesce(lag(fault) OVER (), 1) > 0 AS alone
    FROM (${judged})`;
  const kept = all.map((field) => {
    const { name, cell, value } = field;
    if (!once.includes(field)) return bareName(name);
    const changes = compared.includes(field)
      ? sql` OR ${cell} IS DISTINCT FROM ${lastOf(name)}`
      : sql``;
    return sql`CASE WHEN starts OR alone${changes} THEN ${value} END`;
  });
  const hash = isCompared ? [sql`row_hash`] : [];
  const run = sql`(sum(starts::INTEGER) OVER (ROWS UNBOUNDED PRECEDING) + ${firstRun - 1})::INTEGER`;
  return sql`SELECT ${sql.join([sql`fault`, sql`line`, ...hash, run, ...kept])} FROM (${beside})`;
}
