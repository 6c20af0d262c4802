import type { Call, Database } from '../database';

/** For statements that must run whatever became of the call, such as cleaning up. */
export const uncancellable: Call = {
  signal: new AbortController().signal,
  progress: () => undefined,
};

/** Runs statements one after another; results are not wanted. */
export async function run(
  database: Database,
  statements: readonly string[],
  call: Call,
): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
  for (const statement of statements) await database.query(statement, call);
}
