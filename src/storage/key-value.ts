import { delMany, entries, getMany, promisifyRequest, setMany, type UseStore } from 'idb-keyval';

/** The keys from `from` up to `to`, without `to` itself. */
export interface KeyRange {
  from: string;
  to: string;
}

/** These reads are possible while a transaction lasts. */
export interface Reading {
  /** Returns undefined where there is no such record. */
  get(key: string): Promise<unknown>;
  entries(range: KeyRange): Promise<[string, unknown][]>;
  keys(range: KeyRange): Promise<string[]>;
}

/** Writes take effect together when the transaction ends; one that is refused undoes the others. */
export interface Changing extends Reading {
  put(key: string, value: unknown): void;
  remove(key: string): void;
}

/** Records by key. Every write is one transaction: all of it or nothing. */
export interface KeyValue {
  entries(): Promise<[string, unknown][]>;
  /** Returns the values in the order of `keys`; undefined where there is no record. */
  read(keys: readonly string[]): Promise<unknown[]>;
  write(records: readonly (readonly [string, unknown])[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /**
   * Makes several reads of one moment. `run` may wait for the transaction alone, which ends with the
   * last read.
   */
  view<T>(run: (transaction: Reading) => Promise<T>): Promise<T>;
  /**
   * Makes reads and the writes that follow from them, with nothing of another tab in between. `run` may
   * wait for the transaction alone; when it throws, nothing is written. It resolves when all of it is
   * on the disk.
   */
  change<T>(run: (transaction: Changing) => Promise<T>): Promise<T>;
}

/** The stores of one database, so that a restore is one transaction over them. */
export const STORES = ['records', 'shops', 'mappings'] as const;
export type StoreName = (typeof STORES)[number];

/** The database of this browser, named for what it held first. Its campaigns are in `records`. */
export const BROWSER_DATABASE = 'bundlewise-campaigns';
/** The first version held campaigns alone. */
const DATABASE_VERSION = 2;

/** All stores at one moment. */
export interface Everything {
  view<T>(run: (stores: Record<StoreName, Reading>) => Promise<T>): Promise<T>;
  /** Works as `KeyValue.change` over all stores: a refusal in one undoes the writes of the others. */
  change<T>(run: (stores: Record<StoreName, Changing>) => Promise<T>): Promise<T>;
}

/**
 * Opens a store of IndexedDB. A write is on the disk when it resolves, not merely handed to the system.
 */
export function openKeyValue(databaseName: string, name: StoreName = 'records'): KeyValue {
  const begin = connection(databaseName);
  const store: UseStore = async (mode, use) => use((await begin(name, mode)).objectStore(name));
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
    change: (run) =>
      store('readwrite', (objects) =>
        changeWithin(objects.transaction, () => run(changing(objects))),
      ),
  };
}

export function openEverything(databaseName: string): Everything {
  const begin = connection(databaseName);
  const ofEach = <T>(transaction: IDBTransaction, make: (objects: IDBObjectStore) => T) => ({
    records: make(transaction.objectStore('records')),
    shops: make(transaction.objectStore('shops')),
    mappings: make(transaction.objectStore('mappings')),
  });
  return {
    view: async (run) => run(ofEach(await begin(STORES, 'readonly'), reading)),
    change: async (run) => {
      const transaction = await begin(STORES, 'readwrite');
      return changeWithin(transaction, () => run(ofEach(transaction, changing)));
    },
  };
}

const bounds = ({ from, to }: KeyRange) => IDBKeyRange.bound(from, to, false, true);

const reading = (objects: IDBObjectStore): Reading => ({
  get: (key) => promisifyRequest<unknown>(objects.get(key)),
  keys: async (range) => (await promisifyRequest(objects.getAllKeys(bounds(range)))).map(String),
  async entries(between) {
    const range = bounds(between);
    const [keys, values] = await Promise.all([
      promisifyRequest(objects.getAllKeys(range)),
      promisifyRequest<unknown[]>(objects.getAll(range)),
    ]);
    return keys.map((key, index) => [String(key), values[index]]);
  },
});

const changing = (objects: IDBObjectStore): Changing => ({
  ...reading(objects),
  put: (key, value) => void objects.put(value, key),
  remove: (key) => void objects.delete(key),
});

async function changeWithin<T>(transaction: IDBTransaction, run: () => Promise<T>): Promise<T> {
  const ended = promisifyRequest(transaction);
  // The transaction may be refused before `run` is through, but its end is awaited only after that.
  ended.catch(() => undefined);
  try {
    const answer = await run();
    await ended;
    return answer;
  } catch (error) {
    abort(transaction);
    // A read that fails because a write was refused before only says that it failed; the write says
    // why.
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

type Begin = (
  stores: StoreName | readonly StoreName[],
  mode: IDBTransactionMode,
) => Promise<IDBTransaction>;

/** Returns one connection to a database, opened with its first transaction. Transactions are strict. */
function connection(databaseName: string): Begin {
  let opened: Promise<IDBDatabase> | undefined;

  async function open(): Promise<IDBDatabase> {
    const database = await openDatabase(databaseName);
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

  return async (stores, mode) => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const database = await opened;
    return database.transaction(stores, mode, { durability: 'strict' });
  };
}

/** A browser may take this long to open a database, in ms. Some never answer in private windows. */
const PATIENCE = 10_000;

/**
 * Opens the database. It rejects where the browser has no storage, does not answer, or an older tab
 * holds it.
 */
function openDatabase(databaseName: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, DATABASE_VERSION);
    let isGivenUp = false;
    const giveUp = (name: string, message: string) => {
      isGivenUp = true;
      reject(new DOMException(message, name));
    };
    const timer = setTimeout(() => giveUp('TimeoutError', 'It did not answer.'), PATIENCE);
    request.addEventListener('upgradeneeded', () => {
      const { objectStoreNames } = request.result;
      for (const name of STORES) {
        if (!objectStoreNames.contains(name)) request.result.createObjectStore(name);
      }
    });
    request.addEventListener('blocked', () => giveUp('BlockedError', 'An older tab holds it.'));
    request.addEventListener('success', () => {
      clearTimeout(timer);
      if (isGivenUp) request.result.close();
      else resolve(request.result);
    });
    request.addEventListener('error', () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('It could not be opened.'));
    });
  });
}
