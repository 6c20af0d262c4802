import type { LinkedSource, LinkInput } from '../../src/domain/inspection';
import type { Call } from '../database';
import type { Engine } from '../engine';

/** What each file is beside the others, in step with the sources. */
export function linkSources(
  _engine: Engine,
  { sources }: LinkInput,
  _call: Call,
): Promise<LinkedSource[]> {
  return Promise.resolve(
    sources.map(({ kind, columns, link }) => ({
      kind,
      roles: columns.map(({ role }) => role),
      link: link ?? null,
      reason: '',
      questions: [],
    })),
  );
}
