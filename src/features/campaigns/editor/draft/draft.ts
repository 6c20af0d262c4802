import {
  DEFAULT_CONTROL_SHARE,
  type Assumptions,
  type AudienceRule,
  type Campaign,
  type CampaignStatus,
} from '../../../../domain/campaign/campaign';
import { DEFAULT_UPLIFT } from '../../../../domain/campaign/defaults';
import type { AudienceKind } from '../../../../domain/campaign/audience-kinds';
import type { DiscountTarget, DiscountType } from '../../../../domain/campaign/discounts';
import { defaultAudienceRule } from '../../../../domain/campaign/plan';
import type { Range } from '../../../../domain/campaign/economics/economics';
import { channels, type Channel } from '../../../../domain/campaign/channels';
import type { SegmentOrAll } from '../../../../domain/segments/segments';
import { numberText } from '../../../../ui/input/number-text';

/** A draft holds the texts of the form's fields as typed. Shares and uplifts are in per cent. */
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
  contactCost: numberText(channels.email.contactCost),
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
