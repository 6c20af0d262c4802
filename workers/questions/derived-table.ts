import type { Engine } from '../engine';

/**
 * Builds a derived table unless it already stands for this `key` and the loaded shop. A build that
 * fails or is cancelled leaves the table unknown, so that the next call builds it again.
 */
export async function ensureDerived(
  engine: Engine,
  table: string,
  key: string,
  build: () => Promise<void>,
): Promise<void> {
  const wanted = `${engine.generation} ${key}`;
  if (engine.derived.get(table) === wanted) return;
  engine.derived.delete(table);
  await build();
  engine.derived.set(table, wanted);
}
