import { FailureError } from '../../src/domain/errors';
import { KEPT_TABLES, type KeptTable, type ReadTables } from '../../src/domain/shop/kept-tables';
import type { LoadReport } from '../../src/domain/shop/shop';
import type { Call, Database } from '../database';
import { rowOf } from '../decode';
import { openShopDatabase } from '../ingest/build/shop-database';
import type { Engine } from '../state';
import { bareName, sql } from '../sql';
import { checksum } from './checksum';

/** Tables of more bytes of Arrow than this are compressed from the start: plain ones would not fit. */
const PLAIN_AT_MOST = 800_000_000;

/**
 * Opens a shop from its kept tables in place of loading its sources again. The shop before stays until
 * all of them are in. Throws `bad-file` where anything is odd about them: a part that is missing, cut
 * off or changed, or another number of rows. The sources are the truth then.
 */
export async function openTables(
  engine: Engine,
  input: ReadTables,
  call: Call,
): Promise<LoadReport> {
  const started = performance.now();
  const { report, parts } = input;
  const written = writtenRows(input);
  const { database } = engine;
  const bytes = parts.reduce((sum, { part }) => sum + part.bytes, 0);
  const form = bytes > PLAIN_AT_MOST ? 'compressed' : 'plain';
  const beside = await openShopDatabase(database, form, call);
  try {
    await insertParts(database, parts, call);
    await checkRows(database, written, call);
    await beside.keep();
  } catch (error) {
    await beside.leave();
    throw error;
  }
  engine.shop = report.summary;
  engine.generation += 1;
  return { ...report, seconds: (performance.now() - started) / 1000 };
}

async function insertParts(
  database: Database,
  parts: ReadTables['parts'],
  call: Call,
): Promise<void> {
  const total = parts.reduce((sum, { part }) => sum + part.bytes, 0);
  let done = 0;
  // The next part is read and checked while the database puts this one in.
  let next = parts[0] && readWhole(parts[0]);
  // One that is given up before its turn is no news.
  next?.catch(() => undefined);
  for (const [at, { part }] of parts.entries()) {
    call.progress({ stage: 'Open the tables', done, total });
    // oxlint-disable-next-line no-await-in-loop -- rows are put in in their order
    const stream = await next;
    const following = parts[at + 1];
    next = following && readWhole(following);
    next?.catch(() => undefined);
    if (stream === undefined) throw odd(`${part.table} ${part.part} is missing`);
    const mode = part.part === 0 ? 'create' : 'append';
    // oxlint-disable-next-line no-await-in-loop
    await database.insertArrow(part.table, stream, mode, call);
    done += part.bytes;
  }
}

async function readWhole({
  part,
  file,
}: ReadTables['parts'][number]): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Uint8Array(
    await file.arrayBuffer().catch((error: unknown) => {
      throw odd(`${part.table} ${part.part}: ${String(error)}`);
    }),
  );
  if (stream.length !== part.bytes || (await checksum(stream)) !== part.checksum) {
    throw odd(`${part.table} ${part.part} is not as it was written`);
  }
  return stream;
}

/** Tells how many rows of each table were written. Throws unless they are whole and the report's. */
function writtenRows({ report, parts }: ReadTables): Map<KeptTable, number> {
  const { summary, sources } = report;
  const reported = {
    product: summary.products,
    customer: summary.customers,
    orders: summary.orders,
    line: summary.lines,
    set_aside: summary.rowsSetAside,
    source: sources.length,
  };
  return new Map(
    KEPT_TABLES.map((table) => {
      const own = parts.flatMap(({ part }) => (part.table === table ? [part] : []));
      const written = own.reduce((sum, { rows }) => sum + rows, 0);
      const isWhole = own.length > 0 && own.every(({ part }, at) => part === at);
      if (!isWhole || written !== reported[table]) {
        throw odd(`${table}: ${written} rows in ${own.length} parts`);
      }
      return [table, written];
    }),
  );
}

async function checkRows(
  database: Database,
  written: ReadonlyMap<KeptTable, number>,
  call: Call,
): Promise<void> {
  for (const [table, expected] of written) {
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const counted = await database.query(
      sql`SELECT count(*)::DOUBLE AS rows FROM ${bareName(table)}`,
      call,
    );
    const { rows } = rowOf(counted, { rows: 'number' });
    if (rows !== expected) throw odd(`${table}: ${rows} rows of ${expected}`);
  }
}

const odd = (detail: string) =>
  new FailureError({
    kind: 'bad-file',
    message: 'What was kept of this shop’s tables cannot be used.',
    detail,
  });
