import type { SetStoreFunction } from 'solid-js/store';
import {
  DISCOUNT_TARGETS,
  DISCOUNT_TYPES,
  discountTargets,
  discountTypes,
} from '../../../../domain/campaign/discounts';
import { SelectField, TextField } from '../../../../ui/input/field';
import { optionsOf } from '../../campaign-words';
import type { CampaignDraft } from '../draft/draft';
import type { FieldErrors, FieldPlace } from '../draft/draft-check';

/** Asks what is offered, at what discount, and how much it may cost. */
export function OfferFields(props: {
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  errors: FieldErrors;
  onLeave: (place: FieldPlace) => void;
  /** The currency's. */
  sign: string;
  /** This note, beside the discount's value, says in money what it takes off. */
  discountNote: string | undefined;
}) {
  const isShare = () => discountTypes[props.draft.discountType].isShare;
  const discountSuffix = () =>
    [isShare() ? '%' : '', props.discountNote ?? ''].filter((each) => each !== '').join(' = ');
  return (
    <div class="cform__sec">
      <h2>Offer</h2>
      <div class="f2">
        <SelectField
          label="Discount type"
          value={props.draft.discountType}
          options={optionsOf(DISCOUNT_TYPES, (type) => discountTypes[type].name)}
          onChange={(value) => props.onChange('discountType', value)}
        />
        <TextField
          label="Discount value"
          required
          inputMode="decimal"
          prefix={isShare() ? undefined : props.sign}
          suffix={discountSuffix()}
          value={props.draft.discountValue}
          error={props.errors['discount.value']}
          onInput={(value) => props.onChange('discountValue', value)}
          onLeave={() => props.onLeave('discount.value')}
        />
        <TextField
          label="Minimum order price"
          inputMode="decimal"
          prefix={props.sign}
          value={props.draft.minimumOrder}
          error={props.errors.minimumOrder}
          onInput={(value) => props.onChange('minimumOrder', value)}
          onLeave={() => props.onLeave('minimumOrder')}
        />
        <TextField
          label="Budget"
          required
          inputMode="decimal"
          prefix={props.sign}
          value={props.draft.budget}
          error={props.errors.budget}
          onInput={(value) => props.onChange('budget', value)}
          onLeave={() => props.onLeave('budget')}
        />
        <SelectField
          label="Taken off"
          value={props.draft.discountOn}
          options={optionsOf(DISCOUNT_TARGETS, (target) => discountTargets[target].name)}
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
  );
}
