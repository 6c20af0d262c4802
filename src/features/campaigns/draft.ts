import {
  CAMPAIGN_VERSION,
  DEFAULT_CONTROL_SHARE,
  type Campaign,
  type CampaignDiscount,
  type CampaignPrices,
  type CampaignStatus,
  type DiscountType,
} from '../../domain/campaign';
import { checkCampaign, type Checked } from '../../domain/campaign-check';
import { priceAfter } from '../../domain/campaign-facts';
import type { Channel, SegmentOrAll } from '../../domain/words';
import { numberText, parseNumberText } from '../../ui/number-text';

/** What stands in the form's fields: texts as typed. */
export interface CampaignDraft {
  name: string;
  status: CampaignStatus;
  discountType: DiscountType;
  discountValue: string;
  minimumOrder: string;
  budget: string;
  channel: Channel;
  segment: SegmentOrAll;
  /** In per cent. */
  controlShare: string;
  from: string;
  to: string;
  note: string;
}

/** Only name, value and budget are for the person to fill in. */
export const newDraft = (segment: SegmentOrAll): CampaignDraft => ({
  name: '',
  status: 'draft',
  discountType: 'percentage',
  discountValue: '',
  minimumOrder: numberText(0),
  budget: '',
  channel: 'email',
  segment,
  controlShare: numberText(DEFAULT_CONTROL_SHARE * 100),
  from: '',
  to: '',
  note: '',
});

export const draftOf = (campaign: Campaign): CampaignDraft => ({
  name: campaign.name,
  status: campaign.status,
  discountType: campaign.discount.type,
  discountValue: numberText(campaign.discount.value),
  minimumOrder: numberText(campaign.minimumOrder),
  budget: numberText(campaign.budget),
  channel: campaign.channel,
  segment: campaign.segment,
  controlShare: numberText(campaign.controlShare * 100),
  from: campaign.dates.from ?? '',
  to: campaign.dates.to ?? '',
  note: campaign.note,
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
  | 'shop'
  | 'appVersion'
>;

/** The fields a message can stand beside, as places in the schema. */
export type FieldPlace =
  | 'name'
  | 'discount.value'
  | 'minimumOrder'
  | 'budget'
  | 'controlShare'
  | 'dates.from'
  | 'dates.to'
  | 'note';
export type FieldErrors = Partial<Record<FieldPlace, string>>;

/** The discount as typed; null while it is no number. */
export function discountOf(draft: CampaignDraft): CampaignDiscount | null {
  const value = parseNumberText(draft.discountValue);
  return Number.isNaN(value) ? null : { type: draft.discountType, value };
}

/** A share from per cent, without the noise of binary fractions: 10 → 0.1. */
export const shareOf = (percent: string): number =>
  Number((parseNumberText(percent) / 100).toFixed(6));

/** Basis and draft as one campaign, and what the schema says to it. `now` is ISO. */
export function checkDraft(draft: CampaignDraft, basis: CampaignBasis, now: string): Checked {
  const discount = discountOf(draft);
  return checkCampaign({
    ...basis,
    schemaVersion: CAMPAIGN_VERSION,
    updatedAt: now,
    name: draft.name,
    status: draft.status,
    discount: discount ?? { type: draft.discountType, value: Number.NaN },
    minimumOrder: parseNumberText(draft.minimumOrder === '' ? '0' : draft.minimumOrder),
    budget: parseNumberText(draft.budget),
    channel: draft.channel,
    segment: draft.segment,
    controlShare: shareOf(draft.controlShare === '' ? '0' : draft.controlShare),
    dates: { from: draft.from === '' ? null : draft.from, to: draft.to === '' ? null : draft.to },
    note: draft.note,
    prices: pricesWith(basis.prices, discount),
  });
}

const pricesWith = (prices: CampaignPrices, discount: CampaignDiscount | null): CampaignPrices => ({
  ...prices,
  afterDiscount: discount === null ? null : priceAfter(discount, prices.bundle),
});
