import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQuiet } from '../../../src/engine/create-quiet';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** How long it takes until it is quiet, in seconds. */
async function secondsUntilQuiet(ask: (quiet: ReturnType<typeof createQuiet>) => void) {
  const quiet = createQuiet(() => Date.now());
  const begun = Date.now();
  ask(quiet);
  const waited = quiet.whenQuiet().then(() => (Date.now() - begun) / 1000);
  await vi.advanceTimersByTimeAsync(60_000);
  return waited;
}

test('without a question it is quiet two seconds later, in which one may still come', async () => {
  expect(await secondsUntilQuiet(() => undefined)).toBe(2);
});

test('it is not quiet while a question is open, nor until two seconds after its answer', async () => {
  expect(await secondsUntilQuiet((quiet) => void quiet.during(after(5000)))).toBeCloseTo(7, 0);
});

test('a question that fails is answered, too', async () => {
  const failing = after(1000).then(() => Promise.reject(new Error('no')));
  failing.catch(() => undefined);
  expect(await secondsUntilQuiet((quiet) => void quiet.during(failing))).toBe(3);
});

test('someone who never stops asking is waited for twenty seconds', async () => {
  const asking = (quiet: ReturnType<typeof createQuiet>) =>
    setInterval(() => void quiet.during(after(10)), 500);
  const seconds = await secondsUntilQuiet((quiet) => void asking(quiet));
  expect(seconds).toBeGreaterThanOrEqual(20);
  expect(seconds).toBeLessThan(23);
});

test('work goes on at once while nobody asks, and after an answer only when it is quiet again', async () => {
  const quiet = createQuiet(() => Date.now());
  const begun = Date.now();
  await quiet.whenFree();
  expect(Date.now()).toBe(begun);
  void quiet.during(after(1500));
  const seconds = quiet.whenFree().then(() => (Date.now() - begun) / 1000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await seconds).toBeGreaterThanOrEqual(3.5);
});
