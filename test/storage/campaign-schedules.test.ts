import { beforeEach, describe, expect, it } from 'vitest';
import { storedOf, type SavedCampaign } from '../../src/storage/campaigns/campaign-envelope';
import type { CampaignRecords, Removed } from '../../src/storage/campaigns/campaign-records';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { seededRandom } from '../domain/seeded-random';
import { freshDatabase, openTab } from './fake-database';
import { must } from './outcomes';

const OPERATIONS = process.env['BUNDLEWISE_LONG'] === '1' ? 1000 : 100;
const IDS = ['c-one', 'c-two', 'c-three'] as const;

beforeEach(freshDatabase);

/** The log holds what all tabs together were told. Each edit leaves a note of its own. */
interface Log {
  acknowledged: Set<string>;
  conflicts: number;
  /** Records that were deleted by someone who saw them, with their versions. */
  bin: Removed[];
}

interface Tab {
  records: CampaignRecords;
  shown: Map<string, SavedCampaign>;
}

type Operation = (tab: Tab, log: Log, id: string, note: string) => Promise<void>;

/** Shows the stored state. */
const look: Operation = async (tab) => {
  tab.shown.clear();
  for (const stored of must(await tab.records.list())) {
    if (stored.state !== 'whole') throw new Error(`Torn: ${stored.problem}`);
    tab.shown.set(stored.campaign.id, stored);
  }
};

/** Saves from what is shown, however old; after a refusal the stored state is shown instead. */
const save: Operation = async (tab, log, id, note) => {
  const shown = tab.shown.get(id);
  const campaign = { ...(shown?.campaign ?? aCampaign({ id })), note };
  const outcome = await tab.records.save([{ campaign, base: shown?.revision ?? null }]);
  if (outcome.ok) {
    log.acknowledged.add(note);
    tab.shown.set(id, outcome.value[0]!);
    return;
  }
  expect(outcome.failure.kind).toBe('conflict');
  log.conflicts += 1;
  const stands = outcome.conflict?.stored;
  if (stands?.state === 'whole') tab.shown.set(id, stands);
  else tab.shown.delete(id);
};

/** Updates as measuring and the steps of a campaign's life do. */
const update: Operation = async (tab, log, id, note) => {
  const outcome = await tab.records.update(id, (current) => ({ ...current, note }));
  if (outcome.ok) log.acknowledged.add(note);
  else expect(outcome.failure.kind).toBe('conflict');
};

const remove: Operation = async (tab, log, id) => {
  const shown = tab.shown.get(id);
  if (shown === undefined) return;
  const outcome = await tab.records.remove(id, shown.revision);
  if (outcome.ok) log.bin.push(outcome.value);
  else log.conflicts += 1;
};

const undo: Operation = async (tab, log) => {
  const removed = log.bin.pop();
  if (removed === undefined) return;
  const outcome = await tab.records.undoRemove(removed);
  // The page then brings the campaign back as a copy.
  if (!outcome.ok) log.bin.push(removed);
};

const reload: Operation = async (tab) => {
  tab.records = openTab(undefined, OPERATIONS);
  tab.shown.clear();
};

/**
 * The operations stand as often as each should come; edits of what was seen long ago are what goes
 * wrong.
 */
const operations: readonly Operation[] = [
  ...Array.from({ length: 8 }, () => save),
  look,
  look,
  update,
  update,
  remove,
  undo,
  reload,
];

async function runTab(tabId: number, steps: number, log: Log, random: () => number): Promise<void> {
  const tab: Tab = { records: openTab(undefined, OPERATIONS), shown: new Map() };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let step = 0; step < steps; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a tab does one thing after the other
    await pick(operations)(tab, log, pick(IDS), `tab ${tabId}, step ${step}`);
  }
}

/**
 * Returns every note that is kept somewhere: as it is, as a version, or in what was deleted knowingly.
 */
async function keptNotes(log: Log): Promise<Set<string>> {
  const records = openTab(undefined, OPERATIONS);
  const current = must(await records.list());
  const versions = await Promise.all(IDS.map(async (id) => must(await records.versions(id))));
  const deleted = log.bin.flatMap(({ key, records: raw }) =>
    raw.map(([, value]) => storedOf(key, value)),
  );
  const all = [...current, ...versions.flat(), ...deleted];
  return new Set(all.map((stored) => (stored.state === 'whole' ? stored.campaign.note : 'torn')));
}

describe.each([2, 3, 4, 5])('%i tabs at once', (tabs) => {
  it.each([1, 2, 3])('lose no edit that was said to be saved (schedule %i)', async (seed) => {
    const log: Log = { acknowledged: new Set(), conflicts: 0, bin: [] };
    const steps = Math.ceil(OPERATIONS / tabs);
    await Promise.all(
      Array.from({ length: tabs }, (_, index) =>
        runTab(index, steps, log, seededRandom(seed * 100 + tabs * 10 + index)),
      ),
    );
    const kept = await keptNotes(log);
    expect([...log.acknowledged].filter((note) => !kept.has(note))).toEqual([]);
    // Nothing that was refused is there either.
    kept.delete('');
    expect([...kept].filter((note) => !log.acknowledged.has(note))).toEqual([]);
    // The schedule was worth running.
    expect(log.acknowledged.size).toBeGreaterThan(OPERATIONS / 10);
    expect(log.conflicts).toBeGreaterThan(0);
  });
});
