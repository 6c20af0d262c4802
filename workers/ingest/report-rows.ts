import { SET_ASIDE_REASONS, type SetAsideReport, type SourceReport } from '../../src/domain/shop';
import type { Call, Database } from '../database';
import { rowOf, rowsOf } from '../decode';
import {
  collectFaults,
  collectRejected,
  countFaults,
  dropRejects,
  setAsideFigures,
  type StagedSource,
} from './collect-set-aside';
import { run, uncancellable } from './run';

export interface RowReport {
  sources: SourceReport[];
  setAside: SetAsideReport[];
}

/** Fetches the original cells of the rows that are set aside, and accounts for every row. */
export async function reportRows(
  database: Database,
  staged: readonly StagedSource[],
  call: Call,
): Promise<RowReport> {
  for (const source of staged) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const faults = rowOf(await database.query(countFaults(source), call), { rows: 'number' });
    // oxlint-disable-next-line no-await-in-loop
    if (faults.rows > 0) await database.query(collectFaults(source), call);
  }
  await run(database, [collectRejected], call);
  // Reading the files again has rejected their rows again.
  await run(database, dropRejects, uncancellable);
  const figures = rowsOf(await database.query(setAsideFigures, call), {
    source: 'number',
    reason: 'number',
    rows: 'number',
    first_row: 'number',
    example: 'text',
  });
  const sources = staged.map(({ index, source, firstRow, endRow, rejected }) => {
    const { name, kind } = source.recipe;
    const rowsRead = endRow - firstRow + rejected;
    const rowsSetAside = figures
      .filter((figure) => figure.source === index)
      .reduce((sum, { rows }) => sum + rows, 0);
    const rowsLoaded = rowsRead - rowsSetAside;
    return { name, kind, bytes: source.bytes, rowsRead, rowsLoaded, rowsSetAside };
  });
  const setAside = figures.map(({ source, reason, rows, first_row, example }) => ({
    source: sources[source]?.name ?? '',
    reason: SET_ASIDE_REASONS[reason - 1] ?? 'ragged',
    rows,
    firstRow: first_row,
    example,
  }));
  return { sources, setAside };
}
