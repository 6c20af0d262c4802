import type { Campaign } from '../../domain/campaign/campaign';
import { isSameValue } from '../../domain/same-value';
import { exclusively } from '../exclusive';
import type { Changing, KeyValue, Reading } from '../key-value';
import {
  revisionAfter,
  savedOf,
  sealed,
  storedOf,
  type Revision,
  type SavedCampaign,
  type Sealed,
} from './campaign-envelope';
import { pruneVersions, versionKey } from './campaign-keys';
import { attempt, Doubt, type Outcome } from './campaign-outcome';

/**
 * Everything that writes campaigns in this browser takes this lock, so that it happens one after the
 * other.
 */
export const LOCK = 'bundlewise.campaigns';

/** A record that was written, and the revision it was made from. */
export interface Written {
  base: Revision | null;
  record: Sealed;
}

export interface CampaignWriter {
  /** Tells whether what stands is what its writer has seen, be it by a write that could not be seen again. */
  isExpected(id: string, stands: Revision | null, base: Revision | null): boolean;
  /** Puts a campaign in the place of `before`, which becomes a version. */
  replace(
    transaction: Changing,
    campaign: Campaign,
    before: { raw: unknown; revision: Revision } | undefined,
  ): Promise<Sealed>;
  /**
   * Writes, and returns what was written once it was read back. `tried` holds what else would be lost.
   */
  write(
    change: (transaction: Changing, tried: Campaign[]) => Promise<Written[]>,
    tried?: Campaign[],
  ): Promise<Outcome<SavedCampaign[]>>;
}

/** Writes campaigns one after the other, and counts as written only what was read back. */
export function campaignWriter(
  store: KeyValue,
  now: () => string,
  mostVersions: number,
): CampaignWriter {
  /**
   * Records that were written but not seen again: `written` may stand where this tab believes `base` to
   * be.
   */
  const doubtful = new Map<string, { base: Revision | null; written: Revision }>();

  const isExpected = (id: string, stands: Revision | null, base: Revision | null): boolean => {
    if (stands === base) return true;
    const doubt = doubtful.get(id);
    return doubt !== undefined && doubt.base === base && doubt.written === stands;
  };

  async function replace(
    transaction: Changing,
    campaign: Campaign,
    before: { raw: unknown; revision: Revision } | undefined,
  ): Promise<Sealed> {
    const next = sealed(campaign, revisionAfter(before?.revision), now());
    transaction.put(campaign.id, next);
    if (before !== undefined) {
      transaction.put(versionKey(campaign.id, before.revision), before.raw);
      await pruneVersions(transaction, campaign.id, mostVersions);
    }
    return next;
  }

  async function write(
    change: (transaction: Changing, tried: Campaign[]) => Promise<Written[]>,
    tried: Campaign[] = [],
  ): Promise<Outcome<SavedCampaign[]>> {
    return exclusively(LOCK, () =>
      attempt(async () => {
        const written = await store.change((transaction) => change(transaction, tried));
        const problem = await unseen(written.map(({ record }) => record));
        for (const { base, record } of written) {
          if (problem === undefined) doubtful.delete(record.campaign.id);
          else doubtful.set(record.campaign.id, { base, written: record.revision });
        }
        if (problem !== undefined) throw new Doubt(problem);
        return written.map(({ record }) => savedOf(record));
      }, tried),
    );
  }

  /**
   * Says why what was written cannot be counted as kept, or returns undefined when all of it was read
   * back.
   */
  async function unseen(written: readonly Sealed[]): Promise<string | undefined> {
    try {
      const isThere = await store.view((transaction) =>
        Promise.all(written.map((record) => isKept(transaction, record))),
      );
      return isThere.every(Boolean)
        ? undefined
        : 'What was read back differs from what was written.';
    } catch (error) {
      return String(error);
    }
  }

  return { isExpected, replace, write };
}

/** Returns the record of a campaign as found and as understood, or undefined when there is none. */
export async function standing(transaction: Reading, id: string) {
  const raw = await transaction.get(id);
  if (raw === undefined) return undefined;
  const stored = storedOf(id, raw);
  return { raw, stored, revision: stored.revision };
}

/**
 * Tells whether a record stands as written, or as a version where another tab has saved on top of it.
 */
async function isKept(transaction: Reading, record: Sealed): Promise<boolean> {
  const { id } = record.campaign;
  const current = await transaction.get(id);
  if (isSameValue(current, record)) return true;
  return isSameValue(await transaction.get(versionKey(id, record.revision)), record);
}
