import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, success, type Failure, type Result } from '../../../src/domain/errors';
import { defaultSegmentRules, type SegmentRules } from '../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { createShopQuery } from '../../../src/engine/create-shop-query';
import type { AnswerOf, AskOptions, InputOf } from '../../../src/engine/ask';
import type { ShopSession } from '../../../src/engine/create-shop-session';

type Input = InputOf<'tableRows'>;
type Answer = Result<AnswerOf<'tableRows'>>;

interface Call {
  input: Input;
  signal: AbortSignal | undefined;
  answer: (result: Answer) => Promise<void>;
}

const rowsOf = (table: string, offset = 0): Input => ({ table, offset, limit: 50 });
/** Makes an answer that can be told from others by its one row. */
const found = (row: string) =>
  success({
    columns: [{ name: 'row', type: 'VARCHAR' }],
    rows: [[row]],
    isCut: false,
    milliseconds: 1,
  });
const stopped: Failure = { kind: 'engine-stopped', message: 'The engine stopped.' };

const summaryOf = (fingerprint: string, segmentRules: SegmentRules = defaultSegmentRules) =>
  ({ fingerprint, segmentRules }) as ShopSummary;

function setUp(options: { shop?: ShopSummary; input?: Input; rest?: number } = {}) {
  return createRoot((dispose) => {
    const calls: Call[] = [];
    const [summary, setSummary] = createSignal(options.shop);
    const [input, setInput] = createSignal(options.input);
    const tableRows = (asked: Input, { signal }: AskOptions = {}) =>
      new Promise<Answer>((resolve) => {
        calls.push({
          input: asked,
          signal,
          answer: async (result) => {
            resolve(result);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      });
    const session = { summary, engine: { ask: { tableRows } } } as unknown as ShopSession;
    const query = createShopQuery(session, 'tableRows', input, { rest: options.rest ?? 0 });
    const row = (answer: AnswerOf<'tableRows'> | undefined) => answer?.rows[0]?.[0];
    return {
      calls,
      setSummary,
      setInput,
      query,
      current: () => row(query.current()),
      latest: () => row(query.latest()),
      dispose,
    };
  });
}

describe('a question to the shop', () => {
  test('asks nothing before a shop is loaded, nor without an input', async () => {
    const { calls, setSummary, setInput, query } = setUp({ input: rowsOf('line') });
    expect([query.status(), calls.length]).toEqual(['waiting', 0]);
    setInput(undefined);
    setSummary(summaryOf('one'));
    expect([query.status(), calls.length]).toEqual(['waiting', 0]);
    setInput(rowsOf('line'));
    expect([query.status(), calls.length]).toEqual(['loading', 1]);
  });

  test('an equal question to the same shop is not asked again', async () => {
    const { calls, setSummary, setInput, query, current } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
    });
    await calls[0]?.answer(found('L1'));
    setInput(rowsOf('line'));
    setSummary(summaryOf('one', { ...defaultSegmentRules }));
    expect([calls.length, query.status(), current()]).toEqual([1, 'ready', 'L1']);
  });

  test('an answer to the input before is the latest, not the current one', async () => {
    const { calls, setInput, query, current, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
    });
    await calls[0]?.answer(found('L1'));
    setInput(rowsOf('product'));
    expect([current(), latest(), query.status()]).toEqual([undefined, 'L1', 'loading']);
    expect(query.answered()?.input).toEqual(rowsOf('line'));
    await calls[1]?.answer(found('P1'));
    expect([current(), latest(), query.status()]).toEqual(['P1', 'P1', 'ready']);
  });

  test('the late answer to an overtaken question is dropped', async () => {
    const { calls, setInput, latest } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    setInput(rowsOf('product'));
    expect(calls[0]?.signal?.aborted).toBe(true);
    await calls[0]?.answer(found('L1'));
    expect(latest()).toBeUndefined();
  });

  test.each([
    ['another shop', summaryOf('two')],
    [
      'the same shop, segmented by other thresholds',
      summaryOf('one', { ...defaultSegmentRules, newDays: 7 }),
    ],
  ])('the answer of the shop before is none of %s', async (_, other) => {
    const { calls, setSummary, current, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
    });
    await calls[0]?.answer(found('L1'));
    setSummary(other);
    expect([current(), latest(), calls.length]).toEqual([undefined, undefined, 2]);
    await calls[1]?.answer(found('L2'));
    expect([current(), latest()]).toEqual(['L2', 'L2']);
  });

  test('an answer on its way is of the shop it was asked of', async () => {
    const { calls, setSummary, latest } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    setSummary(summaryOf('two'));
    expect(calls[0]?.signal?.aborted).toBe(true);
    await calls[0]?.answer(found('L1'));
    expect(latest()).toBeUndefined();
  });

  test('a shop that went takes its answers with it', async () => {
    const { calls, setSummary, query, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
    });
    await calls[0]?.answer(found('L1'));
    setSummary(undefined);
    expect([query.status(), latest()]).toEqual(['waiting', undefined]);
  });

  test('a retry asks the same again', async () => {
    const { calls, query, current } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    await calls[0]?.answer(failed({ kind: 'timeout', message: 'Too slow.' }));
    expect([query.status(), query.failure()?.message]).toEqual(['failed', 'Too slow.']);
    query.retry();
    expect([query.status(), calls[1]?.input]).toEqual(['loading', rowsOf('line')]);
    await calls[1]?.answer(found('L1'));
    expect([query.failure(), current()]).toEqual([undefined, 'L1']);
  });

  test('a cancelled question keeps the answer before', async () => {
    const { calls, setInput, query, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
    });
    await calls[0]?.answer(found('L1'));
    setInput(rowsOf('product'));
    query.cancel();
    expect(calls[1]?.signal?.aborted).toBe(true);
    expect([query.failure()?.kind, latest()]).toEqual(['cancelled', 'L1']);
  });

  test('what ended with the engine is asked again when the shop is back, and only once', async () => {
    const { calls, setSummary, query } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    await calls[0]?.answer(failed(stopped));
    expect(query.status()).toBe('failed');
    setSummary(summaryOf('one'));
    expect([query.status(), calls.length]).toEqual(['loading', 2]);
    await calls[1]?.answer(failed(stopped));
    setSummary(summaryOf('one'));
    expect([query.status(), calls.length]).toEqual(['failed', 2]);
  });

  test('other failures wait for a person', async () => {
    const { calls, setSummary, query } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    await calls[0]?.answer(failed({ kind: 'timeout', message: 'Too slow.' }));
    setSummary(summaryOf('one'));
    expect([query.status(), calls.length]).toEqual(['failed', 1]);
  });

  test('its owner’s end cancels it', () => {
    const { calls, dispose } = setUp({ shop: summaryOf('one'), input: rowsOf('line') });
    dispose();
    expect(calls[0]?.signal?.aborted).toBe(true);
  });
});

describe('a question that rests', () => {
  const REST = 100;
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(REST);
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is asked at once when it is there from the start, later once for many inputs', async () => {
    const { calls, setInput } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
      rest: REST,
    });
    expect(calls.length).toBe(1);
    for (const offset of [50, 100, 150]) {
      setInput(rowsOf('line', offset));
      await vi.advanceTimersByTimeAsync(REST / 2);
    }
    expect(calls.length).toBe(1);
    await settle();
    expect(calls.map(({ input }) => input.offset)).toEqual([0, 150]);
  });

  test('has no current answer, and loads, from the moment its input changes', async () => {
    const { calls, setInput, query, current, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
      rest: REST,
    });
    await calls[0]?.answer(found('L1'));
    setInput(rowsOf('product'));
    expect([query.status(), current(), latest()]).toEqual(['loading', undefined, 'L1']);
  });

  test('has its answer back at once when the input returns before it has rested', async () => {
    const { calls, setInput, current } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
      rest: REST,
    });
    await calls[0]?.answer(found('L1'));
    setInput(rowsOf('product'));
    setInput(rowsOf('line'));
    expect(current()).toBe('L1');
    await settle();
    expect([calls.length, current()]).toEqual([1, 'L1']);
  });

  test('drops the failure of the input before', async () => {
    const { calls, setInput, query } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
      rest: REST,
    });
    await calls[0]?.answer(failed({ kind: 'timeout', message: 'Too slow.' }));
    setInput(rowsOf('product'));
    expect([query.status(), query.failure()]).toEqual(['loading', undefined]);
  });

  test('shows nothing of another shop while it rests', async () => {
    const { calls, setSummary, query, latest } = setUp({
      shop: summaryOf('one'),
      input: rowsOf('line'),
      rest: REST,
    });
    await calls[0]?.answer(found('L1'));
    setSummary(undefined);
    expect([query.status(), latest()]).toEqual(['waiting', undefined]);
    setSummary(summaryOf('two'));
    expect([query.status(), latest()]).toEqual(['loading', undefined]);
  });
});
