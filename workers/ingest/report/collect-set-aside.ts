import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import type { Call, Database } from '../../database';
import { integersOf } from '../../decode';
import { encode, utf8Texts } from '../../encode';
import type { TextCounts } from '../../read/read-rows';
import { rowsAt } from '../../read/rows-at';
import { bareName, list, sql, type Sql } from '../../sql';
import { faultCode } from '../cells/fault-code';
import { DERIVED_ORDER } from '../stage/orders-by';
import { fieldsOf, type Surroundings } from '../stage/staged-fields';
import { isTotal } from '../stage/stray-rows';

/** One file that was read. */
export interface StagedSource {
  readonly index: number;
  readonly given: SourceRecipe;
  readonly file: File;
  /** How many rows the file has. */
  readonly rows: number;
  readonly counts: TextCounts;
  /** What is at fault as a FROM clause: the `line` in which a row begins, and the number of a `reason`. */
  readonly faults: Sql;
  /** Where its rows stand in the table of its kind, by `rowid`; of lines there is none. */
  readonly firstRow?: number;
  readonly endRow?: number;
}

/** The rows that were not loaded: `row_no` is the line of the file in which a row begins, from 1. */
export const createSetAside = sql`CREATE TABLE set_aside (
  source INTEGER, row_no INTEGER, reason UTINYINT, example VARCHAR, cells VARCHAR[])`;

/** Makes `source`, which has the names and headers of the sources to show rows that were set aside. */
export function createSources(sources: readonly SourceRecipe[]): Sql {
  const rows = sources.map(({ name, columns }, index) => {
    const header = sql.join(columns.map((column) => column.header));
    return sql`(${index}, ${name}, [${header}])`;
  });
  return sql`CREATE TABLE source AS SELECT * FROM (VALUES ${sql.join(rows)}) v(source, name, header)`;
}

/** Separates cells in the texts below; it is no character of a shop's texts. */
const BETWEEN = '\u001F';

/** Names the table of rows as they stand in their file: `line`, and all cells in one `text`. */
const ORIGINALS = sql`stage_original`;

/**
 * Puts the rows at fault aside with the cells they have in their file, which is read once more, to the
 * last of them. The lines of one basket are one row, at fault when any of them is.
 */
export async function collectFaults(
  database: Database,
  staged: StagedSource,
  around: Surroundings,
  call: Call,
): Promise<void> {
  const { given, file, faults } = staged;
  const found = await database.query(sql`SELECT DISTINCT line FROM ${faults} ORDER BY line`, call);
  const wanted = integersOf(found, 'line');
  if (wanted.length === 0) return;
  for await (const rows of rowsAt(file, given.dialect, wanted, call.signal)) {
    const texts = rows.map(({ cells }) =>
      cells.map((cell) => cell.replaceAll(BETWEEN, ' ')).join(BETWEEN),
    );
    const line = Int32Array.from(rows, (row) => row.line);
    const stream = encode({ line, text: utf8Texts(texts) });
    await database.insertArrow(ORIGINALS.text, stream, 'create', call);
    await database.query(sql`${insertFaults(staged, around)}; DROP TABLE ${ORIGINALS}`, call);
  }
}

/** These reasons say less of a row than that it is a total. */
const LESS_THAN_TOTAL = (['ragged', 'no-order', 'no-product'] as const).map(faultCode);

function insertFaults({ index, given, faults }: StagedSource, around: Surroundings): Sql {
  // The cells of a basket stand otherwise in its lines: the whole row is then the example.
  const fields = !hasBasketRows(given.shape) ? fieldsOf(given, { ...around, lookups: [] }) : [];
  const unreadable = (reason: 'bad-date' | 'bad-number') =>
    fields.flatMap(({ fault, cell }) =>
      fault?.reason === reason && cell !== null
        ? [sql`CASE WHEN ${fault.when} THEN ${cell} END`]
        : [],
    );
  const whole = sql`array_to_string(cells, ${given.dialect.delimiter})`;
  const example = (['bad-date', 'bad-number'] as const)
    .map((reason) => ({ reason, texts: unreadable(reason) }))
    .filter(({ texts }) => texts.length > 0)
    .map(
      ({ reason, texts }) => sql`WHEN ${faultCode(reason)} THEN coalesce(${sql.join(texts)}, '')`,
    );
  const cells = given.columns.map((_, column) => sql`cells[${column + 1}] AS c${column}`);
  const values = fields
    .filter(({ cell }) => cell !== null && cell !== DERIVED_ORDER)
    .map(({ name, value }) => sql`${value} AS ${bareName(name)}`);
  const total = isTotal(given) ?? sql`false`;
  return sql`INSERT INTO set_aside
    WITH original AS (SELECT line, string_split(text, chr(31)) AS cells FROM ${ORIGINALS}),
      cut AS (SELECT ${sql.join([sql`*`, ...cells])} FROM original),
      fault AS (SELECT line, min(reason) AS reason FROM ${faults} GROUP BY line),
      told AS (SELECT * REPLACE (CASE WHEN reason IN ${list(LESS_THAN_TOTAL)} AND ${total}
        THEN ${faultCode('total-row')} ELSE reason END AS reason) FROM cut JOIN fault USING (line)),
      found AS (SELECT ${sql.join([sql`*`, ...values])} FROM told)
    SELECT ${index}, line, reason,
      ${example.length > 0 ? sql`CASE reason ${sql.join(example, sql` `)} ELSE ${whole} END` : whole}, cells
    FROM found`;
}

/** Counts what was set aside, with the first example of each reason in each file. */
export const setAsideFigures = sql`SELECT source, reason, count(*)::INTEGER AS rows,
    min(row_no)::INTEGER AS first_row, arg_min(example, row_no) AS example
  FROM set_aside GROUP BY source, reason ORDER BY source, reason`;
