import { numberOf, type Revision } from './campaign-envelope';
import type { Changing, KeyRange } from '../key-value';

/** Versions stand behind all campaigns, since no id has a `~` in it. */
export const CAMPAIGNS: KeyRange = { from: '', to: '~' };

const prefixOf = (id: string): string => `~${id}~`;
export const versionKey = (id: string, revision: Revision): string => `${prefixOf(id)}${revision}`;
export const versionsOf = (id: string): KeyRange => ({
  from: prefixOf(id),
  to: `${prefixOf(id)}\uffff`,
});

/** Returns the campaign and the revision of a version's key. */
export function versionOf(key: string): { id: string; revision: Revision } {
  const [, id = '', revision = ''] = key.split('~');
  return { id, revision };
}

/** At most this many earlier states of a campaign are kept. */
export const MOST_VERSIONS = 50;

/** Drops the oldest versions, so that at most `most` remain. */
export async function pruneVersions(
  transaction: Changing,
  id: string,
  most = MOST_VERSIONS,
): Promise<void> {
  const keys = await transaction.keys(versionsOf(id));
  const age = (key: string) => numberOf(versionOf(key).revision);
  const oldest = keys.toSorted((one, other) => age(other) - age(one)).slice(most);
  for (const key of oldest) transaction.remove(key);
}
