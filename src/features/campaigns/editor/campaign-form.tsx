import { Show, type JSX } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import type { OwnUplift } from '../../../domain/campaign/economics/own-uplift';
import type { SegmentOrAll } from '../../../domain/segments/segments';
import { currencySign } from '../../../ui/format';
import { TextField } from '../../../ui/input/field';
import { AssumptionFields, type AskedAssumptions } from './fields/assumption-fields';
import { AudienceFields } from './fields/audience-fields';
import type { CampaignDraft } from './draft/draft';
import type { FieldErrors, FieldPlace } from './draft/draft-check';
import { MessageFields } from './fields/message-fields';
import { OfferFields } from './fields/offer-fields';
import { ScheduleFields } from './fields/schedule-fields';
import { SegmentFields } from './fields/segment-fields';

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
          <SegmentFields
            draft={props.draft}
            onChange={props.onChange}
            sizes={props.segmentSizes}
            hasPrices={props.hasPrices}
          />
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
      <MessageFields
        draft={props.draft}
        onChange={props.onChange}
        errors={props.errors}
        onLeave={props.onLeave}
      />
    </form>
  );
}
