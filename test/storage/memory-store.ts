import type { Changing, KeyValue } from '../../src/storage/key-value';

/**
 * Keeps records in memory that behave as IndexedDB's: copies go in and out, and a write is all or
 * nothing.
 */
export function memoryStore(initial: readonly (readonly [string, unknown])[] = []) {
  const records = new Map(initial.map(([key, value]) => [key, structuredClone(value)]));
  /** Transactions follow each other. */
  let last: Promise<unknown> = Promise.resolve();

  function transact<T>(run: (transaction: Changing) => Promise<T>): Promise<T> {
    const next = last.then(async () => {
      const staged = new Map(records);
      const answer = await run({
        get: async (key) => structuredClone(staged.get(key)),
        entries: async ({ from, to }) =>
          structuredClone([...staged].filter(([key]) => from <= key && key < to).toSorted(byKey)),
        keys: async ({ from, to }) =>
          [...staged.keys()].filter((key) => from <= key && key < to).toSorted(),
        put: (key, value) => void staged.set(key, structuredClone(value)),
        remove: (key) => void staged.delete(key),
      });
      records.clear();
      for (const [key, value] of staged) records.set(key, value);
      return answer;
    });
    last = next.catch(() => undefined);
    return next;
  }

  const store: KeyValue = {
    entries: async () => structuredClone([...records]),
    read: async (keys) => keys.map((key) => structuredClone(records.get(key))),
    write: (all) =>
      transact(async ({ put }) => {
        for (const [key, value] of all) put(key, value);
      }),
    remove: (keys) =>
      transact(async ({ remove }) => {
        for (const key of keys) remove(key);
      }),
    view: transact,
    change: transact,
  };
  /** Returns what is in the envelopes, without versions. */
  const campaigns = (): unknown[] =>
    [...records]
      .filter(([key]) => key < '~')
      .map(([, value]) =>
        typeof value === 'object' && value !== null && 'campaign' in value ? value.campaign : value,
      );
  return { store, records, campaigns };
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  one < other ? -1 : Number(one > other);
