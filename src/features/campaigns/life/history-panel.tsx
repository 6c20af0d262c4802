import { createEffect, createSignal, For, Show } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Failure } from '../../../domain/errors';
import { isSameValue } from '../../../domain/same-value';
import type { SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { formatMoment } from '../../../ui/format';
import { toast } from '../../../ui/overlay/toast';
import { sayRefusal } from '../actions';
import { draftOf } from '../editor/draft/draft';
import { differencesOf } from '../editor/draft/draft-merge';
import { Panel } from '../../../ui/panel';

/** As many as are read at a glance; the rest on request. */
const FEW = 5;

/** Shows what a campaign was before, and the way back to it. Nothing is shown until something was changed. */
export function HistoryPanel(props: { campaign: Campaign; store: CampaignStore }) {
  const [versions, setVersions] = createSignal<readonly SavedCampaign[]>([]);
  const [problem, setProblem] = createSignal<Failure>();
  const [showsAll, setShowsAll] = createSignal(false);

  // Read again whenever the campaign is saved, here or in another tab.
  createEffect(() => void read(props.campaign, props.store));

  async function read(campaign: Campaign, store: CampaignStore): Promise<void> {
    const found = await store.versions(campaign.id);
    if (campaign !== props.campaign) return;
    setProblem(found.ok ? undefined : found.failure);
    setVersions(found.ok ? found.value : []);
  }

  const shown = () => (showsAll() ? versions() : versions().slice(0, FEW));
  /** Finds what came after a version: the one before it in the list, or what stands. */
  const after = (index: number): Campaign => versions()[index - 1]?.campaign ?? props.campaign;

  async function restore(version: SavedCampaign): Promise<void> {
    const outcome = await props.store.restoreVersion(version);
    if (outcome.ok) toast({ text: 'Restored; what it was is in the history', tone: 'positive' });
    else sayRefusal(outcome);
  }

  return (
    <Show when={versions().length > 0 || problem() !== undefined}>
      <Panel title="History" subtitle="What it was before each save" bodyClass="history">
        <Show when={problem()}>{(failure) => <p class="small t2">{failure().message}</p>}</Show>
        <ol class="history__list" aria-label="Earlier versions">
          <For each={shown()}>
            {(version, index) => (
              <li>
                <div>
                  <b>{formatMoment(version.campaign.updatedAt)}</b>
                  <p class="small t2">{changeText(version.campaign, after(index()))}</p>
                </div>
                <button
                  class="btn btn--sm"
                  type="button"
                  aria-label={`Restore the version of ${formatMoment(version.campaign.updatedAt)}`}
                  onClick={() => void restore(version)}
                >
                  Restore
                </button>
              </li>
            )}
          </For>
        </ol>
        <Show when={!showsAll() && versions().length > FEW}>
          <button class="link" type="button" onClick={() => setShowsAll(true)}>
            Show all {versions().length}
          </button>
        </Show>
      </Panel>
    </Show>
  );
}

/** `Budget: 1,500, then 2,000`. */
export function changeText(before: Campaign, after: Campaign): string {
  const [mine, theirs] = [draftOf(before), draftOf(after)];
  const changes = differencesOf({ base: mine, mine, theirs, isSettled: false }).map(
    (each) => `${each.name}: ${each.mine}, then ${each.theirs}`,
  );
  if (!isSameValue(before.outcome, after.outcome)) {
    changes.push(after.outcome === null ? 'its result was dropped' : 'then measured');
  }
  return changes.length === 0 ? 'Only its figures were counted anew after it.' : changes.join('; ');
}
