import type { Campaign } from '../../domain/campaign/campaign';
import { failed, success, type Result } from '../../domain/errors';
import { isSameValue } from '../../domain/same-value';
import { exclusively } from '../exclusive';
import type { KeyValue } from '../key-value';
import { unsureFailure } from '../storage-failure';
import {
  numberOf,
  storedOf,
  type Revision,
  type SavedCampaign,
  type StoredCampaign,
} from './campaign-envelope';
import { CAMPAIGNS, MOST_VERSIONS, versionsOf } from './campaign-keys';
import { attempt, Clash, Doubt, type Outcome } from './campaign-outcome';
import { campaignWriter, LOCK, standing } from './campaign-writer';

/** A campaign to be saved, and the revision it was made from; null when there must be none yet. */
export interface CampaignEdit {
  campaign: Campaign;
  base: Revision | null;
}

/** A record as it stands in storage. */
export type RawRecord = readonly [key: string, value: unknown];

/** A campaign's record and its versions, as they were when they were deleted. */
export interface Removed {
  key: string;
  records: readonly RawRecord[];
}

/**
 * Campaigns stand in a store of records, each under its id, with all of its earlier states beside it.
 * Invariants: what is read is validated; nothing is written over a state that its writer has not seen;
 * a state that is written over is kept as a version, up to the newest fifty; a save has happened only
 * when it was read back.
 */
export interface CampaignRecords {
  list(): Promise<Result<StoredCampaign[]>>;
  /** Saves all of them or none. */
  save(edits: readonly CampaignEdit[]): Promise<Outcome<SavedCampaign[]>>;
  /**
   * Changes the stored state, whoever saved it last. `edit` answers null when the change no longer
   * makes sense.
   */
  update(id: string, edit: (current: Campaign) => Campaign | null): Promise<Outcome<SavedCampaign>>;
  /** Lists the earlier states of a campaign, the latest first, without its present one. */
  versions(id: string): Promise<Result<StoredCampaign[]>>;
  /** Removes a campaign with its versions. `seen` is the revision that the person decided about. */
  remove(key: string, seen: Revision): Promise<Outcome<Removed>>;
  /** Brings back what was removed, unless something else stands in its place. */
  undoRemove(removed: Removed): Promise<Outcome<null>>;
}

export function campaignRecords(
  store: KeyValue,
  now: () => string = () => new Date().toISOString(),
  mostVersions = MOST_VERSIONS,
): CampaignRecords {
  const { isExpected, replace, write } = campaignWriter(store, now, mostVersions);

  return {
    list: () =>
      attempt(async () =>
        (await store.view((transaction) => transaction.entries(CAMPAIGNS))).map(([key, raw]) =>
          storedOf(key, raw),
        ),
      ),

    save: (edits) =>
      write(
        (transaction) =>
          Promise.all(
            edits.map(async ({ campaign, base }) => {
              const current = await standing(transaction, campaign.id);
              if (!isExpected(campaign.id, current?.revision ?? null, base)) {
                throw new Clash(campaign, base, current?.stored ?? null);
              }
              return { base, record: await replace(transaction, campaign, current) };
            }),
          ),
        edits.map(({ campaign }) => campaign),
      ),

    update: async (id, edit) => {
      const result = await write(async (transaction, tried) => {
        const current = await standing(transaction, id);
        if (current?.stored.state !== 'whole') throw new Clash({ id }, '', current?.stored ?? null);
        const changed = edit(current.stored.campaign);
        if (changed === null) throw new Clash({ id }, '', current.stored);
        tried.push({ ...changed, id });
        const record = await replace(transaction, { ...changed, id }, current);
        return [{ base: current.revision, record }];
      });
      if (!result.ok) return result;
      const [saved] = result.value;
      return saved === undefined ? failed(unsureFailure('')) : success(saved);
    },

    versions: (id) =>
      attempt(async () => {
        const found = await store.view((transaction) => transaction.entries(versionsOf(id)));
        return found.map(([, raw]) => storedOf(id, raw)).toSorted(byRevision);
      }),

    remove: (key, seen) => {
      const tried: Campaign[] = [];
      const run = () =>
        store.change(async (transaction) => {
          const current = await standing(transaction, key);
          if (current === undefined || !isExpected(key, current.revision, seen)) {
            throw new Clash({ id: key }, seen, current?.stored ?? null);
          }
          tried.push(...wholeOf([current.stored]));
          const versions = await transaction.entries(versionsOf(key));
          const records: RawRecord[] = [[key, current.raw], ...versions];
          for (const [each] of records) transaction.remove(each);
          return { key, records };
        });
      return exclusively(LOCK, () => attempt(run, tried));
    },

    undoRemove: ({ key, records }) => {
      const run = async () => {
        await store.change(async (transaction) => {
          const current = await standing(transaction, key);
          if (current !== undefined) throw new Clash({ id: key }, null, current.stored);
          for (const [each, value] of records) transaction.put(each, value);
        });
        const back = await store.read(records.map(([each]) => each));
        if (!records.every(([, value], index) => isSameValue(value, back[index]))) {
          throw new Doubt('What was read back differs from what was written.');
        }
        return null;
      };
      const tried = wholeOf(
        records.filter(([each]) => each === key).map(([, raw]) => storedOf(key, raw)),
      );
      return exclusively(LOCK, () => attempt(run, tried));
    },
  };
}

const byRevision = (one: StoredCampaign, other: StoredCampaign): number =>
  numberOf(other.revision) - numberOf(one.revision) || savedAt(other).localeCompare(savedAt(one));

const savedAt = (stored: StoredCampaign): string =>
  stored.state === 'whole' ? stored.savedAt : '';

const wholeOf = (all: readonly StoredCampaign[]): Campaign[] =>
  all.flatMap((stored) => (stored.state === 'whole' ? [stored.campaign] : []));
