import { createRoot } from 'solid-js';
import { describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../../src/domain/errors';
import { createEngineClient } from '../../../src/engine/create-engine-client';
import { FakeWorker } from './fake-worker';

/** Makes a client whose workers the test plays; each restart appends one. */
function setUp(boot?: ConstructorParameters<typeof FakeWorker>[0]) {
  const workers: FakeWorker[] = [];
  const restarts = vi.fn<() => void>();
  const client = createRoot(() =>
    createEngineClient(() => {
      const worker = new FakeWorker(boot);
      workers.push(worker);
      return worker.asWorker();
    }, restarts),
  );
  const asked = (worker: number, call: number) =>
    vi.waitFor(() => {
      const found = workers[worker]?.asked[call];
      if (found === undefined) throw new Error('not asked yet');
      return found;
    });
  return { client, workers, restarts, asked };
}

describe('the engine client', () => {
  test('asks the worker by the question’s name and returns its answer', async () => {
    const { client, asked } = setUp();
    const answer = client.ask.coverage({ mined: byOrder, pairs: [] });
    const call = await asked(0, 0);
    expect(call).toMatchObject({ name: 'coverage', input: { mined: byOrder, pairs: [] } });
    call.answer(success(7));
    expect(await answer).toEqual(success(7));
    expect(client.status()).toEqual({ state: 'ready' });
  });

  test('a failure comes back as a value', async () => {
    const { client, asked } = setUp();
    const answer = client.ask.mine(byOrder);
    const failure = { kind: 'out-of-memory', message: 'Too large.' } as const;
    (await asked(0, 0)).answer(failed(failure));
    expect(await answer).toEqual(failed(failure));
  });

  test('cancelling settles at once and tells the worker', async () => {
    const { client, workers, asked } = setUp();
    const controller = new AbortController();
    const answer = client.ask.mine(byOrder, { signal: controller.signal });
    const { id } = await asked(0, 0);
    controller.abort();
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    await vi.waitFor(() => expect(workers[0]?.cancelled).toEqual([id]));
  });

  test('a dead worker ends every pending call, is replaced, and the shop can be replayed', async () => {
    const { client, workers, restarts, asked } = setUp();
    const answers = [client.ask.mine(byOrder), client.ask.setAsideRows(null)];
    await asked(0, 1);
    workers[0]?.die('RuntimeError: unreachable');
    for (const answer of answers) {
      expect(await answer).toMatchObject({
        ok: false,
        failure: { kind: 'engine-stopped', detail: 'RuntimeError: unreachable' },
      });
    }
    expect(workers[0]?.isTerminated).toBe(true);
    expect(restarts).toHaveBeenCalledOnce();
    const again = client.ask.mine(byOrder);
    (await asked(1, 0)).answer(success('mined again'));
    expect(await again).toEqual(success('mined again'));
  });

  test('an uncaught error in the worker counts as its death', async () => {
    const { client, workers, asked } = setUp();
    const answer = client.ask.mine(byOrder);
    await asked(0, 0);
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of luck' }));
    expect(await answer).toMatchObject({ failure: { kind: 'engine-stopped' } });
  });

  test('a call that shows no sign of life ends after its deadline', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { client } = setUp();
      const answer = client.ask.mine(byOrder);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(await answer).toMatchObject({ failure: { kind: 'timeout' } });
    } finally {
      vi.useRealTimers();
    }
  });

  test('an engine that cannot start says so to every question', async () => {
    const failure = { kind: 'engine-stopped', message: 'It could not start.' } as const;
    const { client } = setUp(failed(failure));
    expect(await client.ask.mine(byOrder)).toEqual(failed(failure));
    expect(client.status()).toEqual({ state: 'stopped', failure });
  });
});

const byOrder = { grain: 'order', level: 'product', floor: 5 } as const;
