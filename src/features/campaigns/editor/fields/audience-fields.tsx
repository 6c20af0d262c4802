import { Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import {
  AUDIENCE_KINDS,
  type AudienceKind,
  audienceKinds,
} from '../../../../domain/campaign/audience-kinds';
import { SelectField, TextField } from '../../../../ui/input/field';
import type { CampaignDraft } from '../draft/draft';
import type { FieldErrors, FieldPlace } from '../draft/draft-check';

/** Whom a campaign is for within its segment, and who is left alone. */
export function AudienceFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  /** So many other campaigns are planned or running in this shop. */
  others: number;
}) {
  return (
    <>
      <SelectField<AudienceKind>
        label="Who in the segment"
        value={props.draft.who}
        options={AUDIENCE_KINDS.map((value) => ({ value, label: audienceKinds[value].name }))}
        help={audienceKinds[props.draft.who].help}
        onChange={(value) => props.onChange('who', value)}
      />
      <div class="f2">
        <TextField
          label="Bought within"
          inputMode="decimal"
          suffix={props.draft.boughtWithinDays === '' ? 'ever' : 'days'}
          value={props.draft.boughtWithinDays}
          error={props.errors['audienceRule.boughtWithinDays']}
          onInput={(value) => props.onChange('boughtWithinDays', value)}
          onLeave={() => props.onLeave('audienceRule.boughtWithinDays')}
        />
        <TextField
          label="Not bought within"
          inputMode="decimal"
          suffix={props.draft.notWithinDays === '' ? 'ever' : 'days'}
          value={props.draft.notWithinDays}
          error={props.errors['audienceRule.notWithinDays']}
          onInput={(value) => props.onChange('notWithinDays', value)}
          onLeave={() => props.onLeave('audienceRule.notWithinDays')}
        />
        <TextField
          label="Leave alone after an order"
          inputMode="decimal"
          suffix={props.draft.restDays === '' ? 'nobody' : 'days'}
          value={props.draft.restDays}
          error={props.errors['audienceRule.restDays']}
          onInput={(value) => props.onChange('restDays', value)}
          onLeave={() => props.onLeave('audienceRule.restDays')}
        />
      </div>
      <Show when={props.others > 0 || props.draft.leaveOutOthers}>
        <label class="check">
          <input
            type="checkbox"
            checked={props.draft.leaveOutOthers}
            onChange={(event) => props.onChange('leaveOutOthers', event.currentTarget.checked)}
          />
          <span>Leave out customers of other planned and running campaigns</span>
        </label>
      </Show>
    </>
  );
}
