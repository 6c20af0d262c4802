import type { Recipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import type { Engine } from '../../state';
import { rowOf } from '../../decode';
import { encode, type NewColumns } from '../../encode';
import { readRows, type TextCounts } from '../../read/read-rows';
import { TextRowsOf, type TextRows } from '../../read/rows/text-rows';
import { keptColumns } from '../build/attributes';
import { lineNames, lineRecipe } from '../lines/line-values';
import { RowsSeen } from '../lines/rows-seen';
import { LineTables } from '../lines/line-tables';
import { stageLines, type LineStaging } from '../lines/stage-lines';
import { createSetAside, createSources, type StagedSource } from '../report/collect-set-aside';
import { run } from '../run';
import { sql, type Sql } from '../../sql';
import { lookupTable, lookupsFirst, readLookup, spellLookups, type ReadyLookup } from './lookups';
import { createStage, stage, STAGED_KINDS, stageTable, type StagedKind } from './stage';
import { hasDerivedOrder } from './orders-by';
import { ROWS } from './stage-tables';
import type { Surroundings } from './staged-fields';

/** All files staged, and what building the tables needs to know of them. */
export interface Staging {
  /** In the order of the recipe; sources that are not used are left out. */
  readonly staged: StagedSource[];
  readonly around: Surroundings;
  /** The roles, and the columns that are kept, that any source of lines has. */
  readonly lineColumns: ReadonlySet<string>;
  readonly tables: LineTables;
}

interface Reading {
  readonly database: Database;
  readonly index: number;
  readonly source: SourceRecipe;
  readonly file: File;
  readonly linesAtOnce: number;
  readonly call: Call;
  readonly onBytes: (bytes: number) => void;
}

/** Files of one kind follow each other, orders behind the lines they add to. */
const KINDS = ['products', 'customers', 'lines', 'orders'] as const satisfies SourceKind[];

/** Reads every file, lookups first. Progress is in bytes. */
export async function stageFiles(
  { database, linesAtOnce, readLines }: Engine,
  { sources }: Recipe,
  files: readonly File[],
  call: Call,
): Promise<Staging> {
  const lookups: ReadyLookup[] = [];
  const around: Surroundings = { lookups, kept: keptColumns(sources) };
  const isUsed = sources.map(({ kind }) => kind !== 'other');
  const total = files.reduce((sum, { size }, index) => sum + (isUsed[index] ? size : 0), 0);
  const staged: StagedSource[] = [];
  let done = 0;
  const reading = (index: number): Reading => {
    const before = done;
    const tell = (bytes: number) =>
      call.progress({ stage: `Read ${sources[index]?.name ?? ''}`, done: before + bytes, total });
    tell(0);
    done += files[index]?.size ?? 0;
    const [source, file] = [sources[index] as SourceRecipe, files[index] as File];
    return { database, index, source, file, linesAtOnce, call, onBytes: tell };
  };

  await run(database, [createSetAside, createSources(sources)], call);
  for (const index of lookupsFirst(sources)) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const { source, lookup } = await stageLookup(reading(index), lookups);
    staged.push(source);
    lookups.push(lookup);
  }
  const isCompared = (kind: SourceKind) =>
    (kind === 'lines' || kind === 'orders') &&
    sources.filter((source) => source.kind === kind).length > 1;
  const lines = sources.filter(({ kind }) => kind === 'lines');
  const lineColumns = new Set(lines.flatMap((source) => lineNames(source, around)));
  const tables = new LineTables(database, around, lineColumns, mayKeysMove(sources));
  const kinds = STAGED_KINDS.map((kind) => createStage(kind, around, isCompared(kind)));
  await run(database, [...tables.creating, ...kinds], call);
  const staging: LineStaging = {
    database,
    around,
    seen: isCompared('lines') ? new RowsSeen() : null,
    tables,
    call,
    linesAtOnce,
    readLines,
    next: { position: 0, order: 0, pair: 0 },
  };
  for (const kind of KINDS) {
    for (const index of sources.keys()) {
      if (sources[index]?.kind !== kind) continue;
      const one = reading(index);
      if (kind === 'lines') {
        const { source, file, onBytes } = one;
        // oxlint-disable-next-line no-await-in-loop -- one file after the other
        const read = await stageLines(staging, index, source, file, onBytes);
        const faults = sql`(SELECT line, reason FROM stage_fault WHERE source = ${index})`;
        staged.push({ index, given: source, file, ...read, faults });
        // oxlint-disable-next-line no-await-in-loop
      } else staged.push(await stageRows(one, kind, around, isCompared(kind)));
    }
  }
  staged.sort((a, b) => a.index - b.index);
  return { staged, around, lineColumns, tables };
}

/** Tells whether orders or products may well have other keys than the numbers in which they are met. */
function mayKeysMove(sources: readonly SourceRecipe[]): boolean {
  const lines = sources.filter(({ kind }) => kind === 'lines');
  return (
    lines.length > 1 ||
    lines.some((source) => hasDerivedOrder(lineRecipe(source))) ||
    sources.some(({ kind }) => kind === 'products')
  );
}

/** Makes the columns of a table of the rows of a block. */
function rowColumns({ line, ragged, columns }: TextRows): NewColumns {
  const cells = columns.map((column, index) => [`c${index}`, column] as const);
  return { line, ragged, ...(Object.fromEntries(cells) as NewColumns) };
}

/** Has each block of a file's rows put into `ROWS`, and then taken from there. */
async function eachBlock(
  { database, source, file, linesAtOnce, call, onBytes }: Reading,
  use: () => Promise<void>,
): Promise<TextCounts> {
  const rows = new TextRowsOf(source);
  const blocks = readRows(file, source.dialect, rows, {
    signal: call.signal,
    onBytes,
    linesAtOnce,
  });
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
    const { done, value } = await blocks.next();
    if (done) return value;
    // oxlint-disable-next-line no-await-in-loop
    await database.insertArrow(ROWS.text, encode(rowColumns(value)), 'create', call);
    await use(); // oxlint-disable-line no-await-in-loop
    await database.query(sql`DROP TABLE ${ROWS}`, call); // oxlint-disable-line no-await-in-loop
  }
}

const faultsIn = (table: Sql, firstRow: number, endRow: number) =>
  sql`(SELECT line, fault::INTEGER AS reason FROM ${table}
    WHERE fault > 0 AND rowid >= ${firstRow} AND rowid < ${endRow})`;

async function stageRows(
  reading: Reading,
  kind: StagedKind,
  around: Surroundings,
  isCompared: boolean,
): Promise<StagedSource> {
  const { database, index, source, file, call } = reading;
  const table = stageTable(kind);
  const firstRow = await countRows(database, table, call);
  let lookups: readonly ReadyLookup[] | null = null;
  const counts = await eachBlock(reading, async () => {
    lookups ??= await spellLookups(database, source, firstCells, around.lookups, call);
    await database.query(stage(source, kind, { ...around, lookups }, isCompared), call);
  });
  const endRow = await countRows(database, table, call);
  const faults = faultsIn(table, firstRow, endRow);
  return { index, given: source, file, rows: endRow - firstRow, counts, faults, firstRow, endRow };
}

const firstCells = (column: number) => sql`(SELECT c${column} AS cell FROM ${ROWS})`;

async function countRows(database: Database, table: Sql, call: Call): Promise<number> {
  const count = await database.query(sql`SELECT count(*)::INTEGER AS rows FROM ${table}`, call);
  return rowOf(count, { rows: 'number' }).rows;
}

/** Lookups are small: their rows stand together, so that the first of a key is found. */
async function stageLookup(
  reading: Reading,
  known: readonly ReadyLookup[],
): Promise<{ source: StagedSource; lookup: ReadyLookup }> {
  const { database, index, source, file, linesAtOnce, call, onBytes } = reading;
  const rows = new TextRowsOf(source);
  const blocks = readRows(file, source.dialect, rows, {
    signal: call.signal,
    onBytes,
    linesAtOnce,
  });
  const empty = { line: new Int32Array(0), ragged: new Int32Array(0) };
  await database.insertArrow(
    ROWS.text,
    encode(rowColumns({ ...rows.take(), ...empty })),
    'create',
    call,
  );
  let counts: TextCounts;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
    const { done, value } = await blocks.next();
    if (done) {
      counts = value;
      break;
    }
    // oxlint-disable-next-line no-await-in-loop
    await database.insertArrow(ROWS.text, encode(rowColumns(value)), 'append', call);
  }
  const spelled = await spellLookups(database, source, firstCells, known, call);
  const { lookup, statements } = readLookup(source, spelled, index);
  await run(database, [...statements, sql`DROP TABLE ${ROWS}`], call);
  const table = lookupTable(index);
  const endRow = await countRows(database, table, call);
  const faults = faultsIn(table, 0, endRow);
  return { source: { index, given: source, file, rows: endRow, counts, faults }, lookup };
}
