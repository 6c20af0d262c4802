import type { Campaign } from '../domain/campaign';
import { parseCampaign } from '../domain/campaign-file';
import { failed, success, type Result } from '../domain/errors';
import type { KeyValue } from './key-value';
import { storageFailure } from './storage-failure';

/** What storage holds under one key. A record that cannot be read is shown as such, never dropped. */
export type StoredCampaign =
  | { state: 'whole'; campaign: Campaign }
  | { state: 'broken'; key: string; problem: string; raw: unknown };

/** A record as it stands in storage. */
export type RawRecord = readonly [key: string, value: unknown];

/**
 * Campaigns in a store of records, each under its id. Invariants: what is read is validated; a save
 * has happened only when the records were read back and equal what was written.
 */
export interface CampaignRecords {
  list(): Promise<Result<StoredCampaign[]>>;
  /** All of them or none. */
  save(campaigns: readonly Campaign[]): Promise<Result<null>>;
  /** Answers what was removed, for `restore`. */
  remove(keys: readonly string[]): Promise<Result<RawRecord[]>>;
  restore(records: readonly RawRecord[]): Promise<Result<null>>;
}

export function campaignRecords(store: KeyValue): CampaignRecords {
  async function write(records: readonly RawRecord[]): Promise<Result<null>> {
    return attempt(async () => {
      await store.write(records);
      const stored = await store.read(records.map(([key]) => key));
      if (records.every(([, value], index) => isSame(value, stored[index]))) return null;
      throw new Error('What was read back differs from what was written.');
    });
  }

  return {
    list: () =>
      attempt(async () => (await store.entries()).map(([key, raw]) => storedOf(key, raw))),
    save: (campaigns) => write(campaigns.map((campaign) => [campaign.id, campaign])),
    remove: (keys) =>
      attempt(async () => {
        const values = await store.read(keys);
        await store.remove(keys);
        return keys.flatMap((key, index): RawRecord[] =>
          values[index] === undefined ? [] : [[key, values[index]]],
        );
      }),
    restore: write,
  };
}

function storedOf(key: string, raw: unknown): StoredCampaign {
  const parsed = parseCampaign(raw);
  if (!parsed.ok) return { state: 'broken', key, problem: parsed.failure.message, raw };
  if (parsed.value.id === key) return { state: 'whole', campaign: parsed.value };
  return { state: 'broken', key, problem: 'id: it belongs to another record.', raw };
}

async function attempt<T>(run: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await run());
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Records are plain data, and storage keeps the order of keys. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
