import {
  AsyncDuckDB,
  AsyncResultStreamIterator,
  VoidLogger,
  type AsyncDuckDBConnection,
} from '@duckdb/duckdb-wasm';
import { Table, type RecordBatch } from 'apache-arrow';
import engineUrl from '../.generated/duckdb-eh.wasm.gz?url';
import workerUrl from '../.generated/duckdb-eh.worker.js?url';
import { cancelled, FailureError, type Failure } from '../src/domain/errors';
import type { Progress } from '../src/domain/progress';
import { wholeStream } from './arrow-stream';
import type { Call, Database } from './database';
import { decode } from './decode';
import { inflated, WASM } from './inflate';
import { lockDown } from './lock-down';
import type { Sql } from './sql';

/**
 * DuckDB works for so many milliseconds before it looks at its messages again. Its default of 100 puts
 * a floor of that much under every cancellation; less would cost throughput.
 */
const POLLING_INTERVAL = 20;

/**
 * Boots DuckDB in a worker of its own, locks it down, and hands out the one connection.
 *
 * @param hasServiceWorker whether the page is under its control.
 */
export async function openDuckDB(
  hasServiceWorker: boolean,
  onProgress: (progress: Progress) => void,
  onDeath: (detail: string) => void,
): Promise<Database> {
  const url = (path: string) => new URL(path, import.meta.url).href;
  const worker = new Worker(url(workerUrl));
  worker.addEventListener('error', (event) => onDeath(event.message || 'DuckDB’s worker failed'));

  const engine = await findEngine(url(engineUrl), hasServiceWorker, onProgress);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await duckdb.instantiate(engine);
  } finally {
    URL.revokeObjectURL(engine);
  }
  await duckdb.open({
    path: ':memory:',
    query: { castBigIntToDouble: true, queryPollingInterval: POLLING_INTERVAL },
  });
  const connection = await duckdb.connect();
  await connection.query(lockDown.join(';\n'));
  return new WorkerDatabase(connection, onDeath);
}

/**
 * Returns an address from which DuckDB can fetch its inflated WebAssembly. After the first visit the
 * service worker keeps it inflated, under the gzip's name without `.gz`: browsers keep compiled code for
 * such a stored response. Before that, and where there is no service worker, it is inflated into a Blob.
 */
async function findEngine(
  zipped: string,
  hasServiceWorker: boolean,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  const kept = zipped.slice(0, -'.gz'.length);
  if (hasServiceWorker && (await caches.match(kept)) !== undefined) return kept;
  const response = await fetch(zipped);
  const total = Number(response.headers.get('content-length') ?? 0);
  const bytes = await inflated(response, (done) =>
    onProgress({ stage: 'Starting the engine', done, total }),
  );
  return URL.createObjectURL(await new Response(bytes, { headers: WASM }).blob());
}

class WorkerDatabase implements Database {
  readonly #connection: AsyncDuckDBConnection;
  readonly #onDeath: (detail: string) => void;
  /** Settles when the statement before has: DuckDB's connection runs one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: AsyncDuckDBConnection, onDeath: (detail: string) => void) {
    this.#connection = connection;
    this.#onDeath = onDeath;
  }

  async query({ text }: Sql, call: Call) {
    const table = await this.#run(text, call.signal, async () => {
      const batches: RecordBatch[] = [];
      const reader = await this.#connection.send(text);
      for await (const batch of reader) batches.push(batch);
      return batches.length > 0 ? new Table(batches) : new Table(reader.schema);
    });
    return decode(table);
  }

  readArrow({ text }: Sql, call: Call) {
    return this.#run(text, call.signal, () =>
      this.#connection.useUnsafe(async (duckdb, connection) => {
        let header = await duckdb.startPendingQuery(connection, text);
        // oxlint-disable-next-line no-await-in-loop -- it has not begun to answer
        while (header === null) header = await duckdb.pollPendingQuery(connection);
        const messages: Uint8Array[] = [];
        const answers = new AsyncResultStreamIterator(duckdb, connection, header);
        for await (const message of answers) messages.push(message);
        return wholeStream(messages);
      }),
    );
  }

  insertArrow(
    table: string,
    stream: Uint8Array<ArrayBuffer>,
    mode: 'create' | 'append',
    call: Call,
  ) {
    const options = { name: table, create: mode === 'create' };
    return this.#run(`Arrow into ${table}`, call.signal, () =>
      this.#connection.insertArrowFromIPCStream(stream, options),
    );
  }

  /** Has DuckDB do something once it is done with what was asked before. `what` is for a bug report. */
  #run<T>(what: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#watched(what, signal, work));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #watched<T>(what: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new FailureError(cancelled);
    const cancel = () => void this.#connection.cancelSent();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw new FailureError(cancelled);
      const failure = failureOfDuckDB(error, what);
      if (failure.kind === 'engine-stopped') this.#onDeath(failure.detail ?? '');
      throw new FailureError(failure);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}

/** Tells from DuckDB's message what a person can do about it; the detail holds message and statement. */
function failureOfDuckDB(error: unknown, sql: string): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = `${text}\n\n${sql}`;
  // A trap leaves the module in an unknown state, unlike running out of memory within the limit.
  if (/RuntimeError|memory access out of bounds|unreachable|table index/i.test(text)) {
    return { kind: 'engine-stopped', message: 'The engine stopped and is started again.', detail };
  }
  if (/out of memory|allocation failure|memory limit/i.test(text)) {
    return {
      kind: 'out-of-memory',
      message:
        'This needs more memory than a browser tab has. A higher floor or a shorter period makes it smaller.',
      detail,
    };
  }
  if (/NotFoundError|NotReadableError|could not be read|could not be found/i.test(text)) {
    return {
      kind: 'file-gone',
      message: 'The file changed or disappeared after it was chosen. Choose it again.',
      detail,
    };
  }
  return {
    kind: 'unexpected',
    message: 'The engine could not answer this. Try again, or reload the page.',
    detail,
  };
}
