import { FailureError } from '../../src/domain/errors';
import type { Recipe, SourceKind, SourceRecipe } from '../../src/domain/recipe';
import type { Call, Database } from '../database';
import { rowOf } from '../decode';
import { hasOddQuotes } from '../read/odd-quotes';
import { keptColumns } from './attributes';
import { createSetAside, createSources, type StagedSource } from './collect-set-aside';
import { lookupTable, lookupsFirst, readLookup, spellLookups, type ReadyLookup } from './lookups';
import { beginsWithWhiteLine, mayBePlain, openPlain, openRewritten, typed } from './open-source';
import { rowsOf } from './orders-by';
import { reshapingOf } from './reshape';
import { isRagged, type OpenSource } from './rows';
import { run } from './run';
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
  opened: OpenSource[],
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
    opened,
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
      // What tells files or lookups apart are the cells as they stand.
      const asText = isCompared || lookups.length > 0;
      // oxlint-disable-next-line no-await-in-loop
      const source = await read(reader(index, asText), { table, firstRow }, async (from, tell) => {
        const spelled = await spellLookups(database, from, lookups, call);
        await database.queryWithProgress(
          stage(from, columns[kind], { ...around, lookups: spelled }, { firstRun, isCompared }),
          call,
          tell,
        );
      });
      // oxlint-disable-next-line no-await-in-loop
      const endRow = await endOf(database, table, call);
      staged.push({ index, source, table, firstRow, endRow });
      firstRow = endRow;
      done += files[index]?.size ?? 0;
    }
  }
  staged.sort((a, b) => a.index - b.index);
  return { staged, around, lineColumns: columns.lines, compared };
}

const countOf = (sources: readonly SourceRecipe[], kind: SourceKind) =>
  sources.filter((source) => source.kind === kind).length;

/** What is staged of each kind is told from the recipe alone, before a file is opened. */
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

interface Reader {
  database: Database;
  given: SourceRecipe;
  file: File;
  opened: OpenSource[];
  call: Call;
  /** Whether each cell of the file is needed as it stands there. */
  asText: boolean;
  onBytes: (bytes: number) => void;
}

/** Where the rows of a file are put: a table, and the `rowid` of its first row there. */
interface Target {
  table: string;
  firstRow: number;
}

/**
 * Has the database read a file, as it is where it can: of its own bytes first, typed and then as text;
 * where it stumbles over them, or never could, of what we write of them.
 */
async function read(
  { database, given, file, opened, call, asText, onBytes }: Reader,
  target: Target,
  use: (source: OpenSource, tell: (percent: number) => void) => Promise<unknown>,
): Promise<OpenSource> {
  const share = (from: number, to: number) => (percent: number) =>
    onBytes(file.size * (from + ((to - from) * percent) / 100));
  onBytes(0);
  if (mayBePlain(given) && !(await beginsWithWhiteLine(file))) {
    const plain = await openPlain(database, given, file);
    opened.push(plain);
    // Counted while the database reads, which is another worker's business.
    const isDamaged = hasOddQuotes(file, given.dialect.quote, call.signal);
    // Where the database fails, too, that says more.
    isDamaged.catch(() => undefined);
    for (const source of asText ? [plain] : [typed(plain), plain]) {
      if (source === null) continue;
      try {
        // oxlint-disable-next-line no-await-in-loop -- the second only if the first could not be read
        await use(source, share(0, 1));
        // oxlint-disable-next-line no-await-in-loop
        if (!(await isDamaged)) return source;
        // oxlint-disable-next-line no-await-in-loop
        await unstage(database, target, call);
        break;
      } catch (error) {
        if (!isAboutText(error)) throw error;
      }
    }
  }
  const source = await openRewritten(database, given, file, call, (bytes) => onBytes(bytes / 2));
  opened.push(source);
  try {
    await use(source, share(0.5, 1));
  } catch (error) {
    throw asBadFile(error, given.name);
  }
  return source;
}

async function stageLookup(
  reader: Reader,
  lookups: ReadyLookup[],
  index: number,
): Promise<StagedSource> {
  const { database, call } = reader;
  let ready: ReadyLookup | undefined;
  const table = lookupTable(index);
  const source = await read(reader, { table, firstRow: 0 }, async (from) => {
    const known = await spellLookups(database, from, lookups, call);
    const { lookup, statements } = readLookup(from, rowsOf(from), isRagged(from), known, index);
    await run(database, statements, call);
    ready = lookup;
  });
  if (ready !== undefined) lookups.push(ready);
  return { index, source, table, firstRow: 0, endRow: await endOf(database, table, call) };
}

/** The `rowid` behind the last row: rows that were taken out again leave a gap. */
async function endOf(database: Database, table: string, call: Call): Promise<number> {
  const sql = `SELECT coalesce(max(rowid) + 1, 0)::INTEGER AS place FROM ${table}`;
  return rowOf(await database.query(sql, call), { place: 'number' }).place;
}

/** Takes the rows of a file out again that is to be read in another way. */
async function unstage(database: Database, { table, firstRow }: Target, call: Call): Promise<void> {
  await database.query(`DELETE FROM ${table} WHERE rowid >= ${firstRow}`, call);
}

const detailOf = (error: unknown) =>
  error instanceof FailureError && error.failure.kind === 'unexpected'
    ? (error.failure.detail ?? '')
    : '';

/** Whether the database failed over the file's text. Only its own first line says so: the statement follows. */
const isAboutText = (error: unknown) =>
  /CSV|Invalid Input Error|invalid state/.test(detailOf(error).split('\n', 1)[0] ?? '');

/** DuckDB's own words on a file it cannot read are for a bug report. */
function asBadFile(error: unknown, name: string): unknown {
  if (!isAboutText(error)) return error;
  return new FailureError({
    kind: 'bad-file',
    message: `${name} could not be read as a table. Save it again as “CSV UTF-8” and add it once more.`,
    detail: detailOf(error),
  });
}
