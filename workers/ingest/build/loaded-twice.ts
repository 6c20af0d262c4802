import { faultCode } from '../cells/fault-code';
import { stageTable } from '../stage/stage';
import type { Staging } from '../stage/stage-files';
import { sql, type Sql } from '../../sql';

/**
 * Rows of a later file that repeat a row of an earlier one, cell by cell, as daily or monthly exports
 * that overlap do: they are set aside. Of a row that stands n times in an earlier file the first n
 * of a later one are repeats; what repeats within one file is not. Baskets without a number of their
 * own may well be equal, so files of them are not compared.
 */
export function setAsideLoadedTwice({ staged, compared }: Staging): Sql[] {
  return [...compared].flatMap((kind) => {
    const files = staged.filter(
      ({ source }) => source.given.kind === kind && source.given.ordersBy.by !== 'row',
    );
    if (files.length < 2) return [];
    const table = stageTable(kind);
    const ranges = files.map(
      ({ index, firstRow, endRow }) => sql`(${index}, ${firstRow}, ${endRow})`,
    );
    return [
      sql`UPDATE ${table} SET fault = ${faultCode('loaded-twice')} WHERE fault = 0 AND rowid IN (
        WITH file AS (SELECT * FROM (VALUES ${sql.join(ranges)}) v(file, first_row, end_row)),
          numbered AS (
            SELECT s.rowid AS place, s.row_hash, f.file,
              row_number() OVER (PARTITION BY f.file, s.row_hash ORDER BY s.rowid) AS nth
            FROM ${table} s JOIN file f ON s.rowid >= f.first_row AND s.rowid < f.end_row
            WHERE s.fault = 0)
        SELECT later.place FROM numbered later
        WHERE EXISTS (SELECT 1 FROM numbered earlier WHERE earlier.row_hash = later.row_hash
          AND earlier.nth = later.nth AND earlier.file < later.file))`,
    ];
  });
}
