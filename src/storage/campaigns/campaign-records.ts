import type { Campaign } from '../../domain/campaign/campaign';
import { failed, success, type Failure, type Result } from '../../domain/errors';
import { isSameValue } from '../../domain/same-value';
import {
  numberOf,
  revisionAfter,
  savedOf,
  sealed,
  storedOf,
  type Revision,
  type SavedCampaign,
  type Sealed,
  type StoredCampaign,
} from './campaign-envelope';
import { CAMPAIGNS, MOST_VERSIONS, pruneVersions, versionKey, versionsOf } from './campaign-keys';
import { exclusively } from '../exclusive';
import type { Changing, KeyValue, Reading } from '../key-value';
import { storageFailure, unsureFailure } from '../storage-failure';

/** A campaign to be saved, and the revision it was made from; null when there must be none yet. */
export interface CampaignEdit {
  campaign: Campaign;
  base: Revision | null;
}

/** The state that stands in storage instead of the expected one; null when the campaign was deleted. */
export interface Conflict {
  key: string;
  stored: StoredCampaign | null;
}

export type Outcome<T> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  failure: Failure;
  /** Something else was saved meanwhile, and nothing was written. */
  conflict?: Conflict;
  /** Campaigns that storage did not take. They can at least be offered as a file. */
  unsaved?: readonly Campaign[];
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

/**
 * Everything that writes campaigns in this browser takes this lock, so that it happens one after the
 * other.
 */
export const LOCK = 'bundlewise.campaigns';

export function campaignRecords(
  store: KeyValue,
  now: () => string = () => new Date().toISOString(),
  mostVersions = MOST_VERSIONS,
): CampaignRecords {
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

  /** Puts a campaign in the place of `before`, which becomes a version. */
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

  /**
   * Writes, and returns what was written once it was read back. `tried` holds what else would be lost.
   */
  async function writeAndRead(
    write: (transaction: Changing, tried: Campaign[]) => Promise<Written[]>,
    tried: Campaign[] = [],
  ): Promise<Outcome<SavedCampaign[]>> {
    return exclusively(LOCK, () =>
      attempt(async () => {
        const written = await store.change((transaction) => write(transaction, tried));
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

  return {
    list: () =>
      attempt(async () =>
        (await store.view((transaction) => transaction.entries(CAMPAIGNS))).map(([key, raw]) =>
          storedOf(key, raw),
        ),
      ),

    save: (edits) =>
      writeAndRead(
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
      const result = await writeAndRead(async (transaction, tried) => {
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

interface Written {
  base: Revision | null;
  record: Sealed;
}

/** Returns the record of a campaign as found and as understood, or undefined when there is none. */
async function standing(transaction: Reading, id: string) {
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

const byRevision = (one: StoredCampaign, other: StoredCampaign): number =>
  numberOf(other.revision) - numberOf(one.revision) || savedAt(other).localeCompare(savedAt(one));

const savedAt = (stored: StoredCampaign): string =>
  stored.state === 'whole' ? stored.savedAt : '';

/** Ends a transaction that finds another state than the expected one. */
class Clash extends Error {
  readonly conflict: Conflict;
  readonly failure: Failure;

  constructor(
    { id, name }: { id: string; name?: string },
    base: Revision | null,
    stored: StoredCampaign | null,
  ) {
    const called = stored?.state === 'whole' ? stored.campaign.name : name;
    const subject = called === undefined ? 'This campaign' : `“${called}”`;
    const what =
      stored === null
        ? 'was deleted in another tab, so nothing was saved.'
        : base === null
          ? 'is here already, so nothing was overwritten.'
          : 'was changed in another tab, so nothing was overwritten.';
    super(`${subject} ${what}`);
    this.conflict = { key: id, stored };
    this.failure = { kind: 'conflict', message: this.message };
  }
}

/** A write was carried out and could not be seen again. */
class Doubt extends Error {}

const wholeOf = (all: readonly StoredCampaign[]): Campaign[] =>
  all.flatMap((stored) => (stored.state === 'whole' ? [stored.campaign] : []));

async function attempt<T>(
  run: () => Promise<T>,
  unsaved: readonly Campaign[] = [],
): Promise<Outcome<T>> {
  try {
    return success(await run());
  } catch (error) {
    if (error instanceof Clash) {
      return { ok: false, failure: error.failure, conflict: error.conflict };
    }
    const failure = error instanceof Doubt ? unsureFailure(error.message) : storageFailure(error);
    return { ok: false, failure, unsaved };
  }
}
