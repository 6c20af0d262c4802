import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDraft, type CampaignDraft } from '../../../src/features/campaigns/editor/draft/draft';
import {
  differencesOf,
  FIELD_GROUPS,
  mergeDrafts,
} from '../../../src/features/campaigns/editor/draft/draft-merge';

const base: CampaignDraft = {
  ...newDraft('all'),
  name: 'Duo',
  discountValue: '10',
  budget: '1000',
};
const drafts = (
  mine: Partial<CampaignDraft>,
  theirs: Partial<CampaignDraft>,
  isSettled = false,
) => ({
  base,
  mine: { ...base, ...mine },
  theirs: { ...base, ...theirs },
  isSettled,
});

describe('two edits of one campaign', () => {
  test('every field of the form is in one group', () => {
    const fields = FIELD_GROUPS.flatMap((group) => group.fields);
    expect(fields.toSorted()).toEqual(Object.keys(base).toSorted());
  });

  test('come together where they do not overlap', () => {
    const both = drafts({ budget: '2000' }, { note: 'Ask Ann', name: 'Duo 2' });
    expect(mergeDrafts(both, {})).toEqual({
      ...base,
      budget: '2000',
      note: 'Ask Ann',
      name: 'Duo 2',
    });
    expect(differencesOf(both).map(({ name, by }) => [name, by])).toEqual([
      ['Campaign name', 'theirs'],
      ['Budget', 'mine'],
      ['Note', 'theirs'],
    ]);
  });

  test('are decided by the person where they do', () => {
    const both = drafts({ budget: '2000' }, { budget: '3000' });
    expect(differencesOf(both)).toEqual([
      { name: 'Budget', by: 'both', mine: '2000', theirs: '3000' },
    ]);
    expect(mergeDrafts(both, {}).budget).toBe('2000');
    expect(mergeDrafts(both, { Budget: 'theirs' }).budget).toBe('3000');
  });

  test('need no decision where both did the same', () => {
    expect(differencesOf(drafts({ budget: '2000' }, { budget: '2000' }))).toEqual([]);
  });

  test('keep together what means something only together', () => {
    const both = drafts({ discountType: 'fixed' }, { discountValue: '20' });
    expect(differencesOf(both)).toEqual([
      {
        name: 'Discount',
        by: 'both',
        mine: '10 off the whole bundle',
        theirs: '20% off the whole bundle',
      },
    ]);
    expect(mergeDrafts(both, { Discount: 'theirs' })).toMatchObject({
      discountType: 'percentage',
      discountValue: '20',
    });
    const seen = drafts({ lossAcknowledged: true }, { discountValue: '90' });
    expect(mergeDrafts(seen, { Discount: 'theirs' }).lossAcknowledged).toBe(false);
  });

  test('leave alone what starting the campaign settled', () => {
    const both = drafts({ budget: '2000', note: 'mine' }, { status: 'running' }, true);
    expect(mergeDrafts(both, {})).toEqual({ ...base, status: 'running', note: 'mine' });
  });

  test('lose nothing that only one of them changed, whatever they did', () => {
    const texts = fc.constantFrom('', 'a', 'b');
    const edit = fc.record(
      { name: texts, budget: texts, note: texts, from: texts, to: texts, margin: texts },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(edit, edit, (mine, theirs) => {
        const both = drafts(mine, theirs);
        const merged = mergeDrafts(both, {});
        for (const { name, by } of differencesOf(both)) {
          const group = FIELD_GROUPS.find((each) => each.name === name)!;
          const expected = by === 'theirs' ? both.theirs : both.mine;
          for (const field of group.fields) expect(merged[field]).toBe(expected[field]);
        }
      }),
    );
  });
});
