import {
  CAMPAIGN_VERSION,
  DEFAULT_CONTROL_SHARE,
  type Assumptions,
  type AudienceRule,
  type Campaign,
  type CampaignDiscount,
  type CampaignStatus,
  type DiscountTarget,
  type DiscountType,
} from '../../domain/campaign';
import { checkCampaign } from '../../domain/campaign-check';
import { DEFAULT_CONTACT_COST, DEFAULT_UPLIFT } from '../../domain/campaign-defaults';
import {
  campaignEconomics,
  losesOnEach,
  type EconomicsBasis,
} from '../../domain/campaign-economics';
import { offerOf } from '../../domain/campaign-facts';
import { defaultAudienceRule, type AudienceKind } from '../../domain/campaign-plan';
import type { Range } from '../../domain/economics';
import type { Channel, SegmentOrAll } from '../../domain/words';
import { numberText, parseNumberText } from '../../ui/number-text';

/** What stands in the form's fields: texts as typed. Shares and uplifts are in per cent. */
export interface CampaignDraft {
  name: string;
  status: CampaignStatus;
  discountType: DiscountType;
  discountValue: string;
  discountOn: DiscountTarget;
  minimumOrder: string;
  budget: string;
  /** Empty: none. */
  redemptionCap: string;
  lossAcknowledged: boolean;
  channel: Channel;
  segment: SegmentOrAll;
  who: AudienceKind;
  /** Days; empty: ever, or nobody. */
  boughtWithinDays: string;
  notWithinDays: string;
  restDays: string;
  leaveOutOthers: boolean;
  controlShare: string;
  from: string;
  to: string;
  /** Empty: none. */
  landingPage: string;
  note: string;
  upliftLow: string;
  upliftBase: string;
  upliftHigh: string;
  /** Asked where nobody buys without the message; empty: not given. */
  responseLow: string;
  responseBase: string;
  responseHigh: string;
  /** Asked where the shop cannot say; empty: not given. */
  baseline: string;
  margin: string;
  contactCost: string;
}

/** Only name, value and budget are for the person to fill in. */
export const newDraft = (segment: SegmentOrAll, uplift: Range = DEFAULT_UPLIFT): CampaignDraft => ({
  name: '',
  status: 'draft',
  discountType: 'percentage',
  discountValue: '',
  discountOn: 'bundle',
  minimumOrder: numberText(0),
  budget: '',
  redemptionCap: '',
  lossAcknowledged: false,
  channel: 'email',
  segment,
  ...ruleTexts(defaultAudienceRule),
  controlShare: percentText(DEFAULT_CONTROL_SHARE),
  from: '',
  to: '',
  landingPage: '',
  note: '',
  upliftLow: percentText(uplift.low),
  upliftBase: percentText(uplift.base),
  upliftHigh: percentText(uplift.high),
  responseLow: '',
  responseBase: '',
  responseHigh: '',
  baseline: '',
  margin: '',
  contactCost: numberText(DEFAULT_CONTACT_COST.email),
});

export const draftOf = (campaign: Campaign): CampaignDraft => ({
  name: campaign.name,
  status: campaign.status,
  discountType: campaign.discount.type,
  discountValue: numberText(campaign.discount.value),
  discountOn: campaign.discountOn,
  minimumOrder: numberText(campaign.minimumOrder),
  budget: numberText(campaign.budget),
  redemptionCap: optionalText(campaign.redemptionCap),
  lossAcknowledged: campaign.lossAcknowledged,
  channel: campaign.channel,
  segment: campaign.segment,
  ...ruleTexts(campaign.audienceRule),
  controlShare: percentText(campaign.controlShare),
  from: campaign.dates.from ?? '',
  to: campaign.dates.to ?? '',
  landingPage: campaign.landingPage,
  note: campaign.note,
  ...assumptionTexts(campaign.assumptions),
});

const optionalText = (value: number | null): string => (value === null ? '' : numberText(value));

/** 0.1 → `10`, without the noise of binary fractions. */
const percentText = (share: number): string => numberText(Number((share * 100).toFixed(6)));
const optionalPercent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : percentText(share);

const ruleTexts = (rule: AudienceRule) => ({
  who: rule.who,
  boughtWithinDays: optionalText(rule.boughtWithinDays),
  notWithinDays: optionalText(rule.notWithinDays),
  restDays: optionalText(rule.restDays),
  leaveOutOthers: rule.leaveOutOthers,
});

const assumptionTexts = ({
  uplift,
  response,
  baseline,
  marginShare,
  contactCost,
}: Assumptions) => ({
  upliftLow: percentText(uplift.low),
  upliftBase: percentText(uplift.base),
  upliftHigh: percentText(uplift.high),
  responseLow: optionalPercent(response?.low),
  responseBase: optionalPercent(response?.base),
  responseHigh: optionalPercent(response?.high),
  baseline: optionalPercent(baseline),
  margin: optionalPercent(marginShare),
  contactCost: numberText(contactCost),
});

/** What a campaign has beside what is typed: counted in the shop, or kept from an earlier save. */
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

/** What a draft comes to: a campaign, or what is wrong by place. */
export type CheckedDraft =
  | { campaign: Campaign; errors?: undefined }
  | { errors: FieldErrors; campaign?: undefined };

/** The discount as typed; null while it is no number. */
export function discountOf(draft: CampaignDraft): CampaignDiscount | null {
  const value = parseNumberText(draft.discountValue);
  return Number.isNaN(value) ? null : { type: draft.discountType, value };
}

/** A share from per cent, without the noise of binary fractions: 10 → 0.1. */
export const shareOf = (percent: string): number =>
  Number((parseNumberText(percent) / 100).toFixed(8));

const optional = (text: string, read: (text: string) => number): number | null =>
  text.trim() === '' ? null : read(text);

const orZero = (text: string): string => (text === '' ? '0' : text);

/** The rule as typed; days that are no number are NaN, for the schema to refuse. */
export const ruleOf = (draft: CampaignDraft): AudienceRule => ({
  who: draft.who,
  boughtWithinDays: optional(draft.boughtWithinDays, parseNumberText),
  notWithinDays: optional(draft.notWithinDays, parseNumberText),
  restDays: optional(draft.restDays, parseNumberText),
  leaveOutOthers: draft.leaveOutOthers,
});

/** Whether the engine can be asked with it: whole days of 1 to ten years. */
export const isUsableRule = ({
  boughtWithinDays,
  notWithinDays,
  restDays,
}: AudienceRule): boolean =>
  [boughtWithinDays, notWithinDays, restDays].every(
    (days) => days === null || (Number.isInteger(days) && days >= 1 && days <= 3650),
  );

export const assumptionsOf = (draft: CampaignDraft): Assumptions => {
  const response = [draft.responseLow, draft.responseBase, draft.responseHigh];
  return {
    uplift: {
      low: shareOf(draft.upliftLow),
      base: shareOf(draft.upliftBase),
      high: shareOf(draft.upliftHigh),
    },
    response: response.every((text) => text.trim() === '')
      ? null
      : {
          low: shareOf(draft.responseLow),
          base: shareOf(draft.responseBase),
          high: shareOf(draft.responseHigh),
        },
    baseline: optional(draft.baseline, shareOf),
    marginShare: optional(draft.margin, shareOf),
    contactCost: parseNumberText(orZero(draft.contactCost)),
  };
};

/** What the figures follow from while the form is typed in; what cannot be is left at its neighbour. */
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
    lossAcknowledged: draft.lossAcknowledged,
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
  if (isUnseenLoss(draft, basis)) {
    errors.lossAcknowledged = 'Say that you have seen this, or lower the discount.';
  }
  if (checked.campaign === undefined || errors.lossAcknowledged !== undefined) return { errors };
  const { campaign } = checked;
  return { campaign: { ...campaign, economics: campaignEconomics(campaign) } };
}

/** Whether a redemption gives away more than its margin, and nobody has said to know it. */
function isUnseenLoss(draft: CampaignDraft, basis: CampaignBasis): boolean {
  return !draft.lossAcknowledged && isLoss(draft, basis);
}

/** Whether a redemption gives away more than its margin. */
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
