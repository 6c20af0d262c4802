import { delMany, entries, getMany, promisifyRequest, setMany, type UseStore } from 'idb-keyval';

/** Keys from `from` up to, but without, `to`. */
export interface KeyRange {
  from: string;
  to: string;
}

/** What can be read while a transaction lasts. */
export interface Reading {
  /** Undefined where there is none. */
  get(key: string): Promise<unknown>;
  entries(range: KeyRange): Promise<[string, unknown][]>;
}

/** Writes take effect together when the transaction ends; one that is refused undoes the others. */
export interface Changing extends Reading {
  put(key: string, value: unknown): void;
  remove(key: string): void;
}

/** Records by key. Every write is one transaction: all of it or nothing. */
export interface KeyValue {
  entries(): Promise<[string, unknown][]>;
  /** In the order of `keys`; undefined where there is none. */
  read(keys: readonly string[]): Promise<unknown[]>;
  write(records: readonly (readonly [string, unknown])[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Several reads of one moment. `run` may wait for the transaction alone: it ends with the last read. */
  view<T>(run: (transaction: Reading) => Promise<T>): Promise<T>;
  /**
   * Reads and what follows from them, with nothing of another tab in between. `run` may wait for the
   * transaction alone; when it throws, nothing is written. Resolves when all of it is on the disk.
   */
  change<T>(run: (transaction: Changing) => Promise<T>): Promise<T>;
}

/** IndexedDB. A write is on the disk when it resolves, not merely handed to the system. */
export function openKeyValue(databaseName: string): KeyValue {
  const store = strictStore(databaseName);
  return {
    entries: () => entries<string, unknown>(store),
    read: (keys) => getMany<unknown>([...keys], store),
    write: (records) =>
      setMany(
        records.map(([key, value]) => [key, value]),
        store,
      ),
    remove: (keys) => delMany([...keys], store),
    view: (run) => store('readonly', (objects) => run(reading(objects))),
    change: (run) => store('readwrite', (objects) => changeWithin(objects, run)),
  };
}

const reading = (objects: IDBObjectStore): Reading => ({
  get: (key) => promisifyRequest<unknown>(objects.get(key)),
  async entries({ from, to }) {
    const range = IDBKeyRange.bound(from, to, false, true);
    const [keys, values] = await Promise.all([
      promisifyRequest(objects.getAllKeys(range)),
      promisifyRequest<unknown[]>(objects.getAll(range)),
    ]);
    return keys.map((key, index) => [String(key), values[index]]);
  },
});

async function changeWithin<T>(
  objects: IDBObjectStore,
  run: (transaction: Changing) => Promise<T>,
): Promise<T> {
  const { transaction } = objects;
  const ended = promisifyRequest(transaction);
  // It may be refused before `run` is through, and is looked at only after.
  ended.catch(() => undefined);
  try {
    const answer = await run({
      ...reading(objects),
      put: (key, value) => void objects.put(value, key),
      remove: (key) => void objects.delete(key),
    });
    await ended;
    return answer;
  } catch (error) {
    abort(transaction);
    // A read that fails because a write was refused before it only says that; the write says why.
    throw transaction.error ?? error;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

const STORE = 'records';

/** As idb-keyval's own store, but `durability: 'strict'`, which it has no option for. */
function strictStore(databaseName: string): UseStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function open(): Promise<IDBDatabase> {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    const database = await promisifyRequest(request);
    const forget = () => {
      opened = undefined;
    };
    // Browsers close databases by themselves, e.g. when the user clears the site's data.
    database.addEventListener('close', forget);
    database.addEventListener('versionchange', () => {
      database.close();
      forget();
    });
    return database;
  }

  return async (mode, use) => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const database = await opened;
    return use(database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE));
  };
}
