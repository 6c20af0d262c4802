import type { KeyValue } from '../../src/storage/key-value';

/** Records in memory that behave as IndexedDB's: copies in, copies out, a write is all or nothing. */
export function memoryStore(initial: readonly (readonly [string, unknown])[] = []) {
  const records = new Map(initial.map(([key, value]) => [key, structuredClone(value)]));
  const store: KeyValue = {
    entries: async () => structuredClone([...records]),
    read: async (keys) => keys.map((key) => structuredClone(records.get(key))),
    write: async (all) => {
      for (const [key, value] of structuredClone([...all])) records.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) records.delete(key);
    },
  };
  return { store, records };
}
