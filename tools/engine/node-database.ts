import {
  createDuckDB,
  NODE_RUNTIME,
  VoidLogger,
  type DuckDBConnection,
} from '@duckdb/duckdb-wasm/blocking';
import { createRequire } from 'node:module';
import { cancelled, FailureError, type Failure } from '../../src/domain/errors';
import { wholeStream } from '../../workers/arrow-stream';
import type { Call, Database } from '../../workers/database';
import { decode, type ResultColumns } from '../../workers/decode';
import { lockDown } from '../../workers/lock-down';
import type { Sql } from '../../workers/sql';

export type BlockingDuckDB = Awaited<ReturnType<typeof createDuckDB>>;

/** Starts the engine's own build of DuckDB in this process, which takes a second. */
export async function startDuckDB(): Promise<BlockingDuckDB> {
  const mainModule = createRequire(import.meta.url).resolve(
    '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  );
  const bundle = { mainModule, mainWorker: '' };
  const duckdb = await createDuckDB({ eh: bundle, mvp: bundle }, new VoidLogger(), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  return duckdb;
}

/** Opens a new database, with the engine's settings and lock-down; whatever was there before is gone. */
export function openDatabase(duckdb: BlockingDuckDB): NodeDatabase {
  duckdb.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  const connection = duckdb.connect();
  for (const statement of lockDown) connection.query(statement);
  return new NodeDatabase(duckdb, connection);
}

/** The engine's database where there is no browser: in tests, and when the app is built. */
export class NodeDatabase implements Database {
  readonly #duckdb: BlockingDuckDB;
  readonly #connection: DuckDBConnection;
  #isClosed = false;
  /** Every statement so far, for tests that look at what was asked. */
  readonly statements: string[] = [];

  constructor(duckdb: BlockingDuckDB, connection: DuckDBConnection) {
    this.#duckdb = duckdb;
    this.#connection = connection;
  }

  /** From here on the database belongs to someone else. */
  close(): void {
    this.#isClosed = true;
    this.#connection.close();
    this.#duckdb.dropFiles();
  }

  async query(statement: Sql | string, call: Call): Promise<ResultColumns> {
    const sql = typeof statement === 'string' ? statement : statement.text;
    if (this.#isClosed) throw new Error('This database was given back when its test ended.');
    if (call.signal.aborted) throw new FailureError(cancelled);
    this.statements.push(sql);
    try {
      return decode(this.#connection.query(sql));
    } catch (error) {
      throw new FailureError(failureOf(error, sql));
    }
  }

  async readArrow({ text }: Sql, call: Call): Promise<Uint8Array<ArrayBuffer>> {
    if (call.signal.aborted) throw new FailureError(cancelled);
    this.statements.push(text);
    return this.#connection.useUnsafe((duckdb, connection) => {
      let message: Uint8Array | null = duckdb.startPendingQuery(connection, text, false);
      while (message === null) message = duckdb.pollPendingQuery(connection);
      const messages: Uint8Array[] = [];
      while (message !== null && message.length > 0) {
        messages.push(message);
        message = duckdb.fetchQueryResults(connection);
      }
      return wholeStream(messages);
    });
  }

  async insertArrow(
    table: string,
    stream: Uint8Array,
    mode: 'create' | 'append',
    call: Call,
  ): Promise<void> {
    if (this.#isClosed) throw new Error('This database was given back when its test ended.');
    if (call.signal.aborted) throw new FailureError(cancelled);
    try {
      const options = { name: table, create: mode === 'create' };
      this.#connection.insertArrowFromIPCStream(stream, options);
    } catch (error) {
      throw new FailureError(failureOf(error, `Arrow into ${table}`));
    }
  }
}

function failureOf(error: unknown, sql: string): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'unexpected', message: text, detail: `${text}\n\n${sql}` };
}
