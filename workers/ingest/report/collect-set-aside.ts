import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Call, Database } from '../../database';
import { numbersOf, rowOf } from '../../decode';
import { recordsOf } from '../../read/rewrite';
import { bareName, sql, type Sql } from '../../sql';
import type { ReadSource } from '../stage/rows';
import { faultCode } from '../cells/fault-code';
import { DERIVED_ORDER } from '../stage/orders-by';
import { fieldsOf, type Surroundings } from '../stage/staged-fields';

/** One staged file: its rows lie in a staged table from `firstRow` to before `endRow`. */
export interface StagedSource {
  readonly index: number;
  readonly source: ReadSource;
  /** The table of its kind; a lookup has one of its own. */
  readonly table: Sql;
  readonly firstRow: number;
  readonly endRow: number;
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

/**
 * Rows at fault: `place` is a row's line, or its number among the rows of a file the database read
 * itself. The lines of one basket are one row, at fault when any of them is.
 */
const faultyRows = ({ source, table, firstRow, endRow }: StagedSource) => sql`(
  SELECT ${source.form === 'rewritten' ? sql`line` : sql`(rowid - ${firstRow})::INTEGER`} AS place,
    min(fault) AS reason
  FROM ${table} WHERE fault > 0 AND rowid >= ${firstRow} AND rowid < ${endRow}
  GROUP BY place)`;

/** Separates cells in the texts below; it is no character of a shop's texts. */
const BETWEEN = '\u001F';

/**
 * Puts the rows at fault aside with the cells they have in their file, which is read once more by
 * our own reader: it knows the lines, and has the cells as they stand.
 */
export async function collectFaults(
  database: Database,
  staged: StagedSource,
  around: Surroundings,
  call: Call,
): Promise<void> {
  const count = await database.query(
    sql`SELECT count(*)::INTEGER AS rows FROM ${faultyRows(staged)}`,
    call,
  );
  if (rowOf(count, { rows: 'number' }).rows === 0) return;
  const wanted = numbersOf(
    await database.query(
      sql`SELECT place::DOUBLE AS place FROM ${faultyRows(staged)} ORDER BY place`,
      call,
    ),
    'place',
  );
  const path = await database.addFile(await originals(staged.source, wanted, call));
  try {
    await database.query(insertFaults(staged, path, around), call);
  } finally {
    await database.dropFile(path);
  }
}

/** The wanted rows as CSV: place, line, and all cells in one. */
async function originals(
  { file, given, form }: ReadSource,
  wanted: Float64Array,
  { signal }: Call,
): Promise<Blob> {
  const encoder = new TextEncoder();
  const batches = recordsOf(file, given.dialect, { signal });
  let at = 0;
  let ordinal = given.dialect.hasHeader ? -1 : 0;
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } =
        at < wanted.length ? await batches.next() : { done: true as const, value: undefined };
      if (done) return controller.close();
      const texts: string[] = [];
      for (const { cells, line } of value) {
        const place = form === 'rewritten' ? line : ordinal;
        if (ordinal >= 0 && place === wanted[at]) {
          at += 1;
          const text = cells.map((cell) => cell.replaceAll(BETWEEN, ' ')).join(BETWEEN);
          texts.push(`${place},${line},"${text.replaceAll('"', '""')}"\n`);
        }
        ordinal += 1;
      }
      controller.enqueue(encoder.encode(texts.join('')));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
  return new Response(bytes).blob();
}

function insertFaults(staged: StagedSource, path: string, around: Surroundings): Sql {
  const { index, source } = staged;
  const { recipe, given } = source;
  // The cells of a basket stand otherwise in its lines: the whole row is then the example.
  const fields = recipe === given ? fieldsOf(recipe, { ...around, lookups: [] }) : [];
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
  return sql`INSERT INTO set_aside
    WITH original AS (
        SELECT place, line AS row_no, string_split(text, chr(31)) AS cells
        FROM read_csv(${path}, auto_detect = false, header = false, delim = ',', quote = '"',
          escape = '"', columns = {'place': 'INTEGER', 'line': 'INTEGER', 'text': 'VARCHAR'},
          nullstr = chr(1), new_line = '\\n', max_line_size = 8500000, buffer_size = 17000000)),
      cut AS (SELECT ${sql.join([sql`*`, ...cells])} FROM original),
      found AS (SELECT ${sql.join([sql`*`, ...values])} FROM cut JOIN ${faultyRows(staged)} USING (place))
    SELECT ${index}, row_no, reason,
      ${example.length > 0 ? sql`CASE reason ${sql.join(example, sql` `)} ELSE ${whole} END` : whole}, cells
    FROM found`;
}

/** Counts what was set aside, with the first example of each reason in each file. */
export const setAsideFigures = sql`SELECT source, reason, count(*)::INTEGER AS rows,
    min(row_no)::INTEGER AS first_row, arg_min(example, row_no) AS example
  FROM set_aside GROUP BY source, reason ORDER BY source, reason`;
