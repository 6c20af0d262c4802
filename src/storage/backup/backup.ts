import * as v from 'valibot';
import { failed, success, type Result } from '../../domain/errors';
import { isSameValue } from '../../domain/same-value';
import { fittingText, type BackedUpCampaign, type Backup } from './backup-file';
import { storedOf, type SavedCampaign } from '../campaigns/campaign-envelope';
import { pruneVersions, versionOf } from '../campaigns/campaign-keys';
import { LOCK } from '../campaigns/campaign-writer';
import { exclusively } from '../exclusive';
import {
  BROWSER_DATABASE,
  openEverything,
  STORES,
  type Everything,
  type Reading,
  type StoreName,
} from '../key-value';
import { KeptMappingSchema } from '../shops/mappings';
import { planRestore, type RestorePlan, type Standing } from './restore-plan';
import { readSettings, writeSettings, type Settings } from '../settings';
import { KeptShopSchema } from '../shops/shops';
import { storageFailure, unsureFailure, type StorageWords } from '../storage-failure';
import { announceRestored } from '../tabs';

/** The backup that was made, with what it holds and what it lacks. */
export interface MadeBackup {
  text: string;
  campaigns: number;
  shops: number;
  /** The number of versions that did not fit, which are the oldest. */
  leftOut: number;
  /** The number of campaigns that cannot be read and are not in it. */
  broken: number;
}

/** Everything that this browser keeps goes out to one file and comes back in from one. */
export interface Backups {
  make(): Promise<Result<MadeBackup>>;
  /** Says what restoring would do. It writes nothing. */
  preview(backup: Backup): Promise<Result<RestorePlan>>;
  /**
   * Does what `shown` says and reads it back: all of it, or nothing at all, also when `shown` no longer
   * holds.
   */
  restore(backup: Backup, shown: RestorePlan): Promise<Result<null>>;
}

/** The choices that are kept outside of the database. */
interface SettingsStore {
  read: () => Settings;
  /** Returns false where the browser refuses. */
  write: (settings: Settings) => boolean;
}

const KEYS = { from: '', to: '\uffff' };

export function createBackups(
  appVersion: string,
  everything: Everything = openEverything(BROWSER_DATABASE),
  settings: SettingsStore = { read: readSettings, write: writeSettings },
  now: () => string = () => new Date().toISOString(),
): Backups {
  const standingIn = async (stores: Record<StoreName, Reading>): Promise<Standing> => {
    const [records, shops, mappings] = await Promise.all(
      STORES.map((name) => stores[name].entries(KEYS)),
    );
    return {
      records: records ?? [],
      shops: shops ?? [],
      mappings: mappings ?? [],
      settings: settings.read(),
    };
  };

  /**
   * Says why what was written cannot be counted as kept, or returns undefined when it was read back.
   */
  async function unseen(written: Record<StoreName, readonly (readonly [string, unknown])[]>) {
    try {
      const isThere = await everything.view((stores) =>
        Promise.all(
          STORES.flatMap((name) =>
            written[name].map(async ([key, value]) =>
              isSameValue(await stores[name].get(key), value),
            ),
          ),
        ),
      );
      return isThere.every(Boolean) ? undefined : 'What was read back differs.';
    } catch (error) {
      return String(error);
    }
  }

  async function restore(backup: Backup, shown: RestorePlan): Promise<Result<null>> {
    const before = settings.read();
    // The settings are no part of the transaction. So they come first, and are taken back where the
    // rest fails.
    if (shown.settings && !settings.write(backup.settings)) {
      settings.write(before);
      return failed({ kind: 'storage', message: words.refused, detail: 'localStorage' });
    }
    try {
      const written = await everything.change(async (stores) => {
        const standing = { ...(await standingIn(stores)), settings: before };
        const { plan, writes } = planRestore(standing, backup, now());
        if (!isSameValue(plan, shown)) throw new Overtaken();
        for (const name of STORES) {
          for (const [key, value] of writes[name]) stores[name].put(key, value);
        }
        const touched = new Set(
          writes.records.map(([key]) => (key.startsWith('~') ? versionOf(key).id : key)),
        );
        await Promise.all([...touched].map((id) => pruneVersions(stores.records, id)));
        return writes;
      });
      const current = { ...written, records: written.records.filter(([key]) => key < '~') };
      const problem = await unseen(current);
      announceRestored();
      return problem === undefined ? success(null) : failed(unsureFailure(problem));
    } catch (error) {
      if (shown.settings) settings.write(before);
      if (error instanceof Overtaken) return failed(overtaken);
      return failed(storageFailure(error, words));
    }
  }

  return {
    async make() {
      try {
        const standing = await everything.view(standingIn);
        const { campaigns, broken } = campaignsOf(standing.records);
        const backup: Backup = {
          madeAt: now(),
          settings: standing.settings,
          campaigns,
          shops: readable(KeptShopSchema, standing.shops),
          mappings: readable(KeptMappingSchema, standing.mappings),
        };
        const fitting = fittingText(backup, appVersion);
        if (!fitting.ok) return fitting;
        const { shops } = backup;
        return success({
          ...fitting.value,
          campaigns: campaigns.length,
          shops: shops.length,
          broken,
        });
      } catch (error) {
        return failed(storageFailure(error, words));
      }
    },
    async preview(backup) {
      try {
        return success(planRestore(await everything.view(standingIn), backup, now()).plan);
      } catch (error) {
        return failed(storageFailure(error, words));
      }
    },
    restore: (backup, shown) => exclusively(LOCK, () => restore(backup, shown)),
  };
}

/** The plan was made for a state that no longer stands. */
class Overtaken extends Error {}

const overtaken = {
  kind: 'conflict',
  message:
    'Something was saved in another tab meanwhile, so nothing was restored. Look at it again.',
} as const;

const words: StorageWords = {
  full: 'The browser’s storage is full, so nothing was restored and all is as it was. Free some space, then restore it again.',
  refused:
    'This browser refused to store it, so all is as it was. Private windows and blocked site data do that.',
};

const readable = <Schema extends v.GenericSchema>(
  schema: Schema,
  records: readonly (readonly [string, unknown])[],
): v.InferOutput<Schema>[] =>
  records.flatMap(([, raw]) => {
    const parsed = v.safeParse(schema, raw);
    return parsed.success ? [parsed.output] : [];
  });

/**
 * Returns the campaigns among the records, each with its versions, and the number that cannot be read.
 */
function campaignsOf(records: Standing['records']) {
  const wholes = new Map<string, BackedUpCampaign>();
  const versions: { id: string; version: SavedCampaign }[] = [];
  let broken = 0;
  for (const [key, raw] of records) {
    const isVersion = key.startsWith('~');
    const id = isVersion ? versionOf(key).id : key;
    const stored = storedOf(id, raw);
    if (stored.state === 'broken') broken += isVersion ? 0 : 1;
    else if (isVersion) versions.push({ id, version: stored });
    else wholes.set(id, { ...stateOf(stored), versions: [] });
  }
  for (const { id, version } of versions) wholes.get(id)?.versions.push(stateOf(version));
  return { campaigns: [...wholes.values()], broken };
}

const stateOf = ({ campaign, revision, savedAt }: SavedCampaign) => ({
  revision,
  savedAt,
  campaign,
});
