import { describe, expect, test } from 'vitest';
import type { KeyValue } from '../../src/storage/key-value';
import { createMappingStore, type Mapping } from '../../src/storage/shops/mappings';
import { memoryStore } from './memory-store';

const mapping: Mapping = {
  headers: ['nr', 'datum'],
  columns: [
    { index: 0, role: 'order_id' },
    { index: 1, dateOrder: 'day' },
  ],
};

describe('how files of a header are read', () => {
  test('is found by the header, whatever its case and blanks, and by no other', async () => {
    const store = createMappingStore(memoryStore().store, () => '2026-11-12T09:00:00Z');
    await store.keep(['Nr', 'Datum'], 'mai.csv', mapping);
    const found = await store.find([' NR', 'datum ']);
    expect(found).toMatchObject({ file: 'mai.csv', keptAt: '2026-11-12T09:00:00Z', mapping });
    expect(await store.find(['Datum', 'Nr'])).toBeUndefined();
    expect(await store.find(['Nr'])).toBeUndefined();
  });

  test('is replaced by the next, listed, and forgotten', async () => {
    let time = 0;
    const store = createMappingStore(memoryStore().store, () => `2026-01-0${(time += 1)}`);
    await store.keep(['a'], 'one.csv', { headers: ['a'], columns: [] });
    await store.keep(['b'], 'two.csv', { headers: ['b'], columns: [] });
    await store.keep(['a'], 'three.csv', { headers: ['a'], columns: [] });
    const listed = await store.list();
    if (!listed.ok) throw new Error(listed.failure.message);
    expect(listed.value.map(({ file }) => file)).toEqual(['three.csv', 'two.csv']);
    await store.forget(listed.value.map(({ key }) => key));
    expect(await store.list()).toEqual({ ok: true, value: [] });
  });

  test('is bounded: the oldest goes first', async () => {
    let time = 1000;
    const { store: records, records: raw } = memoryStore();
    const store = createMappingStore(records, () => String((time += 1)));
    for (let index = 0; index < 203; index += 1) {
      await store.keep([`h${index}`], 'a.csv', { headers: [], columns: [] });
    }
    expect(raw.size).toBe(200);
    expect(await store.find(['h2'])).toBeUndefined();
    expect(await store.find(['h3'])).toBeDefined();
  });

  test('that is not as this version writes it counts as none', async () => {
    const records = memoryStore([
      ['["a"]', { version: 9 }],
      [
        '["b"]',
        {
          version: 1,
          file: 'x',
          headers: [],
          keptAt: '',
          mapping: { columns: [{ role: 'emperor' }] },
        },
      ],
    ]);
    const store = createMappingStore(records.store);
    expect(await store.find(['a'])).toBeUndefined();
    expect(await store.find(['b'])).toBeUndefined();
    expect(await store.list()).toEqual({ ok: true, value: [] });
  });

  test('is no reason to stop where storage refuses', async () => {
    const refuse = async () => {
      throw new DOMException('no', 'InvalidStateError');
    };
    const refusing: KeyValue = {
      entries: refuse,
      read: refuse,
      write: refuse,
      remove: refuse,
      view: refuse,
      change: refuse,
    };
    const store = createMappingStore(refusing);
    expect(await store.find(['a'])).toBeUndefined();
    const kept = await store.keep(['a'], 'a.csv', { headers: [], columns: [] });
    expect(!kept.ok && kept.failure.message).toContain('does not remember');
  });
});
