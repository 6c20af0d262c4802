import process from 'node:process';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cost } from './figures.ts';

/** Runs statements one after the other. What they cost is what this process costs meanwhile. */
export async function runTimed(
  connection: DuckDBConnection,
  statements: readonly string[],
): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  for (const sql of statements) {
    // oxlint-disable-next-line no-await-in-loop -- one statement builds on the other
    await connection.run(sql);
  }
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}
