import { CAMPAIGN_VERSION, type Campaign } from '../../../../domain/campaign/campaign';
import { checkCampaign } from '../../../../domain/campaign/checks';
import {
  campaignEconomics,
  losesOnEach,
  type EconomicsBasis,
} from '../../../../domain/campaign/economics/campaign-economics';
import { offerOf } from '../../../../domain/campaign/facts';
import { parseNumberText } from '../../../../ui/input/number-text';
import { newDraft, type CampaignDraft } from './draft';
import { assumptionsOf, discountOf, optional, orZero, ruleOf, shareOf } from './draft-values';

/** A campaign has these facts beside what is typed: counted in the shop, or kept from an earlier save. */
export type CampaignBasis = Pick<
  Campaign,
  | 'id'
  | 'createdAt'
  | 'bundle'
  | 'evidence'
  | 'prices'
  | 'segmentSize'
  | 'audience'
  | 'baseline'
  | 'minimumReach'
  | 'fixed'
  | 'endedAt'
  | 'outcome'
  | 'shop'
  | 'appVersion'
>;

/** The fields a message can stand beside, as places in the schema. */
export type FieldPlace =
  | 'name'
  | 'discount.value'
  | 'minimumOrder'
  | 'budget'
  | 'redemptionCap'
  | 'lossAcknowledged'
  | 'audienceRule.boughtWithinDays'
  | 'audienceRule.notWithinDays'
  | 'audienceRule.restDays'
  | 'controlShare'
  | 'dates.from'
  | 'dates.to'
  | 'landingPage'
  | 'note'
  | 'assumptions.uplift'
  | 'assumptions.response'
  | 'assumptions.baseline'
  | 'assumptions.marginShare'
  | 'assumptions.contactCost';
export type FieldErrors = Partial<Record<FieldPlace, string>>;

/** A draft comes to a campaign, or to what is wrong in it, by place. */
export type CheckedDraft =
  | { campaign: Campaign; errors?: undefined }
  | { errors: FieldErrors; campaign?: undefined };

/** Gathers what the figures follow from while the form is typed in; a value that cannot be is left at its neighbour. */
export function economicsBasis(
  draft: CampaignDraft,
  basis: CampaignBasis,
  errors: FieldErrors,
): EconomicsBasis {
  const typed = assumptionsOf(draft);
  const standing = assumptionsOf(newDraft('all'));
  const isWrong = (place: FieldPlace) => errors[place] !== undefined;
  return {
    ...basis,
    discount: isWrong('discount.value') ? null : discountOf(draft),
    discountOn: draft.discountOn,
    redemptionCap: isWrong('redemptionCap') ? null : optional(draft.redemptionCap, parseNumberText),
    minimumOrder: isWrong('minimumOrder') ? 0 : parseNumberText(orZero(draft.minimumOrder)),
    assumptions: {
      uplift: isWrong('assumptions.uplift') ? standing.uplift : typed.uplift,
      response: isWrong('assumptions.response') ? null : typed.response,
      baseline: isWrong('assumptions.baseline') ? null : typed.baseline,
      marginShare: isWrong('assumptions.marginShare') ? null : typed.marginShare,
      contactCost: isWrong('assumptions.contactCost') ? standing.contactCost : typed.contactCost,
    },
  };
}

/** Basis and draft as one campaign, and what the schema says to it. `now` is ISO. */
export function checkDraft(draft: CampaignDraft, basis: CampaignBasis, now: string): CheckedDraft {
  const discount = discountOf(draft);
  const offer = offerOf(discount, draft.discountOn, basis.prices);
  const candidate = {
    ...basis,
    schemaVersion: CAMPAIGN_VERSION,
    updatedAt: now,
    name: draft.name,
    status: draft.status,
    discount: discount ?? { type: draft.discountType, value: Number.NaN },
    discountOn: draft.discountOn,
    minimumOrder: parseNumberText(orZero(draft.minimumOrder)),
    budget: parseNumberText(draft.budget),
    redemptionCap: optional(draft.redemptionCap, parseNumberText),
    // Said of a discount that does lose money, and of no later one.
    lossAcknowledged: draft.lossAcknowledged && isLoss(draft, basis),
    channel: draft.channel,
    segment: draft.segment,
    audienceRule: ruleOf(draft),
    controlShare: shareOf(orZero(draft.controlShare)),
    dates: { from: draft.from === '' ? null : draft.from, to: draft.to === '' ? null : draft.to },
    landingPage: draft.landingPage.trim(),
    note: draft.note,
    assumptions: assumptionsOf(draft),
    prices: { ...basis.prices, afterDiscount: offer.pays },
    economics: null,
  };
  const checked = checkCampaign(candidate);
  const errors = fieldErrors(checked.errors ?? {});
  if (!draft.lossAcknowledged && isLoss(draft, basis)) {
    errors.lossAcknowledged = 'Say that you have seen this, or lower the discount.';
  }
  if (checked.campaign === undefined || errors.lossAcknowledged !== undefined) return { errors };
  const { campaign } = checked;
  return { campaign: { ...campaign, economics: campaignEconomics(campaign) } };
}

/** Tells whether a redemption gives away more than its margin. */
export const isLoss = (draft: CampaignDraft, { prices }: Pick<CampaignBasis, 'prices'>): boolean =>
  losesOnEach({
    discount: discountOf(draft),
    discountOn: draft.discountOn,
    prices,
    assumptions: assumptionsOf(draft),
  });

/** Messages on one of three numbers stand beside the three. */
function fieldErrors(errors: Record<string, string>): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([place, message]) => [
      place.replace(/^(assumptions\.(?:uplift|response))\..*/, '$1'),
      message,
    ]),
  );
}
