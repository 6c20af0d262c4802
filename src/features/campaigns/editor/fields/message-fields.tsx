import type { SetStoreFunction } from 'solid-js/store';
import { TextAreaField, TextField } from '../../../../ui/input/field';
import type { CampaignDraft } from '../draft/draft';
import type { FieldErrors, FieldPlace } from '../draft/draft-check';

/** Asks where the message leads, and for a note for oneself. */
export function MessageFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
}) {
  return (
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
  );
}
