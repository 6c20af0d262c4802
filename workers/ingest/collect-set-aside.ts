import type { SourceRecipe } from '../../src/domain/recipe';
import { identifier, literal } from '../sql';
import { fieldsOf } from './fields';
import { cellsOf, REJECTS, type OpenSource } from './rows';
import { faultCode, stageTable } from './stage';

/** One staged file: its rows lie in the staged table of its kind from `firstRow` to before `endRow`. */
export interface StagedSource {
  readonly index: number;
  readonly source: OpenSource;
  readonly firstRow: number;
  readonly endRow: number;
  /** Rows DuckDB could not split into cells. */
  readonly rejected: number;
}

/** The rows that were not loaded: `row_no` counts the rows of the file, the header being 1. */
export const createSetAside = `CREATE TABLE new_set_aside (
  source INTEGER, row_no INTEGER, reason UTINYINT, example VARCHAR, cells VARCHAR[])`;

/** The sources by number, their headers among what is needed to show a row that was set aside. */
export function createSources(sources: readonly SourceRecipe[]): string {
  const rows = sources.map(({ name, columns }, index) => {
    const header = columns.map((column) => literal(column.header)).join(', ');
    return `(${index}, ${literal(name)}, [${header}])`;
  });
  return `CREATE TABLE new_source AS SELECT * FROM (VALUES ${rows.join(', ')}) v(source, name, header)`;
}

/** Where DuckDB keeps what it rejects in a file, a row once; `before` counts the rejects above it. */
export const keepRejects = ({ path }: OpenSource, index: number) => `INSERT INTO stage_reject
  SELECT ${index}, line, row_number() OVER (ORDER BY line) - 1, text
  FROM (SELECT line, trim(first(csv_line), chr(10) || chr(13)) AS text
    FROM ${REJECTS.errors} WHERE file_id IN (SELECT file_id FROM ${REJECTS.scans} s
      WHERE s.file_path = ${literal(path)} AND s.scan_id = ${REJECTS.errors}.scan_id)
    GROUP BY line)`;

export const createRejects =
  'CREATE TABLE stage_reject (source INTEGER, line BIGINT, before BIGINT, text VARCHAR)';

/** Rejected rows, as text: they have no cells. */
export const collectRejected = `INSERT INTO new_set_aside
  SELECT source, line, ${faultCode('ragged')}, text, [text] FROM stage_reject`;

export const countFaults = (staged: StagedSource) =>
  `SELECT count(*)::INTEGER AS rows FROM ${faultyRows(staged)}`;

const faultyRows = ({ source, firstRow, endRow }: StagedSource) =>
  `${stageTable(source.recipe.kind)} WHERE fault > 0 AND rowid >= ${firstRow} AND rowid < ${endRow}`;

/**
 * Reads a file once more for the cells of its rows at fault. Rejected rows take no place among the
 * rows read, so the number of a row is its place plus the rejects above it.
 */
export function collectFaults(staged: StagedSource): string {
  const { index, source, firstRow } = staged;
  const { dialect, columns } = source.recipe;
  const cells = [...columns.keys(), columns.length].map((column) => `c${column}`);
  const fields = fieldsOf(source.recipe);
  const unreadable = (reason: 'bad-date' | 'bad-number') =>
    fields.flatMap(({ fault, cell }) =>
      fault?.reason === reason ? [`CASE WHEN ${fault.when} THEN ${cell} END`] : [],
    );
  const example = (['bad-date', 'bad-number'] as const)
    .map((reason) => ({ reason, texts: unreadable(reason) }))
    .filter(({ texts }) => texts.length > 0)
    .map(({ reason, texts }) => `WHEN ${faultCode(reason)} THEN coalesce(${texts.join(', ')}, '')`);
  const whole = `array_to_string(cells, ${literal(dialect.delimiter)})`;
  const values = fields.map(({ role, value }) => `${value} AS ${role}`);
  return `INSERT INTO new_set_aside
    WITH fault AS (SELECT rowid - ${firstRow} + 2 AS row_no, fault AS reason FROM ${faultyRows(staged)}),
      reject AS (SELECT line - before AS gap, before + 1 AS rejects FROM stage_reject
        WHERE source = ${index}),
      original AS (SELECT *, row_number() OVER () + 1 AS row_no FROM ${cellsOf(source)}),
      found AS (SELECT *, ${values.join(', ')},
          list_filter([${cells.join(', ')}], lambda cell: cell IS NOT NULL) AS cells
        FROM original JOIN fault USING (row_no))
    SELECT ${index}, row_no + coalesce(reject.rejects, 0), reason,
      ${example.length > 0 ? `CASE reason ${example.join(' ')} ELSE ${whole} END` : whole}, cells
    FROM found ASOF LEFT JOIN reject ON found.row_no >= reject.gap`;
}

/** Figures of what was set aside, and the first example of each reason in each file. */
export const setAsideFigures = `SELECT source, reason, count(*)::INTEGER AS rows,
    min(row_no)::INTEGER AS first_row, arg_min(example, row_no) AS example
  FROM new_set_aside GROUP BY source, reason ORDER BY source, reason`;

export const dropRejects = [REJECTS.errors, REJECTS.scans].map(
  (name) => `DROP TABLE IF EXISTS ${identifier(name)}`,
);
