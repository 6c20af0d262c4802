import type { Recipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { sql } from '../../sql';
import { keptColumns } from '../build/attributes';
import { createSetAside, createSources, type StagedSource } from '../report/collect-set-aside';
import { lookupTable, lookupsFirst, readLookup, spellLookups, type ReadyLookup } from './lookups';
import { rowsOf } from './orders-by';
import { readFile, type Reader } from './read-file';
import { reshapingOf } from './reshape';
import { isRagged } from './rows';
import { run } from '../run';
import { createStage, stage, stagedColumns, stageTable, type StagedColumns } from './stage';
import type { Surroundings } from './staged-fields';

/** Files of one kind are staged in one table, orders files after the lines they add to. */
const KINDS = ['products', 'customers', 'lines', 'orders'] as const satisfies SourceKind[];

/** All files staged, and what building the tables needs to know of them. */
export interface Staging {
  /** In the order of the recipe; sources that are not used are left out. */
  readonly staged: StagedSource[];
  readonly around: Surroundings;
  readonly lineColumns: StagedColumns;
  /** Kinds of which several files were read: their rows have a hash to be compared by. */
  readonly compared: ReadonlySet<SourceKind>;
}

/** Reads every file into the staged rows of its kind, lookups first. Progress is in bytes. */
export async function stageFiles(
  database: Database,
  { sources }: Recipe,
  files: readonly File[],
  bytesAtOnce: number,
  call: Call,
): Promise<Staging> {
  const kept = keptColumns(sources);
  const lookups: ReadyLookup[] = [];
  const around: Surroundings = { lookups, kept };
  const isUsed = sources.map(({ kind }) => kind !== 'other');
  const total = files.reduce((sum, { size }, index) => sum + (isUsed[index] ? size : 0), 0);
  const staged: StagedSource[] = [];
  let done = 0;
  const reader = (index: number, asText: boolean): Reader => ({
    database,
    given: sources[index] as SourceRecipe,
    file: files[index] as File,
    bytesAtOnce,
    call,
    asText,
    onBytes: (bytes: number) =>
      call.progress({ stage: `Read ${sources[index]?.name ?? ''}`, done: done + bytes, total }),
  });

  await run(database, [createSetAside, createSources(sources)], call);
  for (const index of lookupsFirst(sources)) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    staged.push(await stageLookup(reader(index, true), lookups, index));
    done += files[index]?.size ?? 0;
  }
  const compared = new Set<SourceKind>(
    KINDS.filter((kind) => (kind === 'lines' || kind === 'orders') && countOf(sources, kind) > 1),
  );
  const columns = columnsOf(sources, around);
  await run(
    database,
    KINDS.map((kind) => createStage(kind, columns[kind], compared.has(kind))),
    call,
  );
  for (const kind of KINDS) {
    const table = stageTable(kind);
    let firstRow = 0;
    for (const index of sources.keys()) {
      if (sources[index]?.kind !== kind) continue;
      // A row starts at most one run, so the rows read so far keep the runs of two files apart.
      const firstRun = staged.reduce((sum, other) => sum + other.endRow - other.firstRow, 0);
      const isCompared = compared.has(kind);
      // Files and lookups are told apart by the cells as they stand.
      const asText = isCompared || lookups.length > 0;
      let spelled: ReadyLookup[] | undefined;
      // oxlint-disable-next-line no-await-in-loop
      const read = await readFile(
        reader(index, asText),
        { table, firstRow },
        async (from, part) => {
          spelled ??= await spellLookups(database, from, lookups, call);
          const place = { firstRun: firstRun + part.rowsBefore, isCompared };
          const inserted = await database.queryWithProgress(
            stage(from, columns[kind], { ...around, lookups: spelled }, place),
            call,
            part.tell,
          );
          return rowOf(inserted, { Count: 'number' }).Count;
        },
      );
      staged.push({ index, table, ...read });
      firstRow = read.endRow;
      done += files[index]?.size ?? 0;
    }
  }
  staged.sort((a, b) => a.index - b.index);
  return { staged, around, lineColumns: columns.lines, compared };
}

const countOf = (sources: readonly SourceRecipe[], kind: SourceKind) =>
  sources.filter((source) => source.kind === kind).length;

/** Tells from the recipe alone, before a file is opened, what is staged of each kind. */
function columnsOf(sources: readonly SourceRecipe[], around: Surroundings) {
  const read = sources.map((source) => ({ recipe: reshapingOf(source)?.recipe ?? source }));
  const of = (kind: SourceKind) => stagedColumns(kind, read, around);
  return {
    lines: of('lines'),
    orders: of('orders'),
    products: of('products'),
    customers: of('customers'),
  };
}

async function stageLookup(
  reader: Reader,
  lookups: ReadyLookup[],
  index: number,
): Promise<StagedSource> {
  const { database, call } = reader;
  let ready: ReadyLookup | undefined;
  const table = lookupTable(index);
  const read = await readFile(reader, { table, firstRow: 0 }, async (from) => {
    const known = await spellLookups(database, from, lookups, call);
    const { lookup, statements } = readLookup(from, rowsOf(from), isRagged(from), known, index);
    await run(database, statements, call);
    ready = lookup;
    const count = await database.query(sql`SELECT count(*)::INTEGER AS rows FROM ${table}`, call);
    return rowOf(count, { rows: 'number' }).rows;
  });
  if (ready !== undefined) lookups.push(ready);
  return { index, table, ...read };
}
