import { For, Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { CHANNELS, channels } from '../../../../domain/campaign/channels';
import {
  defaultSegmentRules,
  SEGMENTS_BY_SPEND,
  SEGMENTS_BY_VALUE,
  segmentDefinitions,
  segmentNames,
  type SegmentOrAll,
} from '../../../../domain/segments/segments';
import { useShop } from '../../../../engine/context';
import { formatNumber } from '../../../../ui/format';
import { SelectField } from '../../../../ui/input/field';
import { numberText, parseNumberText } from '../../../../ui/input/number-text';
import { optionsOf } from '../../campaign-words';
import type { CampaignDraft } from '../draft/draft';

/** Best customers first, everyone last. */
const SEGMENT_CHOICES: readonly SegmentOrAll[] = [
  ...SEGMENTS_BY_VALUE.filter((segment) => segment !== 'low'),
  'low',
  'all',
];

/** Asks which segment the campaign is for, and by which channel it is reached. */
export function SegmentFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  sizes: Record<SegmentOrAll, number> | null | undefined;
  /** False where the shop does not know what customers spend. */
  hasPrices: boolean;
}) {
  const session = useShop();
  const definitions = () =>
    segmentDefinitions(session.summary()?.segmentRules ?? defaultSegmentRules);
  return (
    <>
      <div class="f2">
        <SelectField
          label="Customer segment"
          value={props.draft.segment}
          options={optionsOf(SEGMENT_CHOICES, (segment) => segmentNames[segment])}
          onChange={(value) => props.onChange('segment', value)}
        />
        <SelectField
          label="Channel"
          value={props.draft.channel}
          options={optionsOf(CHANNELS, (channel) => channels[channel].name)}
          onChange={(value) => {
            // The usual cost follows the channel, until someone typed another.
            const typed = parseNumberText(props.draft.contactCost);
            if (typed === channels[props.draft.channel].contactCost) {
              props.onChange('contactCost', numberText(channels[value].contactCost));
            }
            props.onChange('channel', value);
          }}
        />
      </div>
      <Show when={props.sizes}>
        {(sizes) => <SegmentBars sizes={sizes()} chosen={props.draft.segment} />}
      </Show>
      <Show when={SEGMENTS_BY_VALUE.find((segment) => segment === props.draft.segment)}>
        {(segment) => <p class="field__help">{definitions()[segment()]}</p>}
      </Show>
      <Show
        when={
          !props.hasPrices && SEGMENTS_BY_SPEND.some((segment) => segment === props.draft.segment)
        }
      >
        <p class="field__help">
          This shop has no prices, so high, medium and low value say nothing here. Choose another
          segment.
        </p>
      </Show>
    </>
  );
}

/** Draws how many customers each choice of segment has. */
function SegmentBars(props: { sizes: Record<SegmentOrAll, number>; chosen: SegmentOrAll }) {
  const width = (segment: SegmentOrAll) =>
    props.sizes.all === 0 ? '0%' : `${(props.sizes[segment] / props.sizes.all) * 100}%`;
  return (
    <ul class="segpick" aria-label="Customers in each segment">
      <For each={SEGMENT_CHOICES}>
        {(segment) => (
          <li class="segpick__row" classList={{ 'is-chosen': segment === props.chosen }}>
            <span>{segmentNames[segment]}</span>
            <span class="segpick__bar" aria-hidden="true">
              <i style={{ '--w': width(segment) }} />
            </span>
            <span>{formatNumber(props.sizes[segment])}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
