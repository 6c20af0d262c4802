import {
  createDuckDB,
  NODE_RUNTIME,
  VoidLogger,
  type DuckDBConnection,
} from '@duckdb/duckdb-wasm/blocking';
import { createRequire } from 'node:module';
import { cancelled, FailureError, type Failure } from '../../src/domain/errors';
import type { Progress } from '../../src/domain/progress';
import type { Call, Database } from '../../workers/database';
import { decode, type ResultColumns } from '../../workers/decode';
import { lockDown } from '../../workers/lock-down';

/** The engine's database on the blocking build, for tests in Node: same config, same lock-down. */
export async function openNodeDatabase(): Promise<NodeDatabase> {
  const mainModule = createRequire(import.meta.url).resolve(
    '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  );
  const bundle = { mainModule, mainWorker: '' };
  const duckdb = await createDuckDB({ eh: bundle, mvp: bundle }, new VoidLogger(), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  duckdb.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  const connection = duckdb.connect();
  for (const statement of lockDown) connection.query(statement);
  return new NodeDatabase(duckdb, connection);
}

type Blocking = Awaited<ReturnType<typeof createDuckDB>>;

export class NodeDatabase implements Database {
  readonly #duckdb: Blocking;
  readonly #connection: DuckDBConnection;
  /** Every statement so far, for tests that look at what was asked. */
  readonly statements: string[] = [];

  constructor(duckdb: Blocking, connection: DuckDBConnection) {
    this.#duckdb = duckdb;
    this.#connection = connection;
  }

  async query(sql: string, call: Call): Promise<ResultColumns> {
    if (call.signal.aborted) throw new FailureError(cancelled);
    this.statements.push(sql);
    try {
      return decode(this.#connection.query(sql));
    } catch (error) {
      throw new FailureError(failureOf(error, sql));
    }
  }

  async queryWithProgress(
    sql: string,
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

/** A call nobody cancels; progress goes to `onProgress` when given. */
export function call(onProgress: (progress: Progress) => void = () => undefined): Call {
  return { signal: new AbortController().signal, progress: onProgress };
}
