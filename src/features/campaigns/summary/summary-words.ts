import { discountTypes } from '../../../domain/campaign/discounts';
import type { Campaign, CampaignEconomics } from '../../../domain/campaign/campaign';
import { countsOf, offerOf } from '../../../domain/campaign/facts';
import { strengthNames, strengthOf } from '../../../domain/measures/strength';
import { channels } from '../../../domain/campaign/channels';
import { segmentNames, segmentCustomers } from '../../../domain/segments/segments';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { audienceKinds } from '../../../domain/campaign/audience-kinds';
import { funnelSteps } from '../audience/funnel';
import {
  basketWords,
  datesText,
  discountText,
  moneyIn,
  namesOf,
  offerText,
} from '../campaign-words';

/** A campaign's summary in words: what the page, the print and the picture all say. */

export type Row = readonly [term: string, value: string];

/** `8 – 21 Dec 2025, email, High value` */
export function headlineText(campaign: Campaign): string {
  const { from, to } = campaign.dates;
  const dates = from === null && to === null ? 'Days not set' : datesText(campaign.dates);
  return `${dates}, ${channels[campaign.channel].word}, ${segmentNames[campaign.segment]}`;
}

/** The summary's sentence; what is emphasised is marked. */
export function leadParts(campaign: Campaign): { text: string; isStrong?: boolean }[] {
  const { bundle, discount, discountOn, prices, audience, audienceRule, evidence } = campaign;
  const first = namesOf(bundle.antecedent);
  const second = namesOf(bundle.consequent);
  const usual = formatShare(evidence.consequentCount / evidence.baskets);
  const to =
    audience === null
      ? ''
      : ` to ${formatNumber(audience.treatment)} customers ${audienceKinds[audienceRule.who].who}`;
  const times = formatLift(evidence.lift).replace('×', ' times');
  return [
    { text: 'Offer ' },
    { text: second, isStrong: true },
    { text: ' with ' },
    { text: first, isStrong: true },
    { text: ' at ' },
    { text: offerText(discount, prices.currency, discountOn), isStrong: true },
    {
      text: `${to}. ${formatShare(evidence.confidence)} of ${basketWords(bundle.grain).many} with ${first} also have ${second}, ${times} the usual ${usual}.`,
    },
  ];
}

export function offerRows(campaign: Campaign): Row[] {
  const { discount, discountOn, prices, minimumOrder, redemptionCap } = campaign;
  const money = (value: number | null) =>
    value === null ? 'Unknown' : moneyIn(prices.currency, value);
  const { off } = offerOf(discount, discountOn, prices);
  const text = discountText(discount, prices.currency);
  return [
    ['Price of the bundle', money(prices.bundle)],
    [
      'Discount',
      !discountTypes[discount.type].isShare || off === null ? text : `${text}, ${money(off)}`,
    ],
    ['Customer pays', money(prices.afterDiscount)],
    ['Minimum order price', minimumOrder === 0 ? 'None' : money(minimumOrder)],
    ['Redemption cap', redemptionCap === null ? 'None' : formatNumber(redemptionCap)],
    ['Budget', money(campaign.budget)],
    ['Channel', channels[campaign.channel].name],
  ];
}

export function audienceRows(campaign: Campaign): Row[] {
  const { audience, segmentSize, segment } = campaign;
  if (audience === null) {
    return [
      [segmentCustomers(segment), segmentSize === null ? 'Unknown' : formatNumber(segmentSize)],
      ['Contacted', 'Not counted'],
    ];
  }
  return [
    ...funnelSteps(audience, campaign).map(({ label, count }): Row => [label, formatNumber(count)]),
    ['Control group', formatNumber(audience.control)],
  ];
}

export function probabilityRows({ bundle, evidence }: Campaign): Row[] {
  const { many } = basketWords(bundle.grain);
  const { confidence, confidenceLow, confidenceHigh, pairCount, antecedentCount } = evidence;
  return [
    ['Success probability (confidence)', formatShare(confidence)],
    ['95% interval', `${formatShare(confidenceLow)} to ${formatShare(confidenceHigh)}`],
    ['Counted in', `${formatNumber(pairCount)} of ${formatNumber(antecedentCount)} ${many}`],
    [
      'Lift',
      `${formatLift(evidence.lift)}, ${strengthNames[strengthOf(countsOf(evidence))].toLowerCase()} evidence`,
    ],
    [`All ${many}`, formatNumber(evidence.baskets)],
  ];
}

/** Says how the result will be measured. */
export function measuredByText(
  { audience }: Pick<Campaign, 'audience'>,
  { smallestEffect }: CampaignEconomics,
): string {
  return smallestEffect === null
    ? 'Nobody is held out, so what the campaign adds cannot be measured.'
    : `${formatNumber(audience?.control ?? 0)} customers get no message. Against them an effect of ${formatNumber(smallestEffect * 100, 1)} points or more shows (power 80%, two-sided 5%).`;
}
