import { beforeEach, describe, expect, it } from 'vitest';
import { campaignFileText } from '../../src/domain/campaign/files/campaign-file';
import type { Result } from '../../src/domain/errors';
import { MOST_FILE_BYTES } from '../../src/domain/text/json-text';
import { defaultSegmentRules } from '../../src/domain/segments/segments';
import { plainDialect } from '../../src/domain/recipe/recipe';
import { createBackups } from '../../src/storage/backup/backup';
import {
  backupText,
  fittingText,
  parseBackup,
  type Backup,
} from '../../src/storage/backup/backup-file';
import { openEverything, openKeyValue, STORES } from '../../src/storage/key-value';
import { createMappingStore } from '../../src/storage/shops/mappings';
import type { Settings } from '../../src/storage/settings';
import type { KeptShop } from '../../src/storage/shops/shops';
import { describeShared } from '../describe-shared';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { filesBelow, type ZooFile } from '../zoo/files-below';
import { ownJson } from '../zoo/own-json';
import { failWrite, freshDatabase, openTab } from './fake-database';
import { budgetOf, must, newOne, seen } from './outcomes';

const NOW = '2026-01-02T03:04:05.000Z';

const settings: Settings = {
  theme: 'dark',
  currency: 'GBP',
  locale: 'en-GB',
  segmentRules: defaultSegmentRules,
};
let kept: Settings;

beforeEach(() => {
  freshDatabase();
  kept = settings;
});

/** Returns one tab's view of the backups of the database that stands. */
const backups = (write = (given: Settings) => ((kept = given), true)) =>
  createBackups('0.1.0', openEverything('campaigns'), { read: () => kept, write }, () => NOW);

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.message} ${result.failure.detail ?? ''}`);
  return result.value;
};

const aShop = (changes: Partial<KeptShop> = {}): KeptShop => ({
  version: 2,
  id: 'shop-one',
  recipe: {
    version: 1,
    name: 'Corner shop',
    sources: [
      {
        name: 'lines.csv',
        kind: 'lines',
        shape: 'long',
        ordersBy: { by: 'number' },
        dialect: plainDialect,
        columns: [{ header: 'a', role: 'order_id' }],
      },
    ],
    leaveOutReturns: true,
    leaveOutProducts: [],
  },
  files: [{ name: 'lines.csv', size: 8, digest: 'd1' }],
  filesKept: true,
  fingerprint: 'f',
  rows: 1,
  orders: 1,
  firstDay: null,
  lastDay: null,
  keptAt: '2026-01-01',
  openedAt: '2026-01-01',
  ...changes,
});

/** Puts in two campaigns, one of them with two versions, a shop, and how a header is read. */
async function furnish(): Promise<void> {
  const tab = openTab();
  must(await tab.save([newOne({ budget: 1 }), newOne({ id: 'c-two', name: 'Two', budget: 5 })]));
  for (const budget of [2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- one save follows the other
    must(await tab.update('c-retinol', (current) => ({ ...current, budget })));
  }
  await openKeyValue('campaigns', 'shops').write([['shop-one', aShop()]]);
  const mappings = createMappingStore(openKeyValue('campaigns', 'mappings'), () => NOW);
  value(await mappings.keep(['Nr'], 'may.csv', { headers: ['nr'], columns: [] }));
}

const everything = async () => ({
  stores: await Promise.all(STORES.map((name) => openKeyValue('campaigns', name).entries())),
  settings: kept,
});

const backupNow = async (): Promise<Backup> =>
  value(parseBackup(value(await backups().make()).text));

const restore = async (backup: Backup, by = backups()) =>
  by.restore(backup, value(await by.preview(backup)));

describe('a backup', () => {
  it('brings all of it to another browser: campaigns, versions, shops, readings, settings', async () => {
    await furnish();
    const made = value(await backups().make());
    expect(made).toMatchObject({ campaigns: 2, shops: 1, leftOut: 0, broken: 0 });
    const before = await everything();

    freshDatabase();
    kept = { ...settings, theme: 'light', currency: 'EUR' };
    const backup = value(parseBackup(made.text));
    const plan = value(await backups().preview(backup));
    expect(plan).toEqual({
      campaigns: {
        added: [aCampaign().name, 'Two'],
        replaced: [],
        same: 0,
        staying: 0,
      },
      versions: 2,
      shops: { added: ['Corner shop'], replaced: [], same: 0, staying: 0 },
      mappings: { added: ['may.csv'], replaced: [], same: 0, staying: 0 },
      settings: true,
    });
    expect((await everything()).stores.flat()).toEqual([]);
    value(await backups().restore(backup, plan));
    const [records, , mappings] = before.stores;
    // The files are not in the backup, so they are asked for.
    const shops = [['shop-one', aShop({ filesKept: false })]];
    expect(await everything()).toEqual({ stores: [records, shops, mappings], settings });
    expect(must(await openTab().versions('c-retinol')).map(budgetOf)).toEqual([2, 1]);
  });

  it('changes nothing where all of it stands already', async () => {
    await furnish();
    const backup = await backupNow();
    const before = await everything();
    const plan = value(await backups().preview(backup));
    expect(plan).toMatchObject({
      campaigns: { added: [], replaced: [], same: 2 },
      versions: 0,
      shops: { added: [], replaced: [], same: 1 },
      mappings: { same: 1 },
      settings: false,
    });
    value(await backups().restore(backup, plan));
    expect(await everything()).toEqual(before);
  });

  it('keeps what stands as a version, and deletes nothing that it does not know', async () => {
    await furnish();
    const backup = await backupNow();
    const tab = openTab(() => NOW);
    must(await tab.update('c-retinol', (current) => ({ ...current, budget: 9 })));
    must(await tab.save([newOne({ id: 'c-new', name: 'New' })]));
    const { savedAt: there } = backup.campaigns[0]!;
    const plan = value(await backups().preview(backup));
    expect(plan.campaigns).toEqual({
      added: [],
      replaced: [{ name: aCampaign().name, here: NOW, there }],
      same: 1,
      staying: 1,
    });
    value(await backups().restore(backup, plan));
    expect(budgetOf(await seen(tab))).toBe(3);
    expect(must(await tab.versions('c-retinol')).map(budgetOf)).toEqual([9, 3, 2, 1]);
    expect((await seen(tab, 'c-new')).campaign.name).toBe('New');
    // A tab that shows the campaign as it was is told so when it saves.
    expect((await tab.save([newOne()])).ok).toBe(false);
  });

  it('does nothing when something was saved since it was looked at', async () => {
    await furnish();
    const backup = await backupNow();
    must(await openTab().update('c-retinol', (current) => ({ ...current, budget: 9 })));
    const plan = value(await backups().preview(backup));
    must(await openTab().update('c-two', (current) => ({ ...current, budget: 9 })));
    const before = await everything();
    expect(await backups().restore(backup, plan)).toMatchObject({
      ok: false,
      failure: { kind: 'conflict', message: expect.stringContaining('nothing was restored') },
    });
    expect(await everything()).toEqual(before);
  });

  it('leaves out what cannot be read, and says how many', async () => {
    await furnish();
    await openKeyValue('campaigns').write([['torn', { schemaVersion: 1 }]]);
    expect(value(await backups().make())).toMatchObject({ campaigns: 2, broken: 1 });
  });

  it('stays readable: the oldest versions go first when it would be too large', async () => {
    await furnish();
    const backup = await backupNow();
    const most = new TextEncoder().encode(backupText(backup, '0.1.0')).length;
    expect(value(fittingText(backup, '0.1.0', most)).leftOut).toBe(0);
    const { text, leftOut } = value(fittingText(backup, '0.1.0', most - 1));
    expect(leftOut).toBe(1);
    const budgets = value(parseBackup(text)).campaigns[0]?.versions.map(
      ({ campaign }) => campaign.budget,
    );
    expect(budgets).toEqual([2]);
    expect(fittingText(backup, '0.1.0', 1000)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('too much for one backup') },
    });
  });
});

describe('a restore that is refused leaves all as it was', () => {
  // The writes are two campaigns, two versions, a shop and a mapping.
  it.each([0, 1, 2, 3, 4, 5])('where storage is full at write %i', async (nth) => {
    await furnish();
    const backup = await backupNow();
    freshDatabase();
    kept = { ...settings, theme: 'light' };
    must(await openTab().save([newOne({ id: 'c-own' })]));
    const before = await everything();
    const repair = failWrite(nth);
    const outcome = await restore(backup);
    expect(repair()).toBe(6);
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'storage', message: expect.stringContaining('all is as it was') },
    });
    expect(await everything()).toEqual(before);
  });

  it('where the settings cannot be kept', async () => {
    await furnish();
    const backup = await backupNow();
    freshDatabase();
    kept = { ...settings, theme: 'light' };
    const before = await everything();
    const outcome = await restore(
      backup,
      backups(() => false),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(await everything()).toEqual(before);
  });
});

describe('a file that is no backup', () => {
  const messageOf = (text: string) => {
    const parsed = parseBackup(text);
    return parsed.ok ? 'taken' : parsed.failure.message;
  };
  const edited = async (edit: (file: Record<string, unknown>) => void) => {
    freshDatabase();
    await furnish();
    const file = JSON.parse(value(await backups().make()).text) as Record<string, unknown>;
    edit(file);
    return messageOf(JSON.stringify(file));
  };

  it.each([
    ['', 'This file is not valid JSON.'],
    ['{"a": 1}', 'This JSON is not a backup of Bundlewise.'],
    ['[]', 'This JSON is not a backup of Bundlewise.'],
    [
      '{"schema": "bundlewise.backup/1"}',
      'This backup cannot be used: its madeAt is not as it should be.',
    ],
    [
      '{"schema": "bundlewise.backup/2"}',
      'This backup was made by a newer version of Bundlewise. Reload the page to update, then restore it again.',
    ],
  ])('is refused with a sentence: %s', (text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  it('is refused where it is a campaign file, and the other way round', async () => {
    expect(messageOf(campaignFileText([aCampaign()], '0.1.0'))).toContain(
      'import it on the Campaigns page',
    );
  });

  it('is refused as a whole where one campaign, version, shop or reading is wrong', async () => {
    type Part = { campaign: { id: string; name: unknown }; versions: Part[]; revision: string };
    const campaigns = (file: Record<string, unknown>) => file['campaigns'] as Part[];
    expect(await edited((file) => (campaigns(file)[1]!.campaign.name = 7))).toBe(
      'Campaign 2, campaign name: Give the campaign a name.',
    );
    expect(await edited((file) => (campaigns(file)[0]!.versions[0]!.campaign.id = 'x'))).toContain(
      'is of another campaign',
    );
    expect(await edited((file) => (campaigns(file)[0]!.versions[0]!.revision = '1~x'))).toContain(
      'campaigns.0.versions.0.revision',
    );
    expect(await edited((file) => campaigns(file).push(campaigns(file)[0]!))).toContain(
      'two campaigns of one id',
    );
    expect(await edited((file) => (file['shops'] = [{ version: 9 }]))).toContain('its shops.0');
    expect(await edited((file) => (file['mappings'] = [{}]))).toContain('its mappings.0');
    expect(await edited((file) => (file['settings'] = 7))).toContain('its settings');
  });

  it('is refused before it is parsed where it is larger than 20 MB or nested 10,000 deep', () => {
    expect(messageOf(' '.repeat(MOST_FILE_BYTES + 1))).toContain('larger than 20 MB');
    expect(messageOf(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toContain('nested too deeply');
  });

  it('changes no prototype', async () => {
    const message = await edited((file) => {
      Object.defineProperty(file, '__proto__', { value: { polluted: true }, enumerable: true });
    });
    expect(message).toBe('taken');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  const isRefused = (files: readonly ZooFile[]) => {
    for (const { name, bytes } of files) {
      expect(messageOf(new TextDecoder().decode(bytes)), name).toMatch(/^This .*\.$/);
    }
  };

  it('is refused whatever JSON or broken JSON it is', () => isRefused(ownJson));

  describeShared('of a JSON test suite', 'csv-zoo/json/test_parsing', (suite) => {
    it('is refused whatever JSON it is', () => isRefused(filesBelow(suite)));
  });
});
