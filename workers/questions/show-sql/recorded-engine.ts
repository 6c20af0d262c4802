import type { Database } from '../../database';
import { withoutDerived, type Engine } from '../../state';

/** Makes an engine that uses nothing derived before, and writes down every statement on its way. */
export function recordedEngine(engine: Engine): { recorded: Engine; statements: string[] } {
  const statements: string[] = [];
  const { database } = engine;
  const recording: Database = {
    query: (sql, call) => {
      statements.push(String(sql));
      return database.query(sql, call);
    },
    readArrow: (sql, call) => {
      statements.push(String(sql));
      return database.readArrow(sql, call);
    },
    insertArrow: (table, stream, mode, call) => database.insertArrow(table, stream, mode, call),
  };
  return { recorded: withoutDerived(engine, recording), statements };
}
