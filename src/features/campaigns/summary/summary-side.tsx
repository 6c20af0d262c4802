import { createSignal, For, Show, type JSX } from 'solid-js';
import {
  AUDIENCE_FORMATS,
  audienceFormatHelp,
  audienceFormatNames,
  type AudienceFormat,
  type AudienceGroups,
} from '../../../domain/campaign/files/audience-formats';
import type { Campaign } from '../../../domain/campaign/campaign';
import { discountCode } from '../../../domain/campaign/files/brief';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { SelectField } from '../../../ui/input/field';
import { formatNumber } from '../../../ui/format';
import { Icon, type IconName } from '../../../ui/icon';
import { toast } from '../../../ui/overlay/toast';
import {
  downloadAudience,
  exportArchive,
  exportBrief,
  exportCampaign,
  jsonFileName,
  sayFailure,
} from '../actions';
import { LifePanel } from '../life/life-panel';
import { LinkPanel } from '../life/link-panel';
import { HistoryPanel } from '../life/history-panel';
import { MeasurePanel } from '../life/measure-panel';
import { Panel } from '../../../ui/panel';
import type { Check } from '../checks/check';

/** Plain has a button of its own. */
const SERVICES = AUDIENCE_FORMATS.filter((format) => format !== 'plain');
const GROUP_CHOICES = [
  { value: 'treatment', label: 'Only who gets the message' },
  { value: 'both', label: 'Both groups, with a group column' },
] as const;

/** Holds the buttons by which data leaves the browser; nothing leaves it otherwise. */
export function SummarySide(props: {
  campaign: Campaign;
  checks: readonly Check[];
  store: CampaignStore;
}) {
  const shop = useShop();
  const [isBusy, setIsBusy] = createSignal(false);

  /** Why there is no audience to download; undefined when there is one. */
  const obstacle = (): string | undefined => {
    const summary = shop.summary();
    if (summary === undefined) return 'The shop is still loading';
    if (kinshipOf(props.campaign.shop, summary) === 'other') {
      return `Load ${props.campaign.shop.name} first: another shop is loaded`;
    }
    return summary.parts.customers ? undefined : 'This shop has no customers';
  };
  const audienceNote = () => {
    const { audience } = props.campaign;
    return (
      obstacle() ??
      (audience === null
        ? 'Rows with group and channel'
        : `${formatNumber(audience.reachable)} rows with group and channel`)
    );
  };

  const [format, setFormat] = createSignal<AudienceFormat>('klaviyo');
  const [groups, setGroups] = createSignal<AudienceGroups>('treatment');

  async function download(
    asFormat: AudienceFormat = 'plain',
    ofGroups: AudienceGroups = 'both',
  ): Promise<void> {
    setIsBusy(true);
    const result = await downloadAudience(props.campaign, {
      shop,
      store: props.store,
      format: asFormat,
      groups: ofGroups,
    });
    setIsBusy(false);
    if (result.ok)
      toast({ text: `Audience saved, ${formatNumber(result.value)} rows`, tone: 'positive' });
    else sayFailure(result.failure);
  }

  /** Saves the card as a picture. The code that draws it is fetched when it is asked for. */
  async function savePicture(): Promise<void> {
    const { exportCard } = await import('./card-image');
    if (!(await exportCard(props.campaign))) {
      toast({ text: 'This browser does not draw pictures. Print the page as PDF instead.' });
    }
  }

  return (
    <aside class="stack g4 csum__side" aria-label="Export and checks">
      <LifePanel
        campaign={props.campaign}
        store={props.store}
        warnings={props.checks.filter(({ tone }) => tone === 'warn').length}
      />
      <MeasurePanel campaign={props.campaign} store={props.store} />
      <Panel title="Export" subtitle="Files are made in this browser" bodyClass="exports">
        <ExportButton
          icon="file"
          end="download"
          label="Export JSON"
          note={jsonFileName(props.campaign)}
          run={() => exportCampaign(props.campaign)}
        />
        <ExportButton
          icon="people"
          end="download"
          label="Audience CSV"
          note={audienceNote()}
          disabled={obstacle() !== undefined || isBusy()}
          run={() => void download()}
        />
        <div class="exports__more">
          <SelectField<AudienceFormat>
            label="Audience for"
            value={format()}
            options={SERVICES.map((value) => ({ value, label: audienceFormatNames[value] }))}
            help={audienceFormatHelp[format()]}
            onChange={setFormat}
          />
          <SelectField<AudienceGroups>
            label="Rows"
            value={groups()}
            options={GROUP_CHOICES}
            onChange={setGroups}
          />
          <button
            class="btn"
            type="button"
            disabled={obstacle() !== undefined || isBusy()}
            onClick={() => void download(format(), groups())}
          >
            Download for {audienceFormatNames[format()]}
          </button>
        </div>
        <ExportButton
          icon="file"
          end="download"
          label="Brief"
          note={`Markdown, with the code ${discountCode(props.campaign)}`}
          run={() => exportBrief(props.campaign)}
        />
        <ExportButton
          icon="file"
          end="download"
          label="Campaign and evidence"
          note="One zip: JSON, evidence and brief"
          run={() => void exportArchive(props.campaign)}
        />
        <ExportButton
          icon="file"
          end="download"
          label="Picture"
          note="The summary as PNG, A4 upright"
          run={() => void savePicture()}
        />
        <ExportButton
          icon="print"
          end="right"
          label="Print"
          note="One A4 page, or save as PDF"
          run={() => print()}
        />
      </Panel>
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

function ExportButton(props: {
  icon: IconName;
  end: IconName;
  label: string;
  note: JSX.Element;
  disabled?: boolean;
  run: () => void;
}) {
  return (
    <button class="exp" type="button" disabled={props.disabled} onClick={() => props.run()}>
      <Icon name={props.icon} />
      <span>
        <b>{props.label}</b> <small>{props.note}</small>
      </span>
      <Icon name={props.end} />
    </button>
  );
}
