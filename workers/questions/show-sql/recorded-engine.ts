import type { Database } from '../../database';
import type { Engine } from '../../engine';
import { BUILT_ON_PAIRS } from '../bundles/mining/mined';

/**
 * An engine over the same tables that keeps none of what was derived before, and writes down every
 * statement. What it builds has the same names: `finish` tells the first engine so, `giveUp` tells it
 * that nothing derived is certain any more.
 */
export function recordedEngine(engine: Engine) {
  const statements: string[] = [];
  const { database } = engine;
  const recording: Database = {
    query: (sql, call) => {
      statements.push(sql);
      return database.query(sql, call);
    },
    queryWithProgress: (sql, call, onPercent) => {
      statements.push(sql);
      return database.queryWithProgress(sql, call, onPercent);
    },
    addFile: (file) => database.addFile(file),
    dropFile: (path) => database.dropFile(path),
  };
  const recorded: Engine = {
    database: recording,
    shop: engine.shop,
    generation: engine.generation,
    rowsAtOnce: engine.rowsAtOnce,
    bytesAtOnce: engine.bytesAtOnce,
    derived: new Map(),
    minedFacts: { ...engine.minedFacts },
  };
  return {
    engine: recorded,
    statements,
    finish: () => {
      for (const [table, key] of recorded.derived) engine.derived.set(table, key);
      // Larger sets are about the pairs they were built from; those may be others now.
      engine.minedFacts = recorded.minedFacts;
      for (const table of BUILT_ON_PAIRS) {
        if (!recorded.derived.has(table) && recorded.derived.has('mined_pair')) {
          engine.derived.delete(table);
        }
      }
    },
    giveUp: () => engine.derived.clear(),
  };
}
