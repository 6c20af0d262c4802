import { For, Show } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/panel';
import type { Check } from '../checks/check';
import { HistoryPanel } from '../life/history-panel';
import { LifePanel } from '../life/life-panel';
import { LinkPanel } from '../life/link-panel';
import { MeasurePanel } from '../life/measure-panel';
import { ExportPanel } from './export-panel';

/** Holds what can be done with a campaign, what leaves the browser, and what speaks against it. */
export function SummarySide(props: {
  campaign: Campaign;
  checks: readonly Check[];
  store: CampaignStore;
}) {
  return (
    <aside class="stack g4 csum__side" aria-label="Export and checks">
      <LifePanel
        campaign={props.campaign}
        store={props.store}
        warnings={props.checks.filter(({ tone }) => tone === 'warn').length}
      />
      <MeasurePanel campaign={props.campaign} store={props.store} />
      <ExportPanel campaign={props.campaign} store={props.store} />
      <LinkPanel campaign={props.campaign} />
      <Panel title="Checks">
        <ul class="minicheck">
          <For each={props.checks}>{(check) => <MiniCheck check={check} />}</For>
        </ul>
      </Panel>
      <HistoryPanel campaign={props.campaign} store={props.store} />
      <p class="small t3 center">
        Bundlewise does not send messages. Load the audience file into your email tool.
      </p>
    </aside>
  );
}

function MiniCheck(props: { check: Check }) {
  const icons = { ok: 'check', warn: 'alert', note: 'info' } as const;
  return (
    <li
      classList={{ 'is-warn': props.check.tone === 'warn', 'is-note': props.check.tone === 'note' }}
    >
      <Icon name={icons[props.check.tone]} />
      <span>
        {props.check.title}
        <Show when={props.check.tone === 'warn'}>: {props.check.text}</Show>
      </span>
    </li>
  );
}
