import type { StagedSource } from '../report/collect-set-aside';
import { faultCode } from '../cells/fault-code';
import { sql, type Sql } from '../../sql';

/**
 * Sets aside rows of a later orders file that repeat a row of an earlier one, cell by cell, as daily or
 * monthly exports that overlap do. `RowsSeen` does so with lines, and says how rows are counted.
 */
export function setAsideLoadedTwice(staged: readonly StagedSource[]): Sql[] {
  const files = staged.filter(({ given }) => given.kind === 'orders');
  if (files.length < 2) return [];
  const ranges = files.map(
    ({ index, firstRow, endRow }) => sql`(${index}, ${firstRow ?? 0}, ${endRow ?? 0})`,
  );
  return [
    sql`UPDATE stage_orders SET fault = ${faultCode('loaded-twice')} WHERE fault = 0 AND rowid IN (
      WITH file AS (SELECT * FROM (VALUES ${sql.join(ranges)}) v(file, first_row, end_row)),
        numbered AS (
          SELECT s.rowid AS place, s.row_hash, f.file,
            row_number() OVER (PARTITION BY f.file, s.row_hash ORDER BY s.rowid) AS nth
          FROM stage_orders s JOIN file f ON s.rowid >= f.first_row AND s.rowid < f.end_row
          WHERE s.fault = 0)
      SELECT later.place FROM numbered later
      WHERE EXISTS (SELECT 1 FROM numbered earlier WHERE earlier.row_hash = later.row_hash
        AND earlier.nth = later.nth AND earlier.file < later.file))`,
  ];
}
