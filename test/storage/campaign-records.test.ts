import { beforeEach, describe, expect, it } from 'vitest';
import { planImport } from '../../src/domain/campaign/files/import';
import { campaignRecords } from '../../src/storage/campaigns/campaign-records';
import { openKeyValue } from '../../src/storage/key-value';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { freshDatabase, openTab } from './fake-database';
import { memoryStore } from './memory-store';
import { budgetOf, must, newOne, seen } from './outcomes';

beforeEach(freshDatabase);

describe('campaign records', () => {
  it('give back what was saved, in a database and in memory alike', async () => {
    for (const records of [openTab(), campaignRecords(memoryStore().store)]) {
      // oxlint-disable-next-line no-await-in-loop -- two stores
      const [saved] = must(await records.save([newOne()]));
      expect(saved).toMatchObject({ state: 'whole', campaign: aCampaign() });
      // oxlint-disable-next-line no-await-in-loop
      expect(must(await records.list())).toEqual([saved]);
    }
  });

  it('keep revision and time beside the campaign, not in it', async () => {
    const records = openTab(() => '2026-01-02T03:04:05.000Z');
    must(await records.save([newOne()]));
    const [stored] = must(await records.list());
    expect(stored).toEqual({
      state: 'whole',
      campaign: aCampaign(),
      revision: expect.stringMatching(/^1-[a-z0-9]{14}$/),
      savedAt: '2026-01-02T03:04:05.000Z',
    });
  });

  it('read a record of before revisions, and keep it as the first version', async () => {
    const { store, records } = memoryStore([['c-retinol', aCampaign()]]);
    const repository = campaignRecords(store);
    const before = await seen(repository);
    expect(before.campaign).toEqual(aCampaign());
    const base = before.revision;
    must(await repository.save([{ campaign: aCampaign({ budget: 7 }), base }]));
    expect(must(await repository.versions('c-retinol'))).toEqual([before]);
    expect(records.get('~c-retinol~0')).toEqual(aCampaign());
  });

  it('keep every state a campaign had, the latest first', async () => {
    const records = openTab();
    let base: string | null = null;
    for (const budget of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      // oxlint-disable-next-line no-await-in-loop -- one save follows the other
      must(await records.save([{ campaign: aCampaign({ budget }), base }]));
      // oxlint-disable-next-line no-await-in-loop
      base = (await seen(records)).revision;
    }
    const versions = must(await records.versions('c-retinol'));
    expect(versions.map(budgetOf)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // Versions are neither listed as campaigns, nor mixed with those of another whose id begins alike.
    must(await records.save([newOne({ id: 'c-retino' })]));
    expect(must(await records.versions('c-retino'))).toEqual([]);
    expect(must(await records.list())).toHaveLength(2);
  });

  it('keep the newest fifty of them, and those of others', async () => {
    const records = openTab();
    must(await records.save([newOne({ id: 'other', budget: 1 })]));
    must(await records.update('other', (current) => ({ ...current, budget: 2 })));
    must(await records.save([newOne({ budget: 1 })]));
    for (let budget = 2; budget <= 54; budget += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one save follows the other
      must(await records.update('c-retinol', (current) => ({ ...current, budget })));
    }
    const kept = must(await records.versions('c-retinol')).map(budgetOf);
    expect(kept).toHaveLength(50);
    expect([kept[0], kept.at(-1)]).toEqual([53, 4]);
    expect(must(await records.versions('other')).map(budgetOf)).toEqual([1]);
  });

  it('save all of several campaigns or none', async () => {
    const records = openTab();
    must(await records.save([newOne({ id: 'taken' })]));
    const outcome = await records.save([newOne({ id: 'fresh' }), newOne({ id: 'taken' })]);
    expect(outcome).toMatchObject({ ok: false, conflict: { key: 'taken' } });
    expect(must(await records.list())).toHaveLength(1);
  });

  it('show broken records as such', async () => {
    const { store } = memoryStore([
      ['a', { schemaVersion: 1, id: 'a' }],
      ['b', 'nonsense'],
      ['c', aCampaign({ id: 'other' })],
      ['d', { ...aCampaign({ id: 'd' }), schemaVersion: 3 }],
      ['e', { envelope: 2, revision: '1-x', savedAt: '', campaign: aCampaign({ id: 'e' }) }],
      ['f', { envelope: 1, revision: '1-x', savedAt: '', campaign: 7 }],
    ]);
    const stored = must(await campaignRecords(store).list());
    expect(stored.map((each) => each.state === 'broken' && each.problem)).toEqual([
      'campaign name: It is missing.',
      'as a whole: It is not a group of fields.',
      'id: it belongs to another record.',
      'version: it was made by a newer version of Bundlewise.',
      'version: it was made by a newer version of Bundlewise.',
      'as a whole: It is not a group of fields.',
    ]);
  });

  it('bring a removed campaign back with its versions, broken or not', async () => {
    const { store, records } = memoryStore([
      ['c-retinol', aCampaign()],
      ['~c-retinol~0', 'torn version'],
      ['b', 'nonsense'],
    ]);
    const before = structuredClone([...records]);
    const repository = campaignRecords(store);
    const campaign = must(await repository.remove('c-retinol', '0'));
    const broken = must(await repository.remove('b', '0'));
    expect(records.size).toBe(0);
    must(await repository.undoRemove(campaign));
    must(await repository.undoRemove(broken));
    expect([...records]).toEqual(before);
  });
});

describe('a write that cannot be seen again', () => {
  it('is not said to be saved', async () => {
    const { store } = memoryStore();
    const forgetful = { ...store, change: async () => [] as never };
    expect((await campaignRecords(forgetful).update('c', (each) => each)).ok).toBe(false);
    const real = openKeyValue('campaigns');
    const lossy = {
      ...real,
      view: <T>(run: Parameters<typeof real.view<T>>[0]) =>
        real.view((reading) => run({ ...reading, get: async () => aCampaign({ budget: 1 }) })),
    };
    expect(await campaignRecords(lossy).save([newOne()])).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('could not read it back') },
    });
  });
});

describe('an import', () => {
  it('adds what is new, leaves what is the same, and never overwrites', () => {
    const stored = [aCampaign(), aCampaign({ id: 'b', name: 'B' })];
    const imported = [
      aCampaign(),
      aCampaign({ id: 'b', name: 'B', budget: 7 }),
      aCampaign({ id: 'c', name: 'C' }),
    ];
    const plan = planImport(stored, imported, () => 'fresh');
    expect(plan).toMatchObject({ unchanged: 1, copies: 1 });
    expect(plan.write.map(({ id, name }) => [id, name])).toEqual([
      ['fresh', 'B (imported)'],
      ['c', 'C'],
    ]);
  });

  it('keeps the name of a copy within its length', () => {
    const stored = [aCampaign({ name: 'x'.repeat(120) })];
    const imported = [aCampaign({ name: 'x'.repeat(120), budget: 7 })];
    const [copy] = planImport(stored, imported, () => 'fresh').write;
    expect(copy?.name).toHaveLength(120);
    expect(copy?.name.endsWith(' (imported)')).toBe(true);
  });
});
