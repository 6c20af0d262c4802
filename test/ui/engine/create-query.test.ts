import { createRoot, createSignal } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { failed, success, type Result } from '../../../src/domain/errors';
import type { Progress } from '../../../src/domain/progress';
import { createQuery } from '../../../src/engine/create-query';

interface Call {
  input: string;
  signal: AbortSignal | undefined;
  tell: (progress: Progress) => void;
  answer: (result: Result<string>) => Promise<void>;
}

function setUp(first?: string) {
  return createRoot((dispose) => {
    const calls: Call[] = [];
    const [input, setInput] = createSignal(first);
    const query = createQuery(
      input,
      (asked: string, options) =>
        new Promise<Result<string>>((resolve) => {
          calls.push({
            input: asked,
            signal: options.signal,
            tell: (progress) => options.onProgress?.(progress),
            answer: async (result) => {
              resolve(result);
              await Promise.resolve();
              await Promise.resolve();
            },
          });
        }),
    );
    return { calls, setInput, query, dispose };
  });
}

describe('a query', () => {
  test('waits for an input, then loads, then is ready', async () => {
    const { calls, setInput, query } = setUp();
    expect([query.status(), calls.length]).toEqual(['waiting', 0]);
    setInput('a');
    expect(query.status()).toBe('loading');
    await calls[0]?.answer(success('A'));
    expect([query.status(), query.latest()]).toEqual(['ready', 'A']);
  });

  test('the latest input wins: what was overtaken is cancelled and its late answer dropped', async () => {
    const { calls, setInput, query } = setUp('a');
    setInput('b');
    expect(calls[0]?.signal?.aborted).toBe(true);
    await calls[1]?.answer(success('B'));
    await calls[0]?.answer(success('A'));
    expect(query.latest()).toBe('B');
  });

  test('keeps the older answer while a newer one is on its way', async () => {
    const { calls, setInput, query } = setUp('a');
    await calls[0]?.answer(success('A'));
    setInput('b');
    expect([query.status(), query.latest()]).toEqual(['loading', 'A']);
  });

  test('the newer of two answers is current only while its own input is asked', async () => {
    const { calls, setInput, query } = setUp('a');
    await calls[0]?.answer(success('A'));
    expect([query.current(), query.answered()]).toEqual(['A', { input: 'a', answer: 'A' }]);
    setInput('b');
    expect([query.current(), query.answered()]).toEqual([undefined, { input: 'a', answer: 'A' }]);
    await calls[1]?.answer(success('B'));
    expect([query.current(), query.answered()]).toEqual(['B', { input: 'b', answer: 'B' }]);
  });

  test('back at what was answered last, the answer is there and nothing is asked', async () => {
    const { calls, setInput, query } = setUp('a');
    await calls[0]?.answer(success('A'));
    setInput('b');
    setInput('a');
    expect([query.status(), query.current(), calls.length]).toEqual(['ready', 'A', 2]);
    expect(calls[1]?.signal?.aborted).toBe(true);
  });

  test('without an input there is no answer, be it an older one', async () => {
    const { calls, setInput, query } = setUp('a');
    await calls[0]?.answer(success('A'));
    setInput(undefined);
    expect([query.status(), query.latest(), query.current()]).toEqual([
      'waiting',
      undefined,
      undefined,
    ]);
  });

  test('a failure is of its own input: another input has none', async () => {
    const { calls, setInput, query } = setUp('a');
    await calls[0]?.answer(failed({ kind: 'timeout', message: 'Too slow.' }));
    setInput('b');
    expect([query.status(), query.failure()]).toEqual(['loading', undefined]);
  });

  test('a failure is kept until a retry answers', async () => {
    const { calls, query } = setUp('a');
    await calls[0]?.answer(failed({ kind: 'timeout', message: 'Too slow.' }));
    expect([query.status(), query.failure()?.message]).toEqual(['failed', 'Too slow.']);
    query.retry();
    await calls[1]?.answer(success('A'));
    expect([query.status(), query.failure()]).toEqual(['ready', undefined]);
  });

  test('cancel keeps what is shown; without anything to show it says cancelled', async () => {
    const { calls, query } = setUp('a');
    query.cancel();
    expect(calls[0]?.signal?.aborted).toBe(true);
    expect([query.status(), query.failure()?.kind]).toEqual(['failed', 'cancelled']);
  });

  test('passes on the progress of the running call only', () => {
    const { calls, setInput, query } = setUp('a');
    calls[0]?.tell({ stage: 'Reading', done: 1, total: 2 });
    expect(query.progress()).toEqual({ stage: 'Reading', done: 1, total: 2 });
    setInput('b');
    calls[0]?.tell({ stage: 'Reading', done: 2, total: 2 });
    expect(query.progress()).toBeUndefined();
  });

  test('its owner’s end cancels it', () => {
    const { calls, dispose } = setUp('a');
    dispose();
    expect(calls[0]?.signal?.aborted).toBe(true);
  });
});
