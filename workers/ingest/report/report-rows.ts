import { SET_ASIDE_REASONS } from '../../../src/domain/shop/set-aside-reasons';
import type { SetAsideReport, SourceReport } from '../../../src/domain/shop/shop';
import type { Call, Database } from '../../database';
import { rowsOf } from '../../decode';
import { collectFaults, setAsideFigures, type StagedSource } from './collect-set-aside';
import type { Surroundings } from '../stage/staged-fields';

export interface RowReport {
  sources: SourceReport[];
  setAside: SetAsideReport[];
}

/** Fetches the original cells of the rows that are set aside, and accounts for every row. */
export async function reportRows(
  database: Database,
  staged: readonly StagedSource[],
  around: Surroundings,
  call: Call,
): Promise<RowReport> {
  for (const source of staged) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    await collectFaults(database, source, around, call);
  }
  const figures = rowsOf(await database.query(setAsideFigures, call), {
    source: 'number',
    reason: 'number',
    rows: 'number',
    first_row: 'number',
    example: 'text',
  });
  const sources = staged.map(({ index, given, file, rows: rowsRead }) => {
    const { name, kind } = given;
    const rowsSetAside = figures
      .filter((figure) => figure.source === index)
      .reduce((sum, { rows }) => sum + rows, 0);
    const rowsLoaded = rowsRead - rowsSetAside;
    return { name, kind, bytes: file.size, rowsRead, rowsLoaded, rowsSetAside };
  });
  const nameOf = new Map(staged.map(({ index, given }) => [index, given.name]));
  const setAside = figures.map(({ source, reason, rows, first_row, example }) => ({
    source: nameOf.get(source) ?? '',
    reason: SET_ASIDE_REASONS[reason - 1] ?? 'ragged',
    rows,
    firstRow: first_row,
    example,
  }));
  return { sources, setAside };
}
