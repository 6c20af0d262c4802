import { For } from 'solid-js';
import type { Campaign, CampaignAudience } from '../../domain/campaign';
import { formatNumber, formatShare } from '../../ui/format';
import { channelWord, namesOf, segmentCustomers } from './words';

export interface FunnelStep {
  label: string;
  count: number;
  /** Why some of the step before are not here. */
  reason: string;
}

/** The audience's steps in words, the last two being the groups. */
export function funnelSteps(
  audience: CampaignAudience,
  campaign: Pick<Campaign, 'bundle' | 'segment' | 'channel' | 'controlShare'>,
): FunnelStep[] {
  const { bundle, segment, channel, controlShare } = campaign;
  return [
    { label: segmentCustomers(segment), count: audience.inSegment, reason: '' },
    {
      label: `Bought ${namesOf(bundle.antecedent)}`,
      count: audience.boughtAntecedent,
      reason: 'did not',
    },
    {
      label: `Never bought ${namesOf(bundle.consequent)}`,
      count: audience.withoutConsequent,
      reason: 'already have it',
    },
    {
      label: reachLabel(audience, channelWord(channel)),
      count: audience.reachable,
      reason: audience.addressKnown ? 'no consent or address' : 'no consent',
    },
    {
      label: `Contacted, about ${formatShare(controlShare, 0)} held out`,
      count: audience.treatment,
      reason: 'in the control group',
    },
  ];
}

function reachLabel({ consentKnown, addressKnown }: CampaignAudience, channel: string): string {
  if (consentKnown) return `Can be reached by ${channel}`;
  return addressKnown && channel !== 'push'
    ? `Have an address for ${channel}, consent unknown`
    : `Consent to ${channel} unknown`;
}

/** How the segment narrows to those who get the message. */
export function Funnel(props: { steps: readonly FunnelStep[] }) {
  const width = (count: number) => {
    const first = props.steps[0]?.count ?? 0;
    return first === 0 ? '0%' : `${(count / first) * 100}%`;
  };
  return (
    <ol class="funnel">
      <For each={props.steps}>
        {(step, index) => {
          const lost = () => (props.steps[index() - 1]?.count ?? step.count) - step.count;
          return (
            <li>
              <span class="funnel__label">{step.label}</span>
              <span class="funnel__bar" aria-hidden="true">
                <i
                  classList={{ 'is-end': index() === props.steps.length - 1 }}
                  style={{ '--w': width(step.count) }}
                />
              </span>
              <b>{formatNumber(step.count)}</b>
              <span class="funnel__drop">
                −{formatNumber(lost())} {step.reason}
              </span>
            </li>
          );
        }}
      </For>
    </ol>
  );
}
