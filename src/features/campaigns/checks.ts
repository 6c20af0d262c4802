import type {
  Campaign,
  CampaignAudience,
  CampaignDiscount,
  CampaignEconomics,
  CampaignEvidence,
  CampaignPrices,
  DiscountTarget,
  MinimumReach,
} from '../../domain/campaign';
import { marginOf } from '../../domain/campaign-economics';
import { countsOf, offerOf } from '../../domain/campaign-facts';
import { lift } from '../../domain/metrics';
import { leastControlShare } from '../../domain/power';
import { liftInterval } from '../../domain/statistics';
import { channelNames, type Channel } from '../../domain/words';
import { formatLift, formatNumber, formatShare, plural } from '../../ui/format';
import { signedMoney } from './economics-table';
import { discountText, moneyIn } from './words';

/** What a check suggests to do about it. */
export type CheckAction = { label: string } & (
  | { kind: 'cap'; redemptions: number }
  | { kind: 'hold-out'; share: number }
  | { kind: 'leave-out-others' }
);

export interface Check {
  tone: 'ok' | 'warn' | 'note';
  title: string;
  text: string;
  action?: CheckAction;
}

/** What checks look at; a number that is not known, or not typed yet, is null. */
export interface CheckInput {
  evidence: CampaignEvidence;
  prices: CampaignPrices;
  discount: CampaignDiscount | null;
  discountOn: DiscountTarget;
  marginShare: number | null;
  minimumOrder: number | null;
  minimumReach: MinimumReach | null;
  budget: number | null;
  redemptionCap: number | null;
  channel: Channel;
  audience: CampaignAudience | null;
  controlShare: number;
  economics: CampaignEconomics | null;
  /** Planned and running campaigns that share customers with this one. */
  overlaps: readonly { campaign: Pick<Campaign, 'name'>; customers: number }[];
  leavesOutOthers: boolean;
}

/** Plain sentences on what was entered, from what the shop says; warnings first. */
export function checksOf(input: CheckInput): Check[] {
  const all = [
    gainCheck(input),
    evidenceCheck(input),
    holdoutCheck(input),
    discountCheck(input),
    minimumCheck(input),
    budgetCheck(input),
    powerCheck(input),
    overlapCheck(input),
    reachCheck(input),
  ].filter((check) => check !== null);
  const rank = { warn: 0, ok: 1, note: 2 };
  return all.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}

/** What checks look at in a campaign as it was saved. */
export const savedCheckInput = (campaign: Campaign): CheckInput => ({
  ...campaign,
  marginShare: campaign.assumptions.marginShare,
  overlaps: [],
  leavesOutOthers: campaign.audienceRule.leaveOutOthers,
});

function gainCheck({ economics, prices }: CheckInput): Check | null {
  if (economics === null) return null;
  const money = (value: number) => signedMoney(prices.currency, value);
  const { low, base } = economics;
  if (base.netGain < 0) {
    return {
      tone: 'warn',
      title: 'It loses money',
      text: `Net gain is ${money(base.netGain)} in the base case, ${money(economics.high.netGain)} at best.`,
    };
  }
  return low.netGain < 0
    ? {
        tone: 'note',
        title: 'It may lose',
        text: `Net gain is ${money(base.netGain)} in the base case, ${money(low.netGain)} in the low one.`,
      }
    : {
        tone: 'ok',
        title: 'It gains',
        text: `Even the low case does not lose: net gain is ${money(low.netGain)}.`,
      };
}

function evidenceCheck({ evidence }: CheckInput): Check {
  const counts = countsOf(evidence);
  const { low, high } = liftInterval(counts);
  const span = `${formatLift(low, 2)} to ${formatLift(high, 2)}`;
  if (low > 1) {
    return {
      tone: 'ok',
      title: 'More than chance',
      text: `Lift is ${formatLift(lift(counts))}, with a 95% interval of ${span}.`,
    };
  }
  return {
    tone: 'warn',
    title: high < 1 ? 'Bought apart' : 'Could be chance',
    text:
      high < 1
        ? `The two are in one basket less often than chance would have it: lift is ${span}.`
        : `The 95% interval of lift, ${span}, includes 1×, which is what chance gives.`,
  };
}

function holdoutCheck({ evidence }: CheckInput): Check | null {
  const { holdout } = evidence;
  if (holdout === null) return null;
  const { pairCount, antecedentCount, verdict } = holdout;
  const seen = `${formatNumber(pairCount)} of ${formatNumber(antecedentCount)} in the last quarter of the days`;
  switch (verdict) {
    case 'confirmed':
      return {
        tone: 'ok',
        title: 'Later orders confirm it',
        text: `${seen}, which were kept back.`,
      };
    case 'faded':
      return {
        tone: 'warn',
        title: 'Later orders do not confirm it',
        text: `${seen}: the bundle was found earlier and has faded since.`,
      };
    case 'too-few':
      return {
        tone: 'note',
        title: 'Too few later orders',
        text: `${seen}, too few to confirm the bundle.`,
      };
  }
}

function discountCheck({ discount, discountOn, prices, marginShare }: CheckInput): Check | null {
  const { price, cost, off } = offerOf(discount, discountOn, prices);
  if (price === null || off === null) return null;
  const money = (value: number) => moneyIn(prices.currency, value);
  if (off === 0) {
    return { tone: 'note', title: 'No discount', text: 'The bundle keeps its price.' };
  }
  const margin = marginOf(price, cost, marginShare);
  if (margin === null) {
    return {
      tone: 'note',
      title: 'Margin is unknown',
      text: 'A cost column in the products file, or the margin under Assumptions, would show whether the discount pays.',
    };
  }
  if (off < margin) {
    return {
      tone: 'ok',
      title: 'Discount is below the margin',
      text: `${money(off)} of ${money(margin)} a redemption, ${money(margin - off)} is left.`,
    };
  }
  return {
    tone: 'warn',
    title: 'Each sale loses money',
    text: `The discount of ${money(off)} uses up the margin of ${signedMoney(prices.currency, margin)} a redemption.`,
  };
}

/** The share of past orders that ought to reach the minimum: below it, many find their offer unusable. */
const REACHING = 0.9;

function minimumCheck({
  minimumOrder,
  minimumReach,
  prices,
  discountOn,
}: CheckInput): Check | null {
  const { bundle, currency } = prices;
  if (minimumOrder === null || minimumOrder <= 0) return null;
  const money = (value: number) => moneyIn(currency, value);
  if (minimumReach !== null && minimumReach.orders > 0) {
    const { orders, reaching } = minimumReach;
    const share = reaching / orders;
    const counted = `${formatNumber(reaching)} of ${plural(orders, 'past order')} with ${discountOn === 'bundle' ? 'the bundle' : 'the second product'} (${formatShare(share, 0)})`;
    return share < REACHING
      ? {
          tone: 'warn',
          title: 'Few orders reach the minimum',
          text: `Only ${counted} reach ${money(minimumOrder)}; 90% should.`,
        }
      : { tone: 'ok', title: 'Minimum order fits', text: `${counted} reach it.` };
  }
  if (bundle === null) return null;
  if (minimumOrder <= bundle) {
    return {
      tone: 'ok',
      title: 'Minimum order fits',
      text: `The bundle costs ${money(bundle)}, so it qualifies alone.`,
    };
  }
  return {
    tone: 'warn',
    title: 'The bundle alone does not qualify',
    text: `It costs ${money(bundle)}, so an order needs ${money(minimumOrder - bundle)} more to reach the minimum.`,
  };
}

/** The most that can be spent: everyone who is contacted redeems once, or as many as the cap allows. */
function budgetCheck(input: CheckInput): Check | null {
  const { budget, prices, audience, redemptionCap, economics } = input;
  const { off } = offerOf(input.discount, input.discountOn, prices);
  if (budget === null || budget <= 0 || off === null || off <= 0) return null;
  const money = (value: number) => moneyIn(prices.currency, value);
  const covered = Math.floor(budget / off + 1e-9);
  const covers = `The budget covers ${plural(covered, 'redemption')} at ${money(off)} each.`;
  if (audience === null) return { tone: 'note', title: 'What the budget covers', text: covers };
  const redemptions = Math.min(audience.treatment, redemptionCap ?? Number.POSITIVE_INFINITY);
  const sending = audience.treatment * (economics?.contactCost ?? 0);
  const most = redemptions * off + sending;
  const costs = `If ${redemptions < audience.treatment ? '' : 'all '}${formatNumber(redemptions)} redeem, discounts${sending > 0 ? ' and sending' : ''} cost ${money(most)}`;
  if (most <= budget) {
    return { tone: 'ok', title: 'Budget covers the worst case', text: `${costs}.` };
  }
  const cap = Math.floor((budget - sending) / off + 1e-9);
  return {
    tone: 'warn',
    title: 'Worst case is over budget',
    text: `${costs}, ${money(most - budget)} over budget. ${covers}`,
    action:
      cap > 0 ? { kind: 'cap', redemptions: cap, label: `Cap at ${formatNumber(cap)}` } : undefined,
  };
}

/** Control shares worth suggesting. */
const SHARES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
const points = (share: number): string => `${formatNumber(share * 100, 1)} points`;

/** Whether treatment and control are large enough to show what is expected. */
function powerCheck({ audience, economics, controlShare }: CheckInput): Check | null {
  if (audience === null || economics === null) return null;
  const { response, baseline } = economics.base;
  const expected = `${points(Math.abs(response - baseline))} are expected`;
  const least = leastControlShare(audience.available, economics.base, SHARES);
  const action =
    least !== null && least > controlShare
      ? ({ kind: 'hold-out', share: least, label: `Hold out ${formatShare(least, 0)}` } as const)
      : undefined;
  const { smallestEffect } = economics;
  if (smallestEffect === null) {
    return {
      tone: 'warn',
      title: 'Nothing will be learnt',
      text: 'Without a control group nobody can tell what the campaign added.',
      action,
    };
  }
  const can = `${formatNumber(audience.treatment)} against ${formatNumber(audience.control)} can show an effect of ${points(smallestEffect)} or more (power 80%, two-sided 5%); ${expected}`;
  if (smallestEffect <= Math.abs(response - baseline)) {
    return { tone: 'ok', title: 'Large enough to learn from', text: `${can}.` };
  }
  return {
    tone: 'warn',
    title: 'Too small to learn from',
    text:
      least === null ? `${can}. No control group would do; a larger audience might.` : `${can}.`,
    action,
  };
}

function overlapCheck({ overlaps, leavesOutOthers }: CheckInput): Check | null {
  if (overlaps.length === 0) return null;
  const shared = overlaps
    .map(({ campaign, customers }) => `${formatNumber(customers)} are also in ${campaign.name}`)
    .join('; ');
  return leavesOutOthers
    ? { tone: 'ok', title: 'One message each', text: `${shared}, and are left out here.` }
    : {
        tone: 'warn',
        title: 'Two messages at once',
        text: `Of these customers ${shared}.`,
        action: { kind: 'leave-out-others', label: 'Leave them out' },
      };
}

function reachCheck({ audience, channel }: CheckInput): Check | null {
  if (audience === null) {
    return {
      tone: 'note',
      title: 'Audience is unknown',
      text: 'The shop has no customers, so nobody can be picked. A customer column would change that.',
    };
  }
  const name = channel === 'sms' ? channelNames.sms : channelNames[channel].toLowerCase();
  if (audience.available === 0) {
    return {
      tone: 'warn',
      title: 'Nobody to contact',
      text: 'No customer is left after these steps. Choose another segment or channel.',
    };
  }
  if (!audience.consentKnown) {
    return {
      tone: 'warn',
      title: 'Consent is unknown',
      text: `The shop’s files do not say who agreed to ${name}. Check that before you send.`,
    };
  }
  if (!audience.addressKnown) {
    return {
      tone: 'warn',
      title: 'Addresses are unknown',
      text: `The shop’s files hold no addresses for ${name}; the audience is a list of customer ids.`,
    };
  }
  return null;
}

/** The discount in a sentence, e.g. `15% off the bundle`. */
export const offerText = (
  discount: CampaignDiscount,
  currency: string,
  discountOn: DiscountTarget = 'bundle',
): string =>
  discount.value === 0
    ? 'its usual price'
    : `${discountText(discount, currency)} off ${discountOn === 'bundle' ? 'the bundle' : 'the second'}`;
