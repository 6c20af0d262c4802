import type { Call, Database } from '../database';
import type { Sql } from '../sql';

/** Runs statements one after another, and drops their results. */
export async function run(
  database: Database,
  statements: readonly Sql[],
  call: Call,
): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
  for (const statement of statements) await database.query(statement, call);
}
