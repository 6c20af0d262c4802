import { beforeEach, describe, expect, it } from 'vitest';
import { isMeasuredAlike } from '../../src/domain/campaign/life/life';
import { campaignRecords } from '../../src/storage/campaigns/campaign-records';
import { openKeyValue, type KeyValue } from '../../src/storage/key-value';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { freshDatabase, openTab } from './fake-database';
import { budgetOf, must, newOne, seen } from './outcomes';

beforeEach(freshDatabase);

/** Opens two tabs that show the same campaign. */
async function twoTabs() {
  const [one, other] = [openTab(), openTab()];
  must(await one.save([newOne({ budget: 1 })]));
  return { one, other, shown: await seen(one) };
}

describe('an edit is never lost', () => {
  it('when two tabs save the same campaign: the second is told, and given what stands', async () => {
    const { one, other, shown } = await twoTabs();
    const edit = (budget: number) => [{ campaign: aCampaign({ budget }), base: shown.revision }];
    must(await one.save(edit(2)));
    const outcome = await other.save(edit(3));
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        kind: 'conflict',
        message: `“${aCampaign().name}” was changed in another tab, so nothing was overwritten.`,
      },
      conflict: { key: 'c-retinol', stored: { state: 'whole', campaign: { budget: 2 } } },
    });
    expect(budgetOf(await seen(one))).toBe(2);
  });

  it('when two tabs save at the same moment: one of them is told', async () => {
    const { one, other, shown } = await twoTabs();
    const edit = (budget: number) => [{ campaign: aCampaign({ budget }), base: shown.revision }];
    const outcomes = await Promise.all([one.save(edit(2)), other.save(edit(3))]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(budgetOf(await seen(one))).toBe(outcomes[0].ok ? 2 : 3);
  });

  it('when a campaign is measured while another tab saves: result and edit both stand', async () => {
    const { one, other, shown } = await twoTabs();
    // The question takes a while, and it was asked about `shown`.
    must(await other.save([{ campaign: aCampaign({ budget: 2 }), base: shown.revision }]));
    const outcome = {
      measuredAt: '2026-01-05T00:00:00.000Z',
      from: '2025-12-08',
      to: '2025-12-21',
      treatment: { customers: 1, buyers: 1, revenue: 1, totalRevenue: 1 },
      control: { customers: 1, buyers: 0, revenue: 0, totalRevenue: 0 },
    };
    const measure = () =>
      one.update('c-retinol', (current) =>
        isMeasuredAlike(current, shown.campaign) ? { ...current, outcome } : null,
      );
    must(await measure());
    expect((await seen(one)).campaign).toMatchObject({ budget: 2, outcome });

    const { campaign, revision } = await seen(other);
    must(await other.save([{ campaign: { ...campaign, segment: 'new' }, base: revision }]));
    expect(await measure()).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect((await seen(one)).campaign.segment).toBe('new');
  });

  it('when a delete is undone after the campaign came back otherwise: both are kept', async () => {
    const { one, other, shown } = await twoTabs();
    const removed = must(await one.remove('c-retinol', shown.revision));
    must(await other.save([newOne({ budget: 5 })]));
    expect(await one.undoRemove(removed)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('is here already') },
      conflict: { stored: { campaign: { budget: 5 } } },
    });
    expect(budgetOf(await seen(one))).toBe(5);
    expect(removed.records).toHaveLength(1);
  });

  it('when a campaign is deleted that was edited since: the deleter is told', async () => {
    const { one, other, shown } = await twoTabs();
    must(await other.save([{ campaign: aCampaign({ budget: 2 }), base: shown.revision }]));
    expect(await one.remove('c-retinol', shown.revision)).toMatchObject({
      ok: false,
      conflict: { stored: { campaign: { budget: 2 } } },
    });
    expect(budgetOf(await seen(one))).toBe(2);
  });

  it('when it is saved at the moment it is deleted: either the delete or the save is told', async () => {
    const { one, other, shown } = await twoTabs();
    const [removed, saved] = await Promise.all([
      one.remove('c-retinol', shown.revision),
      other.save([{ campaign: aCampaign({ budget: 2 }), base: shown.revision }]),
    ]);
    expect([removed.ok, saved.ok].filter(Boolean)).toHaveLength(1);
    if (saved.ok) expect(budgetOf(await seen(one))).toBe(2);
    else expect(saved.conflict).toEqual({ key: 'c-retinol', stored: null });
  });

  it('when reading back fails: it says that the write may stand, and the next save knows its own', async () => {
    const real = openKeyValue('campaigns');
    let isBlind = false;
    const store: KeyValue = {
      ...real,
      view: (run) => (isBlind ? Promise.reject(new Error('no reading now')) : real.view(run)),
    };
    const records = campaignRecords(store);
    must(await records.save([newOne({ budget: 1 })]));
    const { revision: base } = await seen(records);
    isBlind = true;
    expect(await records.save([{ campaign: aCampaign({ budget: 2 }), base }])).toMatchObject({
      ok: false,
      failure: { kind: 'storage', message: expect.stringContaining('may not be kept') },
    });
    isBlind = false;
    // The write did stand. The person tries again, from the state they believe to be there.
    must(await records.save([{ campaign: aCampaign({ budget: 3 }), base }]));
    expect(budgetOf(await seen(records))).toBe(3);
    expect(must(await records.versions('c-retinol')).map(budgetOf)).toEqual([2, 1]);
    // Only its own write counts: what another tab saved after the doubt is a conflict.
    must(await openTab().update('c-retinol', (current) => ({ ...current, budget: 4 })));
    expect((await records.save([{ campaign: aCampaign({ budget: 5 }), base }])).ok).toBe(false);
  });

  it('when another tab saves between write and read-back: the write is found as a version', async () => {
    const real = openKeyValue('campaigns');
    const other = openTab();
    let isFirst = true;
    const store: KeyValue = {
      ...real,
      async view(run) {
        if (isFirst) {
          isFirst = false;
          must(await other.update('c-retinol', (current) => ({ ...current, budget: 9 })));
        }
        return real.view(run);
      },
    };
    must(await campaignRecords(store).save([newOne({ budget: 1 })]));
    expect(budgetOf(await seen(other))).toBe(9);
  });

  it('when a campaign is deleted and made anew: an edit of the old one is a conflict', async () => {
    const { one, other, shown } = await twoTabs();
    must(await one.remove('c-retinol', shown.revision));
    must(await one.save([newOne({ budget: 8 })]));
    expect(
      (await other.save([{ campaign: aCampaign({ budget: 2 }), base: shown.revision }])).ok,
    ).toBe(false);
    expect(budgetOf(await seen(one))).toBe(8);
  });
});
