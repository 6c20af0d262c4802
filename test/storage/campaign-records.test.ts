import { describe, expect, it } from 'vitest';
import { planImport } from '../../src/domain/campaign-import';
import { campaignRecords } from '../../src/storage/campaign-records';
import { aCampaign } from '../domain/campaign-fixtures';
import { memoryStore } from './memory-store';

describe('campaign records', () => {
  it('gives back what was saved', async () => {
    const { store } = memoryStore();
    const records = campaignRecords(store);
    expect(await records.save([aCampaign()])).toEqual({ ok: true, value: null });
    expect(await records.list()).toEqual({
      ok: true,
      value: [{ state: 'whole', campaign: aCampaign() }],
    });
  });

  it('does not say saved when what it reads back differs', async () => {
    const { store } = memoryStore();
    const forgetful = { ...store, write: async () => undefined };
    const result = await campaignRecords(forgetful).save([aCampaign()]);
    expect(result.ok).toBe(false);
    const lossy = {
      ...store,
      read: async () => [aCampaign({ budget: 1 })],
    };
    expect((await campaignRecords(lossy).save([aCampaign()])).ok).toBe(false);
  });

  it('says in words that storage is full, and keeps what was there', async () => {
    const { store, records } = memoryStore([['c-retinol', aCampaign()]]);
    const full = {
      ...store,
      write: async () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    };
    const result = await campaignRecords(full).save([aCampaign({ name: 'New' })]);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'storage', message: expect.stringContaining('storage is full') },
    });
    expect(records.get('c-retinol')).toEqual(aCampaign());
  });

  it('shows broken records as such', async () => {
    const { store } = memoryStore([
      ['a', { schemaVersion: 1, id: 'a' }],
      ['b', 'nonsense'],
      ['c', aCampaign({ id: 'other' })],
      ['d', { ...aCampaign({ id: 'd' }), schemaVersion: 3 }],
    ]);
    const result = await campaignRecords(store).list();
    const problems = result.ok
      ? result.value.map((each) => each.state === 'broken' && each.problem)
      : [];
    expect(problems).toEqual([
      'campaign name: It is missing.',
      'as a whole: It is not a group of fields.',
      'id: it belongs to another record.',
      'version: it was made by a newer version of Bundlewise.',
    ]);
  });

  it('brings a removed record back as it was, broken or not', async () => {
    const { store, records } = memoryStore([
      ['c-retinol', aCampaign()],
      ['b', 'nonsense'],
    ]);
    const repository = campaignRecords(store);
    const removed = await repository.remove(['c-retinol', 'b', 'not there']);
    expect(records.size).toBe(0);
    expect(removed.ok && (await repository.restore(removed.value)).ok).toBe(true);
    expect([...records]).toEqual([
      ['c-retinol', aCampaign()],
      ['b', 'nonsense'],
    ]);
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
