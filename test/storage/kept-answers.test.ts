import { describe, expect, test } from 'vitest';
import { createAnswerStore } from '../../src/storage/shops/kept-answers';
import { memoryStore } from './memory-store';

const BUILD = 'engine.worker-a1.js';
const question = { fingerprint: 'f', name: 'mine', input: { floor: null } };
const answer = {
  pairs: Int32Array.of(1, 2, 3),
  lift: Float64Array.of(1.5, Number.NaN, Number.POSITIVE_INFINITY, -0),
  label: 'Tée <b>',
  none: null,
};

async function keptOne() {
  const { store, records } = memoryStore();
  const answers = createAnswerStore(store);
  await answers.of('shop', BUILD).keep(question, answer);
  const key = [...records.keys()].find((name) => !name.endsWith('index')) ?? '';
  return { answers, records, key };
}

describe('an answer that is kept', () => {
  test('comes back as it was, typed arrays and all', async () => {
    const { answers } = await keptOne();
    expect(await answers.of('shop', BUILD).recall(question)).toEqual({ answer });
    expect(await answers.of('shop', BUILD).recall({ ...question, name: 'other' })).toBeUndefined();
  });

  test('is found by what was asked, in whatever order that was written', async () => {
    const { answers } = await keptOne();
    const reordered = { input: { floor: null }, name: 'mine', extra: undefined, fingerprint: 'f' };
    expect(await answers.of('shop', BUILD).recall(reordered)).toEqual({ answer });
  });

  test('that is null is found all the same', async () => {
    const { answers } = await keptOne();
    await answers.of('shop', BUILD).keep('nothing?', null);
    expect(await answers.of('shop', BUILD).recall('nothing?')).toEqual({ answer: null });
  });

  test('of another build of the engine, or about another shop, is not found', async () => {
    const { answers } = await keptOne();
    expect(await answers.of('shop', 'engine.worker-b2.js').recall(question)).toBeUndefined();
    expect(await answers.of('shop 2', BUILD).recall(question)).toBeUndefined();
  });

  const tampered: [name: string, change: (record: Record<string, unknown>) => unknown][] = [
    ['cut off', (record) => ({ ...record, text: String(record['text']).slice(0, -9) })],
    ['changed', (record) => ({ ...record, text: String(record['text']).replace('Tée', 'Tea') })],
    ['of another version', (record) => ({ ...record, version: 2 })],
    ['without its checksum', ({ version, text }) => ({ version, text })],
    ['with another checksum', (record) => ({ ...record, checksum: '0'.repeat(64) })],
    ['something else', () => 'text'],
    ['gone', () => undefined],
  ];
  test.each(tampered)('that is %s is ignored and replaced, never shown', async (_, change) => {
    const { answers, records, key } = await keptOne();
    records.set(key, change(records.get(key) as Record<string, unknown>));
    const own = answers.of('shop', BUILD);
    expect(await own.recall(question)).toBeUndefined();
    await own.keep(question, answer);
    expect(await own.recall(question)).toEqual({ answer });
  });

  test('that was put in the place of another is not taken for it', async () => {
    const { answers, records, key } = await keptOne();
    const own = answers.of('shop', BUILD);
    await own.keep('another', 'its answer');
    const other = [...records.keys()].find((name) => name !== key && !name.endsWith('index')) ?? '';
    records.set(key, records.get(other));
    expect(await own.recall(question)).toBeUndefined();
  });

  test('goes with its shop, and with the build that gave it', async () => {
    const { answers, records } = await keptOne();
    await answers.of('other', BUILD).keep(question, 'of the other');
    await answers.drop(['shop']);
    expect(await answers.of('shop', BUILD).recall(question)).toBeUndefined();
    expect(await answers.of('other', BUILD).recall(question)).toEqual({ answer: 'of the other' });

    await answers.of('other', 'engine.worker-b2.js').keep(question, 'of the next build');
    await answers.of('unknown', 'engine.worker-b2.js').keep(question, 'of no shop');
    await answers.sweep('engine.worker-b2.js', ['other']);
    expect([...records.keys()].every((key) => key.startsWith('other engine.worker-b2.js '))).toBe(
      true,
    );
    expect(records.size).toBe(2);
  });

  test('makes room for younger ones, by number and by length', async () => {
    const { store, records } = memoryStore();
    const own = createAnswerStore(store, { answers: 3, length: 100 }).of('shop', BUILD);
    for (const name of ['a', 'b', 'c', 'a', 'd']) {
      // oxlint-disable-next-line no-await-in-loop -- one is older than the other
      await own.keep(name, name);
    }
    expect(await own.recall('b')).toBeUndefined();
    expect(await own.recall('a')).toEqual({ answer: 'a' });
    await own.keep('long', 'x'.repeat(95));
    expect(await own.recall('a')).toBeUndefined();
    expect(await own.recall('long')).toEqual({ answer: 'x'.repeat(95) });
    await own.keep('longer', 'x'.repeat(200));
    expect(await own.recall('longer')).toBeUndefined();
    // The index alone is left, and says so.
    expect(records.size).toBe(1);
  });

  test('is of no moment where the browser keeps nothing', async () => {
    const { store } = memoryStore();
    const refused = () => Promise.reject(new DOMException('no', 'UnknownError'));
    const answers = createAnswerStore({ ...store, change: refused, read: refused, view: refused });
    await answers.of('shop', BUILD).keep(question, answer);
    expect(await answers.of('shop', BUILD).recall(question)).toBeUndefined();
    await answers.drop(['shop']);
  });

  test('is not kept in development, nor when it holds more than a page writes in passing', async () => {
    const { store, records } = memoryStore();
    const answers = createAnswerStore(store);
    await answers.of('shop', undefined).keep(question, answer);
    expect(await answers.of('shop', undefined).recall(question)).toBeUndefined();
    await answers.of('shop', BUILD).keep(question, new Float64Array(1_000_000));
    expect(records.size).toBe(0);
  });
});
