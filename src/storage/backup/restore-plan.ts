import * as v from 'valibot';
import { isSameValue } from '../../domain/same-value';
import type { BackedUpMapping, BackedUpState, Backup } from './backup-file';
import {
  numberOf,
  revisionAfter,
  sealed,
  storedOf,
  type Revision,
} from '../campaigns/campaign-envelope';
import { versionKey } from '../campaigns/campaign-keys';
import type { StoreName } from '../key-value';
import { keyOf } from '../shops/mappings';
import type { Settings } from '../settings';
import { KeptShopSchema, isSameShop, type KeptShop } from '../shops/shops';

/**
 * The plan says what becomes of one kind of thing when a backup is restored. Nothing is ever deleted.
 */
export interface PartPlan {
  /** The names of things that are not here. */
  added: string[];
  /** The things that are here in another state. */
  replaced: { name: string; here: string; there: string }[];
  /** The number of things that are here exactly so. */
  same: number;
  /** The number of things that are here and not in the backup. They stay. */
  staying: number;
}

/** The plan is shown before anything is done. Afterwards exactly this is done, or nothing. */
export interface RestorePlan {
  campaigns: PartPlan;
  /** The number of earlier states of campaigns that are not here. */
  versions: number;
  shops: PartPlan;
  mappings: PartPlan;
  /** True when restoring changes the settings. */
  settings: boolean;
}

export type RawRecord = readonly [key: string, value: unknown];
/** Everything that is stored, as found. */
export type Standing = Record<StoreName, readonly RawRecord[]> & { settings: Settings };
/** The records that have to be written, by store. */
export type RestoreWrites = Record<StoreName, RawRecord[]>;

/** Plans what restoring a backup on top of the stored state does. `now` is ISO. */
export function planRestore(
  standing: Standing,
  backup: Backup,
  now: string,
): { plan: RestorePlan; writes: RestoreWrites } {
  const campaigns = planCampaigns(new Map(standing.records), backup, now);
  const shops = planShops(standing.shops, backup.shops);
  const mappings = planMappings(new Map(standing.mappings), backup.mappings);
  return {
    plan: {
      campaigns: campaigns.part,
      versions: campaigns.versions,
      shops: shops.part,
      mappings: mappings.part,
      settings: !isSameValue(standing.settings, backup.settings),
    },
    writes: { records: campaigns.writes, shops: shops.writes, mappings: mappings.writes },
  };
}

const emptyPart = (): PartPlan => ({ added: [], replaced: [], same: 0, staying: 0 });

/** The backup's state takes the place of the stored one, which becomes a version, as with any save. */
function planCampaigns(records: Map<string, unknown>, backup: Backup, now: string) {
  const part = emptyPart();
  const writes: RawRecord[] = [];
  let versions = 0;
  const write = ({ campaign, revision, savedAt }: BackedUpState, key = campaign.id) =>
    writes.push([key, sealed(campaign, revision, savedAt)]);
  for (const { versions: earlier, ...backedUp } of backup.campaigns) {
    const { id, name } = backedUp.campaign;
    const raw = records.get(id);
    const here = raw === undefined ? undefined : storedOf(id, raw);
    const isSame = here?.state === 'whole' && isSameValue(here.campaign, backedUp.campaign);
    if (here === undefined) {
      part.added.push(name);
      write(backedUp);
    } else if (isSame) {
      part.same += 1;
    } else {
      const savedAt = here.state === 'whole' ? here.savedAt : '';
      part.replaced.push({ name, here: savedAt, there: backedUp.savedAt });
      writes.push([versionKey(id, here.revision), raw]);
      const revision = revisionAfter(laterOf(here.revision, backedUp.revision));
      write({ ...backedUp, revision, savedAt: now });
    }
    for (const version of earlier) {
      const key = versionKey(id, version.revision);
      if (records.has(key) || here?.revision === version.revision) continue;
      versions += 1;
      write(version, key);
    }
  }
  const ids = new Set(backup.campaigns.map(({ campaign }) => campaign.id));
  part.staying = [...records.keys()].filter((key) => key < '~' && !ids.has(key)).length;
  return { part, versions, writes };
}

const laterOf = (one: Revision, other: Revision): Revision =>
  numberOf(one) < numberOf(other) ? other : one;

/**
 * Plans the shops. A backup holds no files, so a shop has its files only where the browser has them
 * already.
 */
function planShops(records: readonly RawRecord[], shops: readonly KeptShop[]) {
  const part = emptyPart();
  const writes: RawRecord[] = [];
  const here = records.flatMap(([, raw]) => {
    const parsed = v.safeParse(KeptShopSchema, raw);
    return parsed.success ? [parsed.output] : [];
  });
  const met = new Set<string>();
  for (const shop of shops) {
    const twin =
      here.find(({ id }) => id === shop.id) ??
      here.find((each) => isSameShop(each, shop.recipe.name, shop.files));
    const restored = {
      ...shop,
      id: twin?.id ?? shop.id,
      filesKept: twin?.filesKept === true && hasSameFiles(twin, shop),
    };
    if (twin !== undefined) met.add(twin.id);
    if (twin !== undefined && isSameValue(essence(twin), essence(restored))) {
      part.same += 1;
      continue;
    }
    if (twin === undefined) part.added.push(shop.recipe.name);
    else {
      part.replaced.push({ name: shop.recipe.name, here: twin.keptAt, there: shop.keptAt });
    }
    writes.push([restored.id, restored]);
  }
  part.staying = here.length - met.size;
  return { part, writes };
}

const filesOf = ({ files }: KeptShop) => files.map(({ name, size }) => ({ name, size }));

const hasSameFiles = (one: KeptShop, other: KeptShop): boolean =>
  isSameValue(filesOf(one), filesOf(other));

/** Returns what makes a shop another one, which the time of its opening does not. */
const essence = (shop: KeptShop) => {
  const { id, recipe, fingerprint, rows, orders } = shop;
  return { id, recipe, files: filesOf(shop), fingerprint, rows, orders };
};

function planMappings(records: Map<string, unknown>, mappings: readonly BackedUpMapping[]) {
  const part = emptyPart();
  const writes: RawRecord[] = [];
  for (const mapping of mappings) {
    const key = keyOf(mapping.headers);
    const here = records.get(key);
    if (isSameValue(here, mapping)) part.same += 1;
    else {
      if (here === undefined) part.added.push(mapping.file);
      else part.replaced.push({ name: mapping.file, here: '', there: mapping.keptAt });
      writes.push([key, mapping]);
    }
  }
  const keys = new Set(mappings.map(({ headers }) => keyOf(headers)));
  part.staying = [...records.keys()].filter((key) => !keys.has(key)).length;
  return { part, writes };
}
