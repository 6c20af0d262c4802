import type { SetStoreFunction } from 'solid-js/store';
import { TextField } from '../../../../ui/input/field';
import type { CampaignDraft } from '../draft/draft';
import type { FieldErrors, FieldPlace } from '../draft/draft-check';

/** Asks when a campaign runs, and how many customers are held out to measure it. */
export function ScheduleFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  /** This note says how many the control group holds. */
  controlNote: string | undefined;
  /** The smallest effect the two groups can show, in a sentence. */
  effectNote: string | undefined;
}) {
  return (
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
        <TextField
          label="Control group"
          inputMode="decimal"
          suffix={['%', props.controlNote].filter((each) => each !== undefined).join(' = ')}
          value={props.draft.controlShare}
          error={props.errors.controlShare}
          help={props.effectNote}
          onInput={(value) => props.onChange('controlShare', value)}
          onLeave={() => props.onLeave('controlShare')}
        />
      </div>
      <p class="field__help">
        The control group gets no message. Comparing it with the rest shows what the campaign really
        added.
      </p>
    </div>
  );
}
