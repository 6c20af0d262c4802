import { FailureError } from '../../../src/domain/errors';
import type { TextRows } from '../../../src/domain/inspect/inspect';
import { oneQuery } from '../../../src/domain/inspect/one-query';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { personsQuery } from '../../sql';
import { requireShop } from '../require-shop';
import { textRows } from './text-rows';

/**
 * Runs one query of a person's over the shop's tables, as a subquery, where nothing but a query parses.
 * The engine's lock-down keeps it from files, the network and settings besides. Throws `bad-query`.
 */
export async function runQuery(
  engine: Engine,
  { sql, limit }: { sql: string; limit: number },
  call: Call,
): Promise<TextRows> {
  requireShop(engine);
  const query = oneQuery(sql);
  if (!query.ok) throw new FailureError(query.failure);
  try {
    return await textRows(engine.database, personsQuery(query.value), { limit }, call);
  } catch (error) {
    throw asBadQuery(error);
  }
}

/** Passes on the database's own words, which help best here. */
function asBadQuery(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.kind !== 'unexpected') return error;
  const detail = error.failure.detail ?? '';
  const said = /(?:[A-Z][A-Za-z]+ Error: )([^\n]*)/.exec(detail)?.[1];
  return new FailureError({
    kind: 'bad-query',
    message:
      said === undefined ? 'The query could not be run.' : `The query cannot be run: ${said}`,
    detail,
  });
}
