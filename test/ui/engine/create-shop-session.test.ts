import { createRoot } from 'solid-js';
import { describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../../src/domain/errors';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { createShopSession, type ShopSource } from '../../../src/engine/create-shop-session';
import { FakeWorker } from './fake-worker';

const source = (name: string): ShopSource => ({
  recipe: { version: 1, name, sources: [], leaveOutReturns: true, leaveOutProducts: [] },
  files: [],
});
const report = (name: string) => success({ summary: { name, segmentRules: defaultSegmentRules } });

function setUp() {
  const workers: FakeWorker[] = [];
  const session = createRoot(() =>
    createShopSession(Promise.resolve(), () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker.asWorker();
    }),
  );
  const asked = (worker: number, call: number) =>
    vi.waitFor(() => {
      const found = workers[worker]?.asked[call];
      if (found === undefined) throw new Error('not asked yet');
      return found;
    });
  /** Loads a shop and lets the engine agree. */
  const load = async (name: string, call: number) => {
    const loading = session.load(source(name));
    (await asked(0, call)).answer(report(name));
    await loading;
  };
  return { session, workers, asked, load };
}

describe('the shop session', () => {
  test('shows a shop only when its load is complete', async () => {
    const { session, asked } = setUp();
    const loading = session.load(source('Mine'));
    const call = await asked(0, 0);
    call.progress?.({ stage: 'Read lines.csv', done: 5, total: 10 });
    await vi.waitFor(() => expect(session.status()).toMatchObject({ progress: { done: 5 } }));
    expect(session.summary()).toBeUndefined();
    call.answer(report('Mine'));
    await loading;
    expect([session.status().state, session.summary()?.name]).toEqual(['ready', 'Mine']);
  });

  test('a cancelled load leaves the shop before', async () => {
    const { session, asked, load } = setUp();
    await load('Before', 0);
    const loading = session.load(source('After'));
    await asked(0, 1);
    session.cancelLoad();
    expect(await loading).toMatchObject({ failure: { kind: 'cancelled' } });
    expect([session.status().state, session.summary()?.name]).toEqual(['ready', 'Before']);
  });

  test('a failed load says why and leaves the shop before', async () => {
    const { session, asked, load } = setUp();
    await load('Before', 0);
    const loading = session.load(source('After'));
    const failure = { kind: 'no-rows', message: 'Nothing could be loaded.' } as const;
    (await asked(0, 1)).answer(failed(failure));
    await loading;
    expect(session.status()).toEqual({ state: 'failed', failure });
    expect(session.summary()?.name).toBe('Before');
  });

  test('a newer load overtakes the one before', async () => {
    const { session, asked } = setUp();
    const first = session.load(source('First'));
    await asked(0, 0);
    const second = session.load(source('Second'));
    (await asked(0, 1)).answer(report('Second'));
    expect(await first).toMatchObject({ failure: { kind: 'cancelled' } });
    await second;
    expect(session.summary()?.name).toBe('Second');
  });

  test('after the engine died the shop is replayed from its sources and recipe', async () => {
    const { session, workers, asked, load } = setUp();
    await load('Mine', 0);
    workers[0]?.die('RuntimeError: unreachable');
    const replay = await asked(1, 0);
    expect(replay).toMatchObject({ name: 'loadShop', input: { recipe: { name: 'Mine' } } });
    expect(session.summary()?.name).toBe('Mine');
    replay.answer(report('Mine'));
    await vi.waitFor(() => expect(session.status().state).toBe('ready'));
  });

  test('a replay reads the copies that the browser keeps, once there are some', async () => {
    const { session, workers, asked } = setUp();
    const given = source('Mine');
    const loading = session.load(given);
    (await asked(0, 0)).answer(report('Mine'));
    await loading;
    const kept = new File(['a'], 'kept.csv');
    session.keepFiles(source('Another'), []);
    session.keepFiles(given, [kept]);
    workers[0]?.die('RuntimeError: unreachable');
    expect((await asked(1, 0)).input).toMatchObject({ files: [kept] });
  });

  test('a shop whose files are gone when it is replayed is no shop any more, and why is said', async () => {
    const { session, workers, asked, load } = setUp();
    await load('Mine', 0);
    workers[0]?.die('RuntimeError: unreachable');
    const gone = { kind: 'file-gone', message: 'a.csv changed or disappeared.' } as const;
    (await asked(1, 0)).answer(failed(gone));
    await vi.waitFor(() => expect(session.status()).toEqual({ state: 'failed', failure: gone }));
    await vi.waitFor(() => expect(session.summary()).toBeUndefined());
  });

  test('of thresholds set one right after the other, the last hold, in the engine and here', async () => {
    const { session, asked, load } = setUp();
    await load('Mine', 0);
    const [early, late] = [7, 30].map((newDays) => ({ ...defaultSegmentRules, newDays }));
    const setting = [session.setSegmentRules(early!), session.setSegmentRules(late!)];
    const first = await asked(0, 1);
    const second = await asked(0, 2);
    expect([first.input, second.input]).toEqual([early, late]);
    first.answer(success({ name: 'Mine', segmentRules: early }));
    second.answer(success({ name: 'Mine', segmentRules: late }));
    (await asked(0, 3)).answer(success({ name: 'Mine', segmentRules: late }));
    await Promise.all(setting);
    expect(session.summary()?.segmentRules).toEqual(late);
  });
});
