import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { campaignRecords } from '../../src/storage/campaigns/campaign-records';
import { createCampaignStore } from '../../src/storage/campaigns/create-campaign-store';
import { openKeyValue } from '../../src/storage/key-value';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { freshDatabase, openTab } from './fake-database';
import { must, newOne, seen } from './outcomes';

const silent = { announce: () => undefined, listen: () => undefined, close: () => undefined };

beforeEach(freshDatabase);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Returns what a page that lists its campaigns is told. */
async function failureOfList(): Promise<string | undefined> {
  const listed = await openTab().list();
  return listed.ok ? undefined : listed.failure.message;
}

describe('a browser without Web Locks', () => {
  it('saves all the same, and still loses no edit of two tabs', async () => {
    vi.stubGlobal('navigator', {});
    const [one, other] = [openTab(), openTab()];
    must(await one.save([newOne({ budget: 1 })]));
    const { revision: base } = await seen(one);
    const edit = (budget: number) => [{ campaign: aCampaign({ budget }), base }];
    const outcomes = await Promise.all([one.save(edit(2)), other.save(edit(3))]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('and one that grants no lock in time saves all the same', async () => {
    const request = async () => Promise.reject(new DOMException('Too late.', 'TimeoutError'));
    vi.stubGlobal('navigator', { locks: { request } });
    must(await openTab().save([newOne()]));
  });
});

describe('a browser without channels between tabs', () => {
  it('looks again when the tab is looked at', async () => {
    let look: () => void = () => undefined;
    vi.stubGlobal('BroadcastChannel', undefined);
    vi.stubGlobal('document', {
      addEventListener: (_: string, run: () => void) => {
        look = run;
      },
    });
    const { store, dispose } = createRoot((end) => ({
      store: createCampaignStore(openTab()),
      dispose: end,
    }));
    await vi.waitFor(() => expect(store.all()).toEqual([]));
    must(await openTab().save([newOne()]));
    expect(store.all()).toEqual([]);
    look();
    await vi.waitFor(() => expect(store.all()).toHaveLength(1));
    dispose();
  });
});

describe('a browser that keeps nothing', () => {
  const sentence =
    'This browser refused to store campaigns. Private windows and blocked site data do that; export what you have.';

  it('says so where it has no database, and the page still works', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await failureOfList()).toBe(sentence);
    const { store, dispose } = createRoot((end) => ({
      store: createCampaignStore(campaignRecords(openKeyValue('campaigns')), silent),
      dispose: end,
    }));
    await vi.waitFor(() => expect(store.failure()?.message).toBe(sentence));
    const saved = await store.add([aCampaign()]);
    expect(saved).toMatchObject({ ok: false, unsaved: [{ id: 'c-retinol' }] });
    dispose();
  });

  it('says so where it refuses to open one', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await failureOfList()).toBe(sentence);
  });

  /** Makes a database that answers to nothing but these events. */
  const deaf = (...events: string[]) => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        const request = Object.assign(new EventTarget(), { result: { close: () => undefined } });
        for (const name of events) queueMicrotask(() => request.dispatchEvent(new Event(name)));
        return request;
      },
    });
  };

  it('says so where an older tab holds it, and tries again', async () => {
    deaf('blocked');
    const tab = openTab();
    const blocked = await tab.list();
    expect(!blocked.ok && blocked.failure.message).toBe(
      'Another tab of Bundlewise is older than this one and holds the storage. Close it, then try again.',
    );
    vi.unstubAllGlobals();
    freshDatabase();
    expect(must(await tab.list())).toEqual([]);
  });

  it('says so where it never answers', async () => {
    vi.useFakeTimers();
    deaf();
    const listed = failureOfList();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await listed).toBe(
      'This browser’s storage does not answer. Close other tabs of Bundlewise, then try again.',
    );
  });
});

describe('the browser is asked to keep what is saved', () => {
  const storage = { persisted: vi.fn(async () => false), persist: vi.fn(async () => true) };

  it('with the first save, not before, and once', async () => {
    vi.resetModules();
    vi.stubGlobal('navigator', { storage });
    const { createCampaignStore: create } =
      await import('../../src/storage/campaigns/create-campaign-store');
    const { store, dispose } = createRoot((end) => ({
      store: create(openTab(), silent),
      dispose: end,
    }));
    await vi.waitFor(() => expect(store.all()).toEqual([]));
    expect(storage.persist).not.toHaveBeenCalled();
    must(await store.add([aCampaign()]));
    await vi.waitFor(() => expect(storage.persist).toHaveBeenCalledTimes(1));
    must(await store.add([aCampaign({ id: 'other' })]));
    expect(storage.persist).toHaveBeenCalledTimes(1);
    dispose();
  });

  it('not where it has promised already, and without it saving works', async () => {
    const { askToPersist } = await import('../../src/storage/persistence');
    vi.stubGlobal('navigator', {});
    await expect(askToPersist()).resolves.toBeUndefined();
    vi.resetModules();
    const promised = { persisted: async () => true, persist: vi.fn(async () => true) };
    vi.stubGlobal('navigator', { storage: promised });
    const again = await import('../../src/storage/persistence');
    await again.askToPersist();
    expect(promised.persist).not.toHaveBeenCalled();
  });
});
