import { createSignal } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import {
  AUDIENCE_FORMATS,
  audienceFormats,
  type AudienceFormat,
  type AudienceGroups,
} from '../../../domain/campaign/files/audience-formats';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { formatNumber } from '../../../ui/format';
import { SelectField } from '../../../ui/input/field';
import { toast } from '../../../ui/overlay/toast';
import { downloadAudience, sayFailure } from '../actions';
import { ExportButton } from './export-button';

/** Plain has a button of its own. */
const SERVICES = AUDIENCE_FORMATS.filter((format) => format !== 'plain');
const GROUP_CHOICES = [
  { value: 'treatment', label: 'Only who gets the message' },
  { value: 'both', label: 'Both groups, with a group column' },
] as const;

/** The customers whom the campaign reaches, as a plain file and in the form of a mail service. */
export function AudienceExport(props: { campaign: Campaign; store: CampaignStore }) {
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

  return (
    <>
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
          options={SERVICES.map((value) => ({ value, label: audienceFormats[value].name }))}
          help={audienceFormats[format()].help}
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
          Download for {audienceFormats[format()].name}
        </button>
      </div>
    </>
  );
}
