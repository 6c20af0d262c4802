import {
  createDuckDB,
  NODE_RUNTIME,
  VoidLogger,
  type DuckDBConnection,
} from '@duckdb/duckdb-wasm/blocking';
import { createRequire } from 'node:module';
import { onTestFinished, TestRunner } from 'vitest';
import { cancelled, FailureError, type Failure } from '../../../src/domain/errors';
import type { Progress } from '../../../src/domain/progress';
import type { Call, Database } from '../../../workers/database';
import { decode, type ResultColumns } from '../../../workers/decode';
import type { Sql } from '../../../workers/sql';
import { lockDown } from '../../../workers/lock-down';

/**
 * Started databases that no test uses. A start takes seconds and a new database in a started one takes
 * none, so the files of one process hand them on.
 */
const free: Blocking[] = [];
/** These were taken outside a test, for all tests of the file. */
const lent: (() => void)[] = [];

/**
 * Opens the engine's database on the blocking build, for tests in Node, with the same config and the
 * same lock-down. It is new, and the caller's own until the end of the test or, when it was taken in a
 * hook, until the end of the file.
 */
export async function openNodeDatabase(): Promise<NodeDatabase> {
  const duckdb = free.pop() ?? (await start());
  // Whatever was there before is gone with this.
  duckdb.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  const connection = duckdb.connect();
  for (const statement of lockDown) connection.query(statement);
  const database = new NodeDatabase(duckdb, connection);
  const giveBack = () => {
    database.close();
    free.push(duckdb);
  };
  if (TestRunner.getCurrentTest() === undefined) lent.push(giveBack);
  else onTestFinished(giveBack);
  return database;
}

/** Has to be called at the end of a test file. */
export function giveBackDatabases(): void {
  for (const giveBack of lent.splice(0)) giveBack();
}

async function start(): Promise<Blocking> {
  const mainModule = createRequire(import.meta.url).resolve(
    '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  );
  const bundle = { mainModule, mainWorker: '' };
  const duckdb = await createDuckDB({ eh: bundle, mvp: bundle }, new VoidLogger(), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  return duckdb;
}

type Blocking = Awaited<ReturnType<typeof createDuckDB>>;

export class NodeDatabase implements Database {
  readonly #duckdb: Blocking;
  readonly #connection: DuckDBConnection;
  #isClosed = false;
  /** Every statement so far, for tests that look at what was asked. */
  readonly statements: string[] = [];

  constructor(duckdb: Blocking, connection: DuckDBConnection) {
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

  async queryWithProgress(
    sql: Sql | string,
    call: Call,
    onPercent: (percent: number) => void,
  ): Promise<ResultColumns> {
    const result = await this.query(sql, call);
    onPercent(100);
    return result;
  }

  async addFile(file: Blob): Promise<string> {
    const path = `in/${crypto.randomUUID()}.csv`;
    this.#duckdb.registerFileBuffer(path, new Uint8Array(await file.arrayBuffer()));
    return path;
  }

  async dropFile(path: string): Promise<void> {
    this.#duckdb.dropFile(path);
  }
}

function failureOf(error: unknown, sql: string): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'unexpected', message: text, detail: `${text}\n\n${sql}` };
}

/** Makes a call that nobody cancels; progress goes to `onProgress` when that is given. */
export function call(onProgress: (progress: Progress) => void = () => undefined): Call {
  return { signal: new AbortController().signal, progress: onProgress };
}
