import { Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import type { OwnUplift } from '../../../../domain/campaign/economics/own-uplift';
import { TextField } from '../../../../ui/input/field';
import { numberText } from '../../../../ui/input/number-text';
import { plural } from '../../../../ui/format';
import { upliftText } from '../../economics/economics-inputs';
import type { CampaignDraft } from '../draft/draft';
import type { FieldErrors, FieldPlace } from '../draft/draft-check';

/** These assumptions have to be asked, because the shop does not say. */
export interface AskedAssumptions {
  margin: boolean;
  baseline: boolean;
  /** r itself: nobody buys without the message. */
  response: boolean;
}

/** Shows what nobody measured, to be changed by whoever knows better. */
export function AssumptionFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  sign: string;
  asked: AskedAssumptions;
  /** The shop's own ended campaigns have measured this uplift; null where none has. */
  measured: OwnUplift | null;
}) {
  const percent = (share: number) => numberText(Number((share * 100).toFixed(1)));
  return (
    <div class="cform__sec">
      <h2>Assumptions</h2>
      <Show
        when={props.asked.response}
        fallback={
          <Three
            draft={props.draft}
            onChange={props.onChange}
            labels={['Uplift, low', 'Uplift, base', 'Uplift, high']}
            keys={['upliftLow', 'upliftBase', 'upliftHigh']}
            error={props.errors['assumptions.uplift']}
            help="How much more often a customer buys with the message than without."
            onLeave={() => props.onLeave('assumptions.uplift')}
          />
        }
      >
        <Three
          draft={props.draft}
          onChange={props.onChange}
          labels={['Response, low', 'Response, base', 'Response, high']}
          keys={['responseLow', 'responseBase', 'responseHigh']}
          error={props.errors['assumptions.response']}
          help="Nobody bought this without a message, so no uplift says how many will."
          onLeave={() => props.onLeave('assumptions.response')}
        />
      </Show>
      <Show when={!props.asked.response && props.measured}>
        {(measured) => (
          <p class="field__help">
            {plural(measured().campaigns, 'ended campaign')} of this shop measured{' '}
            {upliftText(measured().range.base)} ({upliftText(measured().range.low)} to{' '}
            {upliftText(measured().range.high)}).{' '}
            <button
              class="link"
              type="button"
              onClick={() =>
                props.onChange({
                  upliftLow: percent(measured().range.low),
                  upliftBase: percent(measured().range.base),
                  upliftHigh: percent(measured().range.high),
                })
              }
            >
              Use it
            </button>
          </p>
        )}
      </Show>
      <div class="f2">
        <TextField
          label="Cost of a contact"
          inputMode="decimal"
          prefix={props.sign}
          value={props.draft.contactCost}
          error={props.errors['assumptions.contactCost']}
          onInput={(value) => props.onChange('contactCost', value)}
          onLeave={() => props.onLeave('assumptions.contactCost')}
        />
        <Show when={props.asked.margin}>
          <TextField
            label="Margin"
            inputMode="decimal"
            suffix="% of the price"
            value={props.draft.margin}
            error={props.errors['assumptions.marginShare']}
            onInput={(value) => props.onChange('margin', value)}
            onLeave={() => props.onLeave('assumptions.marginShare')}
          />
        </Show>
        <Show when={props.asked.baseline}>
          <TextField
            label="Buy anyway"
            inputMode="decimal"
            suffix="% of customers"
            value={props.draft.baseline}
            error={props.errors['assumptions.baseline']}
            onInput={(value) => props.onChange('baseline', value)}
            onLeave={() => props.onLeave('assumptions.baseline')}
          />
        </Show>
      </div>
    </div>
  );
}

type PercentKey =
  | 'upliftLow'
  | 'upliftBase'
  | 'upliftHigh'
  | 'responseLow'
  | 'responseBase'
  | 'responseHigh';

/** Three percentages in a row; what is wrong with them is said at the middle one. */
function Three(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  labels: readonly [string, string, string];
  keys: readonly [PercentKey, PercentKey, PercentKey];
  error: string | undefined;
  help: string;
  onLeave: () => void;
}) {
  const field = (index: 0 | 1 | 2) => (
    <TextField
      label={props.labels[index]}
      inputMode="decimal"
      suffix="%"
      value={props.draft[props.keys[index]]}
      error={index === 1 ? props.error : undefined}
      onInput={(value) => props.onChange(props.keys[index], value)}
      onLeave={() => props.onLeave()}
    />
  );
  return (
    <>
      <div class="f3">
        {field(0)}
        {field(1)}
        {field(2)}
      </div>
      <p class="field__help">{props.help}</p>
    </>
  );
}
