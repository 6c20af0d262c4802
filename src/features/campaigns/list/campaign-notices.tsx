import { For, Show } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import {
  isReminderDue,
  quietFrom,
  unexportedOf,
} from '../../../domain/campaign/life/export-reminder';
import type { Failure } from '../../../domain/errors';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { exportedIds, keepQuiet, quietUntil } from '../../../storage/exports';
import { Banner } from '../../../ui/banner';
import { downloadText } from '../../../ui/download';
import { formatNumber } from '../../../ui/format';
import { deleteCampaign } from '../actions';

/** Says why nothing was imported; while the browser’s storage refuses, what is kept can be saved. */
export function ImportProblem(props: {
  failure: Failure | undefined;
  canExport: boolean;
  onExport: () => void;
  onDismiss: () => void;
}) {
  return (
    <Show when={props.failure}>
      {(failure) => (
        <Banner
          tone="neg"
          action={
            <span class="row g3">
              <Show when={failure().kind === 'storage' && props.canExport}>
                <button class="link" type="button" onClick={() => props.onExport()}>
                  Export all
                </button>
              </Show>
              <button class="link" type="button" onClick={() => props.onDismiss()}>
                Dismiss
              </button>
            </span>
          }
        >
          <b>Nothing was imported.</b> {failure().message}
        </Banner>
      )}
    </Show>
  );
}

/** Reminds of campaigns that are nowhere but in this browser. */
export function ExportReminder(props: { campaigns: readonly Campaign[]; onExport: () => void }) {
  const opened = new Date().toISOString();
  const unexported = () => unexportedOf(props.campaigns, exportedIds());
  return (
    <Show when={isReminderDue(unexported(), quietUntil(), opened)}>
      <div class="reminder">
        <Banner
          tone="info"
          action={
            <span class="row g3">
              <button class="link" type="button" onClick={() => props.onExport()}>
                Export all
              </button>
              <button class="link" type="button" onClick={() => keepQuiet(quietFrom(opened))}>
                Not now
              </button>
            </span>
          }
        >
          <b>{onlyHere(unexported().length)}</b> Clearing the browser’s data would delete{' '}
          {unexported().length === 1 ? 'it' : 'them'}. Settings makes a backup of everything.
        </Banner>
      </div>
    </Show>
  );
}

const onlyHere = (count: number): string =>
  count === 1
    ? '1 campaign is in this browser alone.'
    : `${formatNumber(count)} campaigns are in this browser alone.`;

/** Names the records that cannot be read: each can be saved as it was found, and deleted. */
export function BrokenCampaigns(props: { store: CampaignStore }) {
  const broken = () =>
    (props.store.all() ?? []).flatMap((stored) => (stored.state === 'broken' ? [stored] : []));
  return (
    <For each={broken()}>
      {(record) => (
        <Banner
          tone="warn"
          action={
            <span class="row g3">
              <button
                class="link"
                type="button"
                onClick={() =>
                  downloadText(
                    'broken-campaign.json',
                    JSON.stringify(record.raw, null, 2),
                    'application/json',
                  )
                }
              >
                Save it as found
              </button>
              <button
                class="link"
                type="button"
                onClick={() =>
                  void deleteCampaign({ key: record.key, name: 'broken campaign' }, props.store)
                }
              >
                Delete it
              </button>
            </span>
          }
        >
          <b>A stored campaign cannot be read.</b> Its {record.problem}
        </Banner>
      )}
    </For>
  );
}
