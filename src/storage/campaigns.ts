import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Campaign } from '../domain/campaign';
import { success, type Failure, type Result } from '../domain/errors';
import { campaignRecords, type CampaignRecords, type StoredCampaign } from './campaign-records';
import { openKeyValue } from './key-value';

/** The campaigns kept in this browser, live: changes in other tabs show here too. */
export interface CampaignStore {
  /** The last saved first; undefined until storage has answered. */
  readonly all: Accessor<readonly StoredCampaign[] | undefined>;
  readonly campaigns: Accessor<readonly Campaign[]>;
  readonly failure: Accessor<Failure | undefined>;
  /** All of them or none; a success was read back. */
  save(campaigns: readonly Campaign[]): Promise<Result<null>>;
  /** Answers how to undo it. */
  remove(key: string): Promise<Result<() => Promise<Result<null>>>>;
  refresh(): Promise<void>;
}

/** Tells other tabs that campaigns changed, and hears it from them. */
export interface Announcer {
  announce(): void;
  listen(onChange: () => void): void;
  close(): void;
}

/** Lives as long as its owner; tests pass records and an announcer of their own. */
export function createCampaignStore(
  records: CampaignRecords = browserRecords(),
  announcer: Announcer = tabAnnouncer(),
): CampaignStore {
  const [all, setAll] = createSignal<readonly StoredCampaign[]>();
  const [failure, setFailure] = createSignal<Failure>();
  const campaigns = createMemo(() =>
    (all() ?? []).flatMap((stored) => (stored.state === 'whole' ? [stored.campaign] : [])),
  );
  let reads = 0;

  async function refresh(): Promise<void> {
    reads += 1;
    const own = reads;
    const result = await records.list();
    if (own !== reads) return;
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) setAll(result.value.toSorted(byLastSaved));
  }

  async function changed<T>(result: Result<T>): Promise<Result<T>> {
    if (result.ok) {
      announcer.announce();
      await refresh();
    }
    return result;
  }

  announcer.listen(() => void refresh());
  onCleanup(() => announcer.close());
  void refresh();

  return {
    all,
    campaigns,
    failure,
    refresh,
    save: async (list) => changed(await records.save(list)),
    remove: async (key) => {
      const removed = await changed(await records.remove([key]));
      if (!removed.ok) return removed;
      return success(async () => changed(await records.restore(removed.value)));
    },
  };
}

/** Broken records first: they need someone to look at them. */
function byLastSaved(one: StoredCampaign, other: StoredCampaign): number {
  const time = (stored: StoredCampaign) =>
    stored.state === 'whole' ? stored.campaign.updatedAt : '9999';
  return time(other).localeCompare(time(one));
}

let opened: CampaignRecords | undefined;

function browserRecords(): CampaignRecords {
  opened ??= campaignRecords(openKeyValue('bundlewise-campaigns'));
  return opened;
}

function tabAnnouncer(): Announcer {
  const channel = new BroadcastChannel('bundlewise.campaigns');
  return {
    announce: () => channel.postMessage('changed'),
    listen: (onChange) => channel.addEventListener('message', onChange),
    close: () => channel.close(),
  };
}
