import { FailureError } from '../../src/domain/errors';
import type { SourceKind } from '../../src/domain/recipe';
import type { Call, Database } from '../database';
import { rowOf } from '../decode';
import {
  createRejects,
  createSetAside,
  createSources,
  dropRejects,
  keepRejects,
  type StagedSource,
} from './collect-set-aside';
import type { OpenSource } from './rows';
import { run, uncancellable } from './run';
import { createStage, stage, stagedRoles, stageTable } from './stage';

/** Files of one kind are staged in one table, orders files after the lines they add to. */
const KINDS: readonly SourceKind[] = ['products', 'customers', 'lines', 'orders'];

/** Reads every file, once, into the staged rows of its kind. Progress is in bytes. */
export async function stageFiles(
  database: Database,
  opened: readonly OpenSource[],
  call: Call,
): Promise<StagedSource[]> {
  const ordered = KINDS.flatMap((kind) =>
    [...opened.entries()].filter(([, { recipe }]) => recipe.kind === kind),
  );
  await run(database, [...setUp(opened), ...dropRejects], call);
  const total = opened.reduce((sum, { bytes }) => sum + bytes, 0);
  const staged: StagedSource[] = [];
  let done = 0;
  try {
    for (const [index, source] of ordered) {
      const before = done;
      const tell = (percent: number) =>
        call.progress({
          stage: `Read ${source.recipe.name}`,
          done: before + (source.bytes * percent) / 100,
          total,
        });
      tell(0);
      // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
      staged.push(await stageFile(database, source, index, staged, opened, tell, call));
      done += source.bytes;
    }
  } finally {
    await run(database, dropRejects, uncancellable);
  }
  return staged.sort((a, b) => a.index - b.index);
}

function setUp(opened: readonly OpenSource[]): string[] {
  return [
    createRejects,
    createSetAside,
    createSources(opened.map(({ recipe }) => recipe)),
    ...KINDS.map((kind) => createStage(kind, stagedRoles(kind, opened))),
  ];
}

async function stageFile(
  database: Database,
  given: OpenSource,
  index: number,
  staged: readonly StagedSource[],
  opened: readonly OpenSource[],
  tell: (percent: number) => void,
  call: Call,
): Promise<StagedSource> {
  const { kind } = given.recipe;
  const firstRow = Math.max(
    0,
    ...staged.filter((other) => other.source.recipe.kind === kind).map(({ endRow }) => endRow),
  );
  // A row starts at most one run, so the rows read so far keep the runs of two files apart.
  const firstRun = staged.reduce((sum, other) => sum + other.endRow - other.firstRow, 0);
  const roles = stagedRoles(kind, opened);
  const read = async (from: OpenSource) => {
    await database.queryWithProgress(stage(from, roles, firstRun), call, tell);
    return from;
  };
  const source = await read(given).catch((error: unknown) => {
    if (hasMixedLineEnds(error)) return read({ ...given, lenient: true });
    throw asBadFile(error, given.recipe.name);
  });
  await database.query(keepRejects(source, index), call);
  const counts = `SELECT (SELECT count(*) FROM ${stageTable(kind)})::INTEGER AS end_row,
    (SELECT count(*) FROM stage_reject WHERE source = ${index})::INTEGER AS rejected`;
  const { end_row: endRow, rejected } = rowOf(await database.query(counts, call), {
    end_row: 'number',
    rejected: 'number',
  });
  return { index, source, firstRow, endRow, rejected };
}

const detailOf = (error: unknown) =>
  error instanceof FailureError && error.failure.kind === 'unexpected'
    ? (error.failure.detail ?? '')
    : '';

const hasMixedLineEnds = (error: unknown) => detailOf(error).includes('reached an invalid state');

/** DuckDB's own words on a file it cannot read are for a bug report. */
function asBadFile(error: unknown, name: string): unknown {
  const detail = detailOf(error);
  if (!/CSV|Invalid Input Error/.test(detail)) return error;
  return new FailureError({
    kind: 'bad-file',
    message: `${name} could not be read as a table. Save it again as “CSV UTF-8” and add it once more.`,
    detail,
  });
}
