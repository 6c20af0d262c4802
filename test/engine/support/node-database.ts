import { onTestFinished, TestRunner } from 'vitest';
import type { Progress } from '../../../src/domain/progress';
import {
  openDatabase,
  startDuckDB,
  type BlockingDuckDB,
  type NodeDatabase,
} from '../../../tools/engine/node-database';
import type { Call } from '../../../workers/database';

export type { NodeDatabase };

/**
 * Started databases that no test uses. A start takes seconds and a new database in a started one takes
 * none, so the files of one process hand them on.
 */
const free: BlockingDuckDB[] = [];
/** These were taken outside a test, for all tests of the file. */
const lent: (() => void)[] = [];

/**
 * Opens the engine's database on the blocking build, for tests in Node, with the same config and the
 * same lock-down. It is new, and the caller's own until the end of the test or, when it was taken in a
 * hook, until the end of the file.
 */
export async function openNodeDatabase(): Promise<NodeDatabase> {
  const duckdb = free.pop() ?? (await startDuckDB());
  const database = openDatabase(duckdb);
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

/** Makes a call that nobody cancels; progress goes to `onProgress` when that is given. */
export function call(onProgress: (progress: Progress) => void = () => undefined): Call {
  return { signal: new AbortController().signal, progress: onProgress };
}
