import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/storage/campaigns/campaign-outcome';
import type { CampaignRecords } from '../../src/storage/campaigns/campaign-records';
import { openKeyValue } from '../../src/storage/key-value';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { failWrite, freshDatabase, openTab } from './fake-database';
import { must, newOne, seen } from './outcomes';

beforeEach(freshDatabase);

/** Everything that writes, and how many records each writes. */
const writers: Record<
  string,
  {
    writes: number;
    prepare: (records: CampaignRecords) => Promise<() => Promise<Outcome<unknown>>>;
  }
> = {
  'saving a new campaign': {
    writes: 1,
    prepare: async (records) => () => records.save([newOne({ id: 'new' })]),
  },
  'importing three': {
    writes: 3,
    prepare: async (records) => () => records.save(['x', 'y', 'z'].map((id) => newOne({ id }))),
  },
  'saving an edit': {
    writes: 2,
    prepare: async (records) => {
      const { revision: base } = await seen(records);
      return () => records.save([{ campaign: aCampaign({ budget: 7 }), base }]);
    },
  },
  'measuring, or a step of its life': {
    writes: 2,
    prepare: async (records) => () =>
      records.update('c-retinol', (current) => ({ ...current, budget: 7 })),
  },
  'undoing a delete': {
    writes: 2,
    prepare: async (records) => {
      const { revision } = await seen(records);
      const removed = must(await records.remove('c-retinol', revision));
      return () => records.undoRemove(removed);
    },
  },
};

const everything = () => openKeyValue('campaigns').entries();

describe.each(Object.entries(writers))('%s where storage is full', (_, { writes, prepare }) => {
  it.each(Array.from({ length: writes }, (__, index) => index))(
    'changes nothing and says so, whichever write is refused (%i)',
    async (nth) => {
      const records = openTab();
      must(await records.save([newOne({ budget: 1 })]));
      must(await records.update('c-retinol', (current) => ({ ...current, budget: 2 })));
      const write = await prepare(records);
      const before = await everything();

      const repair = failWrite(nth);
      const refused = await write();
      repair();
      // Campaigns that were not taken can be offered as a file.
      expect(refused.ok || refused.unsaved?.length).toBeGreaterThan(0);
      expect(refused).toMatchObject({
        ok: false,
        failure: {
          kind: 'storage',
          message:
            'The browser’s storage is full, so nothing was saved. Export your campaigns, then free some space.',
        },
      });
      expect(await everything()).toEqual(before);

      const count = failWrite(-1);
      must(await write());
      expect(count()).toBe(writes);
    },
  );
});
