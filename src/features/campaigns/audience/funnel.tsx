import { For } from 'solid-js';
import type { AudienceRule, Campaign, CampaignAudience } from '../../../domain/campaign/campaign';
import { formatNumber, formatShare, plural } from '../../../ui/format';
import { ruleSteps } from './audience-words';
import { channels, type Channel } from '../../../domain/campaign/channels';
import { segmentCustomers } from '../../../domain/segments/segments';

export interface FunnelStep {
  label: string;
  count: number;
  /** Why some of the step before are not here. */
  reason: string;
}

/** The audience's steps in words, the last one being who gets the message. */
export function funnelSteps(
  audience: CampaignAudience,
  campaign: Pick<Campaign, 'bundle' | 'segment' | 'channel' | 'controlShare' | 'audienceRule'>,
): FunnelStep[] {
  const { bundle, segment, channel, controlShare, audienceRule } = campaign;
  const { first, other } = ruleSteps(audienceRule, bundle);
  const isEveryone = audienceRule.who === 'everyone';
  const { customers } = audience;
  return [
    ...(customers === null || segment === 'all'
      ? []
      : [{ label: 'Customers with an order', count: customers, reason: '' }]),
    {
      label: segmentCustomers(segment),
      count: audience.inSegment,
      reason: 'in another segment',
    },
    ...(isEveryone
      ? []
      : [
          { label: first[0], count: audience.boughtAntecedent, reason: first[1] },
          { label: other[0], count: audience.withoutConsequent, reason: other[1] },
        ]),
    {
      label: reachLabel(audience, channel),
      count: audience.reachable,
      reason: audience.addressKnown ? 'no consent or address' : 'no consent',
    },
    ...(audienceRule.restDays === null && !audienceRule.leaveOutOthers
      ? []
      : [{ label: restLabel(audienceRule), count: audience.available, reason: 'left out' }]),
    {
      label: `Contacted, about ${formatShare(controlShare, 0)} held out`,
      count: audience.treatment,
      reason: 'in the control group',
    },
  ];
}

function restLabel({ restDays, leaveOutOthers }: AudienceRule): string {
  const parts = [
    ...(restDays === null ? [] : [`no order in the last ${plural(restDays, 'day')}`]),
    ...(leaveOutOthers ? ['in no other campaign'] : []),
  ];
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function reachLabel({ consentKnown, addressKnown }: CampaignAudience, channel: Channel): string {
  const { word, address } = channels[channel];
  if (consentKnown) return `Can be reached by ${word}`;
  return addressKnown && address !== null
    ? `Have an address for ${word}, consent unknown`
    : `Consent to ${word} unknown`;
}

/** Draws how the segment narrows, step by step, to those who get the message. */
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
