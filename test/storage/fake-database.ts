import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import {
  campaignRecords,
  type CampaignRecords,
} from '../../src/storage/campaigns/campaign-records';
import { openKeyValue } from '../../src/storage/key-value';

/** Makes a browser's database in memory, empty. Whatever opens one from here on opens this. */
export function freshDatabase(): void {
  Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });
}

/** Returns one tab's view of it, with a connection of its own. */
export function openTab(now?: () => string, mostVersions?: number): CampaignRecords {
  return campaignRecords(openKeyValue('campaigns'), now, mostVersions);
}

/**
 * Lets the `nth` write from here on, counted from 0, find storage full. The result returns how many
 * writes came, and puts things right again.
 */
export function failWrite(nth: number): () => number {
  const { put } = IDBObjectStore.prototype;
  let writes = 0;
  IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given) {
    const own = writes;
    writes += 1;
    const request = put.apply(this, given);
    if (own === nth) {
      // It does as browsers do: the request is taken, and then the whole transaction is refused.
      const { transaction } = this;
      const error = new DOMException('no room', 'QuotaExceededError');
      Object.defineProperty(transaction, 'error', { get: () => error });
      request.addEventListener('success', () => transaction.abort());
    }
    return request;
  };
  return () => {
    IDBObjectStore.prototype.put = put;
    return writes;
  };
}
