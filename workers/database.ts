import type { Progress } from '../src/domain/progress';
import type { ResultColumns } from './decode';
import type { Sql } from './sql';

/** Carries one call's cancel signal in, and its progress out. */
export interface Call {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/** Statements that must run whatever became of their call, such as cleaning up, take this one. */
export const uncancellable: Call = {
  signal: new AbortController().signal,
  progress: () => undefined,
};

/**
 * The database as questions see it. Invariants: statements run one after another; an aborted call
 * rejects with the failure `cancelled` and leaves tables as the last finished statement did.
 */
export interface Database {
  /** Runs one statement; all rows come back as plain columns. Rejects with a FailureError. */
  query(sql: Sql, call: Call): Promise<ResultColumns>;
  /** Runs a query; its rows come as they are, as a whole Arrow IPC stream. Rejects with a FailureError. */
  readArrow(sql: Sql, call: Call): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Puts the rows of a whole Arrow IPC stream into a table: a new one with the stream's columns, or
   * behind those that it has. As for a statement, rows are there whole or not at all. Rejects with a
   * FailureError.
   */
  insertArrow(
    table: string,
    stream: Uint8Array<ArrayBuffer>,
    mode: 'create' | 'append',
    call: Call,
  ): Promise<void>;
}
