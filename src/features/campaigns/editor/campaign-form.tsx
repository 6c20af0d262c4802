import { For, Show, type JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { useShop } from '../../../engine/context';
import type { OwnUplift } from '../../../domain/campaign/economics/own-uplift';
import {
  defaultSegmentRules,
  SEGMENTS_BY_VALUE,
  segmentDefinitions,
  segmentNames,
  type SegmentOrAll,
} from '../../../domain/segments/segments';
import { CHANNELS, channels } from '../../../domain/campaign/channels';
import { mapTable } from '../../../domain/table';
import { SelectField, TextAreaField, TextField } from '../../../ui/input/field';
import { currencySign, formatNumber } from '../../../ui/format';
import { numberText, parseNumberText } from '../../../ui/input/number-text';
import { AssumptionFields, type AskedAssumptions } from './assumption-fields';
import { AudienceFields } from './audience-fields';
import type { CampaignDraft } from './draft';
import type { FieldErrors, FieldPlace } from './draft-check';
import { OfferFields } from './offer-fields';
import { ScheduleFields } from './schedule-fields';
import { optionsOf } from '../campaign-words';

/** Best customers first, everyone last. */
const SEGMENT_CHOICES: readonly SegmentOrAll[] = ['high', 'medium', 'new', 'at-risk', 'low', 'all'];

/** Segments that rank by spend. */
const BY_SPEND: ReadonlySet<SegmentOrAll> = new Set(['high', 'medium', 'low'] as const);

/** The fields of a campaign. What is wrong is said beside a field once it was left, or on saving. */
export function CampaignForm(props: {
  id: string;
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  onSubmit: () => void;
  currency: string;
  /** This note, beside the discount's value, says in money what it takes off. */
  discountNote: string | undefined;
  /** This note says how many the control group holds. */
  controlNote: string | undefined;
  /** The smallest effect the two groups can show, in a sentence. */
  effectNote: string | undefined;
  segmentSizes: Record<SegmentOrAll, number> | null | undefined;
  /** False where the shop does not know what customers spend. */
  hasPrices: boolean;
  /** So many other campaigns are planned or running in this shop. */
  others: number;
  asked: AskedAssumptions;
  measured: OwnUplift | null;
  /** Why offer, audience and days can no longer be changed; undefined: they can. */
  settled: string | undefined;
  /** The bundle, as the page shows it. */
  children: JSX.Element;
}) {
  const session = useShop();
  const definitions = () =>
    segmentDefinitions(session.summary()?.segmentRules ?? defaultSegmentRules);
  const sign = () => currencySign(props.currency);

  return (
    <form
      id={props.id}
      class="panel cform"
      aria-label="Campaign"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <div class="cform__sec">
        <TextField
          label="Campaign name"
          required
          value={props.draft.name}
          error={props.errors.name}
          onInput={(value) => props.onChange('name', value)}
          onLeave={() => props.onLeave('name')}
        />
        {props.children}
      </div>
      <fieldset class="cform__settled" disabled={props.settled !== undefined}>
        <legend class="vh">Offer, audience and days</legend>
        <Show when={props.settled}>{(text) => <p class="cform__sec field__help">{text()}</p>}</Show>
        <OfferFields
          draft={props.draft}
          onChange={props.onChange}
          errors={props.errors}
          onLeave={props.onLeave}
          sign={sign()}
          discountNote={props.discountNote}
        />
        <div class="cform__sec">
          <h2>Audience</h2>
          <div class="f2">
            <SelectField
              label="Customer segment"
              value={props.draft.segment}
              options={optionsOf(SEGMENT_CHOICES, segmentNames)}
              onChange={(value) => props.onChange('segment', value)}
            />
            <SelectField
              label="Channel"
              value={props.draft.channel}
              options={optionsOf(
                CHANNELS,
                mapTable(channels, ({ name }) => name),
              )}
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
          <Show when={props.segmentSizes}>
            {(sizes) => <SegmentBars sizes={sizes()} chosen={props.draft.segment} />}
          </Show>
          <Show when={SEGMENTS_BY_VALUE.find((segment) => segment === props.draft.segment)}>
            {(segment) => <p class="field__help">{definitions()[segment()]}</p>}
          </Show>
          <Show when={!props.hasPrices && BY_SPEND.has(props.draft.segment)}>
            <p class="field__help">
              This shop has no prices, so high, medium and low value say nothing here. Choose
              another segment.
            </p>
          </Show>
          <AudienceFields
            draft={props.draft}
            onChange={props.onChange}
            errors={props.errors}
            onLeave={props.onLeave}
            others={props.others}
          />
        </div>
        <AssumptionFields
          draft={props.draft}
          onChange={props.onChange}
          errors={props.errors}
          onLeave={props.onLeave}
          sign={sign()}
          asked={props.asked}
          measured={props.measured}
        />
        <ScheduleFields
          draft={props.draft}
          onChange={props.onChange}
          errors={props.errors}
          onLeave={props.onLeave}
          controlNote={props.controlNote}
          effectNote={props.effectNote}
        />
      </fieldset>
      <div class="cform__sec">
        <h2>Message</h2>
        <TextField
          label="Landing page"
          value={props.draft.landingPage}
          error={props.errors.landingPage}
          help="The page of your shop the message leads to, such as https://shop.example/duo. Its link then carries the campaign’s tags."
          onInput={(value) => props.onChange('landingPage', value)}
          onLeave={() => props.onLeave('landingPage')}
        />
        <TextAreaField
          label="Note"
          rows={2}
          value={props.draft.note}
          error={props.errors.note}
          onInput={(value) => props.onChange('note', value)}
          onLeave={() => props.onLeave('note')}
        />
      </div>
    </form>
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
