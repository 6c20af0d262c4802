import { For, Show, type JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import {
  CAMPAIGN_STATUSES,
  campaignStatusNames,
  DISCOUNT_TARGETS,
  DISCOUNT_TYPES,
  discountTargetNames,
  discountTypeNames,
} from '../../domain/campaign';
import { useShop } from '../../engine/context';
import { DEFAULT_CONTACT_COST } from '../../domain/campaign-defaults';
import type { OwnUplift } from '../../domain/own-uplift';
import { defaultSegmentRules, SEGMENTS_BY_VALUE, segmentDefinitions } from '../../domain/segments';
import { CHANNELS, channelNames, segmentNames, type SegmentOrAll } from '../../domain/words';
import { SelectField, TextAreaField, TextField } from '../../ui/field';
import { currencySign, formatNumber } from '../../ui/format';
import { numberText, parseNumberText } from '../../ui/number-text';
import { AssumptionFields, type AskedAssumptions } from './assumption-fields';
import { AudienceFields } from './audience-fields';
import type { CampaignDraft, FieldErrors, FieldPlace } from './draft';

/** Best customers first, everyone last. */
const SEGMENT_CHOICES: readonly SegmentOrAll[] = ['high', 'medium', 'new', 'at-risk', 'low', 'all'];

/** Segments that rank by spend. */
const BY_SPEND: ReadonlySet<SegmentOrAll> = new Set(['high', 'medium', 'low'] as const);

const options = <Value extends string>(
  values: readonly Value[],
  names: Record<Value, string>,
): { value: Value; label: string }[] => values.map((value) => ({ value, label: names[value] }));

/** The fields of a campaign. What is wrong is said beside a field once it was left, or on saving. */
export function CampaignForm(props: {
  id: string;
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  onSubmit: () => void;
  currency: string;
  /** What the discount takes off, in money, beside its value. */
  discountNote: string | undefined;
  /** How many the control group holds. */
  controlNote: string | undefined;
  segmentSizes: Record<SegmentOrAll, number> | null | undefined;
  /** Whether what customers spend is known. */
  hasPrices: boolean;
  /** How many other campaigns are planned or running in this shop. */
  others: number;
  asked: AskedAssumptions;
  measured: OwnUplift | null;
  /** The bundle, as the page shows it. */
  children: JSX.Element;
}) {
  const session = useShop();
  const definitions = () =>
    segmentDefinitions(session.summary()?.segmentRules ?? defaultSegmentRules);
  const sign = () => currencySign(props.currency);
  const isPercentage = () => props.draft.discountType === 'percentage';
  const discountSuffix = () =>
    [isPercentage() ? '%' : '', props.discountNote ?? ''].filter((each) => each !== '').join(' = ');

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
      <div class="cform__sec">
        <h2>Offer</h2>
        <div class="f2">
          <SelectField
            label="Discount type"
            value={props.draft.discountType}
            options={options(DISCOUNT_TYPES, discountTypeNames)}
            onChange={(value) => props.onChange('discountType', value)}
          />
          <TextField
            label="Discount value"
            required
            inputMode="decimal"
            prefix={isPercentage() ? undefined : sign()}
            suffix={discountSuffix()}
            value={props.draft.discountValue}
            error={props.errors['discount.value']}
            onInput={(value) => props.onChange('discountValue', value)}
            onLeave={() => props.onLeave('discount.value')}
          />
          <TextField
            label="Minimum order price"
            inputMode="decimal"
            prefix={sign()}
            value={props.draft.minimumOrder}
            error={props.errors.minimumOrder}
            onInput={(value) => props.onChange('minimumOrder', value)}
            onLeave={() => props.onLeave('minimumOrder')}
          />
          <TextField
            label="Budget"
            required
            inputMode="decimal"
            prefix={sign()}
            value={props.draft.budget}
            error={props.errors.budget}
            onInput={(value) => props.onChange('budget', value)}
            onLeave={() => props.onLeave('budget')}
          />
          <SelectField
            label="Taken off"
            value={props.draft.discountOn}
            options={options(DISCOUNT_TARGETS, discountTargetNames)}
            onChange={(value) => props.onChange('discountOn', value)}
          />
          <TextField
            label="Redemption cap"
            inputMode="decimal"
            suffix={props.draft.redemptionCap === '' ? 'none' : undefined}
            value={props.draft.redemptionCap}
            error={props.errors.redemptionCap}
            onInput={(value) => props.onChange('redemptionCap', value)}
            onLeave={() => props.onLeave('redemptionCap')}
          />
        </div>
      </div>
      <div class="cform__sec">
        <h2>Audience</h2>
        <div class="f2">
          <SelectField
            label="Customer segment"
            value={props.draft.segment}
            options={options(SEGMENT_CHOICES, segmentNames)}
            onChange={(value) => props.onChange('segment', value)}
          />
          <SelectField
            label="Channel"
            value={props.draft.channel}
            options={options(CHANNELS, channelNames)}
            onChange={(value) => {
              // The usual cost follows the channel, until someone typed another.
              const typed = parseNumberText(props.draft.contactCost);
              if (typed === DEFAULT_CONTACT_COST[props.draft.channel]) {
                props.onChange('contactCost', numberText(DEFAULT_CONTACT_COST[value]));
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
            This shop has no prices, so high, medium and low value say nothing here. Choose another
            segment.
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
      <div class="cform__sec">
        <h2>Schedule and measurement</h2>
        <div class="f2">
          <TextField
            label="First day"
            type="date"
            value={props.draft.from}
            error={props.errors['dates.from']}
            onInput={(value) => props.onChange('from', value)}
            onLeave={() => props.onLeave('dates.from')}
          />
          <TextField
            label="Last day"
            type="date"
            value={props.draft.to}
            error={props.errors['dates.to']}
            onInput={(value) => props.onChange('to', value)}
            onLeave={() => props.onLeave('dates.to')}
          />
          <SelectField
            label="Status"
            value={props.draft.status}
            options={options(CAMPAIGN_STATUSES, campaignStatusNames)}
            onChange={(value) => props.onChange('status', value)}
          />
          <TextField
            label="Control group"
            inputMode="decimal"
            suffix={['%', props.controlNote].filter((each) => each !== undefined).join(' = ')}
            value={props.draft.controlShare}
            error={props.errors.controlShare}
            onInput={(value) => props.onChange('controlShare', value)}
            onLeave={() => props.onLeave('controlShare')}
          />
        </div>
        <p class="field__help">
          The control group gets no message. Comparing it with the rest shows what the campaign
          really added.
        </p>
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

/** How many customers each choice of segment has. */
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
