import { delMany, entries, getMany, promisifyRequest, setMany, type UseStore } from 'idb-keyval';

/** Records by key. Every write is one transaction: all of it or nothing. */
export interface KeyValue {
  entries(): Promise<[string, unknown][]>;
  /** In the order of `keys`; undefined where there is none. */
  read(keys: readonly string[]): Promise<unknown[]>;
  write(records: readonly (readonly [string, unknown])[]): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
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
  };
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
