import { A } from '@solidjs/router';
import { For } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { differenceOf } from '../../../domain/measures/difference';
import { channels } from '../../../domain/campaign/channels';
import { segmentNames } from '../../../domain/segments/segments';
import { formatNumber, formatShare } from '../../../ui/format';
import { Icon, type IconName } from '../../../ui/icon';
import { IntervalStrip } from '../../../ui/marks/interval-strip';
import { signedMoney } from '../economics/economics-table';
import { StatusBadge } from '../summary/summary-sheet';
import { pointsText } from '../summary/verdict-words';
import { bundleText, datesText, discountText } from '../campaign-words';

export interface CampaignActions {
  duplicate: (campaign: Campaign) => void;
  export: (campaign: Campaign) => void;
  remove: (campaign: Campaign) => void;
}

/** One campaign a row; intervals share one scale, so that they can be compared. */
export function CampaignTable(props: { campaigns: readonly Campaign[]; actions: CampaignActions }) {
  const most = () =>
    Math.max(0.01, ...props.campaigns.map(({ evidence }) => evidence.confidenceHigh));
  return (
    <div class="xscroll" tabindex="0" role="region" aria-label="Table of campaigns">
      <table class="tbl ctbl">
        <thead>
          <tr>
            <th scope="col">Campaign</th>
            <th scope="col">Status</th>
            <th scope="col">Audience</th>
            <th scope="col">Dates</th>
            <th scope="col" class="num">
              Discount
            </th>
            <th scope="col">Success probability</th>
            <th scope="col" class="num">
              Net gain
            </th>
            <th scope="col" class="num">
              Worst case
            </th>
            <th scope="col">Measured</th>
            <th scope="col">
              <span class="vh">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.campaigns}>
            {(campaign) => (
              <CampaignRow campaign={campaign} most={most()} actions={props.actions} />
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function CampaignRow(props: { campaign: Campaign; most: number; actions: CampaignActions }) {
  const evidence = () => props.campaign.evidence;
  const economics = () => props.campaign.economics;
  const money = (value: number | undefined) =>
    value === undefined ? '–' : signedMoney(props.campaign.prices.currency, value);
  const reach = () => {
    const { audience, channel } = props.campaign;
    return audience === null
      ? channels[channel].name
      : `${formatNumber(audience.treatment)} by ${channels[channel].word}`;
  };
  return (
    <tr>
      <td>
        <A class="pair" href={`/campaigns/${props.campaign.id}`}>
          <span>{props.campaign.name}</span>
          <span class="small">{bundleText(props.campaign.bundle)}</span>
        </A>
      </td>
      <td>
        <StatusBadge status={props.campaign.status} />
      </td>
      <td>
        <span class="pair">
          <span class="ctbl__plain">{segmentNames[props.campaign.segment]}</span>
          <span class="small">{reach()}</span>
        </span>
      </td>
      <td class="nowrap">{datesText(props.campaign.dates)}</td>
      <td class="num">{discountText(props.campaign.discount, props.campaign.prices.currency)}</td>
      <td>
        <span class="exprange">
          <b>{formatShare(evidence().confidence)}</b>
          <IntervalStrip
            value={evidence().confidence}
            interval={{ low: evidence().confidenceLow, high: evidence().confidenceHigh }}
            most={props.most}
          />
          <small>
            {formatShare(evidence().confidenceLow)} to {formatShare(evidence().confidenceHigh)}
          </small>
        </span>
      </td>
      <td class="num" classList={{ neg: (economics()?.base.netGain ?? 0) < 0 }}>
        {money(economics()?.base.netGain)}
      </td>
      <td class="num">{money(economics()?.worstCase)}</td>
      <td class="small">{measuredText(props.campaign)}</td>
      <td>
        <span class="acts">
          <RowButton
            icon="copy"
            label={`Duplicate ${props.campaign.name}`}
            title="Duplicate"
            run={() => props.actions.duplicate(props.campaign)}
          />
          <RowButton
            icon="download"
            label={`Export ${props.campaign.name} as JSON`}
            title="Export JSON"
            run={() => props.actions.export(props.campaign)}
          />
          <RowButton
            icon="trash"
            danger
            label={`Delete ${props.campaign.name}`}
            title="Delete"
            run={() => props.actions.remove(props.campaign)}
          />
        </span>
      </td>
    </tr>
  );
}

/** `71 redeemed, +4.1 points`, or what it waits for. */
function measuredText({ outcome, status }: Campaign): string {
  if (outcome === null) return status === 'running' || status === 'ended' ? 'Not yet' : '';
  const found = differenceOf(outcome);
  const redeemed = `${formatNumber(outcome.treatment.buyers)} redeemed`;
  if (found === null) return redeemed;
  const isClear = found.interval.low > 0 || found.interval.high < 0;
  return `${redeemed}, ${pointsText(found.difference)}${isClear ? '' : ', not clear'}`;
}

function RowButton(props: {
  icon: IconName;
  label: string;
  title: string;
  danger?: boolean;
  run: () => void;
}) {
  return (
    <button
      class="btn btn--ghost btn--icon btn--sm"
      classList={{ 'btn--danger': props.danger }}
      type="button"
      aria-label={props.label}
      title={props.title}
      onClick={() => props.run()}
    >
      <Icon name={props.icon} />
    </button>
  );
}
