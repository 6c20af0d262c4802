import type { LoadWarning } from '../../src/domain/shop';
import { literal } from '../sql';
import type { Call, Database } from '../database';
import { rowOf } from '../decode';
import type { StagedSource } from './collect-set-aside';
import { faultCode, stageTable } from './stage';

/**
 * A quote that is opened and never closed makes one row of everything behind it. Such a file ends in
 * a row that was set aside and has an odd number of quotes; only the first sign costs nothing to see.
 */
export async function unclosedQuotes(
  database: Database,
  staged: readonly StagedSource[],
  call: Call,
): Promise<LoadWarning[]> {
  const warnings: LoadWarning[] = [];
  for (const source of staged) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const suspect = rowOf(await database.query(lastRowIsRagged(source), call), {
      ragged: 'boolean',
    });
    if (!suspect.ragged) continue;
    const path = source.source.path;
    // oxlint-disable-next-line no-await-in-loop
    const { odd } = rowOf(await database.query(hasOddQuotes(path), call), { odd: 'boolean' });
    if (!odd) continue;
    const row = source.endRow - source.firstRow + source.rejected + 1;
    warnings.push({
      message: `A quote in row ${row.toLocaleString('en-GB')} of ${source.source.recipe.name} is never closed: all that follows was read as one row.`,
      advice: 'Close the quote or remove it, and load the file again.',
    });
  }
  return warnings;
}

const lastRowIsRagged = ({ source, endRow, rejected }: StagedSource) => `SELECT ${rejected > 0} OR
  coalesce((SELECT fault = ${faultCode('ragged')} FROM ${stageTable(source.recipe.kind)}
    WHERE rowid = ${endRow - 1}), false) AS ragged`;

const hasOddQuotes = (path: string) => `SELECT coalesce(
    sum(length(line) - length(replace(line, '"', ''))) % 2 = 1, false) AS odd
  FROM read_csv(${literal(path)}, auto_detect = false, header = false, delim = chr(1), quote = '',
    escape = '', columns = {'line': 'VARCHAR'}, strict_mode = false, ignore_errors = true)`;
