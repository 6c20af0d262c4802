import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Campaign } from '../../domain/campaign/campaign';
import { success, type Failure, type Result } from '../../domain/errors';
import type { Revision, SavedCampaign, StoredCampaign } from './campaign-envelope';
import type { Outcome } from './campaign-outcome';
import { campaignRecords, type CampaignEdit, type CampaignRecords } from './campaign-records';
import { BROWSER_DATABASE, openKeyValue } from '../key-value';
import { askToPersist } from '../persistence';
import { CAMPAIGNS_CHANNEL, openChannel } from '../tabs';

/**
 * The campaigns in this browser, live: changes in other tabs show here too. Nothing is written over a
 * state that its writer has not seen; a refusal then says so in a sentence and holds the stored state.
 */
export interface CampaignStore {
  /** All campaigns, the last saved first; undefined until storage has answered. */
  readonly all: Accessor<readonly StoredCampaign[] | undefined>;
  readonly campaigns: Accessor<readonly Campaign[]>;
  readonly failure: Accessor<Failure | undefined>;
  /** Saves all of them or none. A success was read back. */
  save(edits: readonly CampaignEdit[]): Promise<Outcome<SavedCampaign[]>>;
  /** Adds new ones; none of their ids may be taken. */
  add(campaigns: readonly Campaign[]): Promise<Outcome<SavedCampaign[]>>;
  /** Saves `after` where `before`, as it was read from here, still stands. */
  replace(before: Campaign, after: Campaign): Promise<Outcome<SavedCampaign>>;
  /**
   * Changes the stored state, whoever saved it last. `edit` answers null when the change no longer
   * makes sense.
   */
  update(id: string, edit: (current: Campaign) => Campaign | null): Promise<Outcome<SavedCampaign>>;
  /** Lists its earlier states, the latest first, without the broken ones. */
  versions(id: string): Promise<Result<SavedCampaign[]>>;
  /** Makes an earlier state the present one; the present one becomes a version. */
  restoreVersion(version: SavedCampaign): Promise<Outcome<SavedCampaign>>;
  /**
   * Removes a campaign with its versions, in the state that is shown here. It returns the way to undo
   * this.
   */
  remove(key: string): Promise<Outcome<() => Promise<Outcome<null>>>>;
  refresh(): Promise<void>;
}

/** Tells other tabs that campaigns changed, and hears it from them. */
export interface Announcer {
  announce(): void;
  listen(onChange: () => void): void;
  close(): void;
}

/**
 * Creates a store that lives as long as its owner. Tests pass records and an announcer of their own.
 */
export function createCampaignStore(
  records: CampaignRecords = browserRecords(),
  announcer: Announcer = tabAnnouncer(),
): CampaignStore {
  const [all, setAll] = createSignal<readonly StoredCampaign[]>();
  const [failure, setFailure] = createSignal<Failure>();
  const campaigns = createMemo(() =>
    (all() ?? []).flatMap((stored) => (stored.state === 'whole' ? [stored.campaign] : [])),
  );
  /** The revision of each campaign that was handed out. */
  const revisions = new WeakMap<Campaign, Revision>();
  let reads = 0;

  async function refresh(): Promise<void> {
    reads += 1;
    const own = reads;
    const result = await records.list();
    if (own !== reads) return;
    setFailure(result.ok ? undefined : result.failure);
    if (!result.ok) return;
    for (const stored of result.value) {
      if (stored.state === 'whole') revisions.set(stored.campaign, stored.revision);
    }
    setAll(result.value.toSorted(byLastSaved));
  }

  async function changed<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
    if (outcome.ok) announcer.announce();
    // A refusal may also mean that this tab shows a state that no longer stands.
    await refresh();
    return outcome;
  }

  async function save(edits: readonly CampaignEdit[]): Promise<Outcome<SavedCampaign[]>> {
    const outcome = await changed(await records.save(edits));
    if (outcome.ok) void askToPersist();
    return outcome;
  }

  announcer.listen(() => void refresh());
  onCleanup(() => announcer.close());
  void refresh();

  return {
    all,
    campaigns,
    failure,
    refresh,
    save,
    add: (list) => save(list.map((campaign) => ({ campaign, base: null }))),
    replace: async (before, after) => {
      const outcome = await save([{ campaign: after, base: revisions.get(before) ?? null }]);
      if (!outcome.ok) return outcome;
      const [saved] = outcome.value;
      if (saved === undefined) throw new Error('A save that succeeded has a record for each edit.');
      return success(saved);
    },
    update: async (id, edit) => changed(await records.update(id, edit)),
    versions: async (id) => {
      const found = await records.versions(id);
      if (!found.ok) return found;
      return success(found.value.filter((each) => each.state === 'whole'));
    },
    restoreVersion: async ({ campaign }) =>
      changed(
        await records.update(campaign.id, () => ({
          ...campaign,
          updatedAt: new Date().toISOString(),
        })),
      ),
    remove: async (key) => {
      const shown = all()?.find((stored) => keyOf(stored) === key);
      const removed = await changed(await records.remove(key, shown?.revision ?? ''));
      if (!removed.ok) return removed;
      return success(async () => changed(await records.undoRemove(removed.value)));
    },
  };
}

const keyOf = (stored: StoredCampaign): string =>
  stored.state === 'whole' ? stored.campaign.id : stored.key;

/** Sorts broken records first, as they need someone to look at them. */
function byLastSaved(one: StoredCampaign, other: StoredCampaign): number {
  const time = (stored: StoredCampaign) =>
    stored.state === 'whole' ? stored.campaign.updatedAt : '9999';
  return time(other).localeCompare(time(one));
}

let opened: CampaignRecords | undefined;

function browserRecords(): CampaignRecords {
  opened ??= campaignRecords(openKeyValue(BROWSER_DATABASE));
  return opened;
}

function tabAnnouncer(): Announcer {
  const channel = openChannel(CAMPAIGNS_CHANNEL);
  const closed = new AbortController();
  return {
    announce() {
      // A save that was begun on a page may end after the page was left.
      const open = closed.signal.aborted ? openChannel(CAMPAIGNS_CHANNEL) : channel;
      open?.postMessage('changed');
      if (open !== channel) open?.close();
    },
    listen(onChange) {
      channel?.addEventListener('message', onChange);
      // Each tab reads anew when it comes into view, where tabs cannot tell each other.
      if (channel === null)
        document.addEventListener('visibilitychange', onChange, { signal: closed.signal });
    },
    close() {
      channel?.close();
      closed.abort();
    },
  };
}
