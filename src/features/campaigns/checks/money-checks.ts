import { discountTargets } from '../../../domain/campaign/discounts';
import type { CampaignAudience } from '../../../domain/campaign/campaign';
import { marginOf } from '../../../domain/campaign/economics/campaign-economics';
import { offerOf } from '../../../domain/campaign/facts';
import { formatNumber, formatShare, plural } from '../../../ui/format';
import { amountsIn, type Check, type CheckInput } from './check';

/** Tells whether the campaign is expected to pay. */
export function gainCheck({ economics, prices }: CheckInput): Check | null {
  if (economics === null) return null;
  const { signed } = amountsIn(prices);
  const { low, base, high } = economics;
  if (base.netGain < 0) {
    return {
      tone: 'warn',
      title: 'It loses money',
      text: `Net gain is ${signed(base.netGain)} in the base case, ${signed(high.netGain)} at best.`,
    };
  }
  return low.netGain < 0
    ? {
        tone: 'note',
        title: 'It may lose',
        text: `Net gain is ${signed(base.netGain)} in the base case, ${signed(low.netGain)} in the low one.`,
      }
    : {
        tone: 'ok',
        title: 'It gains',
        text: `Even the low case does not lose: net gain is ${signed(low.netGain)}.`,
      };
}

/** The discount against the margin of what it applies to. */
export function discountCheck({
  discount,
  discountOn,
  prices,
  assumptions,
}: CheckInput): Check | null {
  const { price, cost, off } = offerOf(discount, discountOn, prices);
  if (price === null || off === null) return null;
  const { money, signed } = amountsIn(prices);
  if (off === 0) {
    return { tone: 'note', title: 'No discount', text: 'The bundle keeps its price.' };
  }
  const margin = marginOf(price, cost, assumptions.marginShare);
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
    title: off > margin ? 'Each sale loses money' : 'Each sale earns nothing',
    text: `The discount of ${money(off)} uses up the margin of ${signed(margin)} a redemption.`,
  };
}

/** The share of past orders that ought to reach the minimum: below it, many find their offer unusable. */
const REACHING = 0.9;

export function minimumCheck({
  minimumOrder,
  minimumReach,
  prices,
  discountOn,
}: CheckInput): Check | null {
  const { bundle } = prices;
  if (minimumOrder <= 0) return null;
  const { money } = amountsIn(prices);
  if (minimumReach !== null && minimumReach.orders > 0) {
    const { orders, reaching } = minimumReach;
    const share = reaching / orders;
    const counted = `${formatNumber(reaching)} of ${plural(orders, 'past order')} with ${discountTargets[discountOn].word} (${formatShare(share, 0)})`;
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
export function budgetCheck(input: CheckInput): Check | null {
  const { budget, prices, audience, discount } = input;
  if (budget === null || budget <= 0 || discount === null) return null;
  const { off } = offerOf(discount, input.discountOn, prices);
  if (off === null) {
    return {
      tone: 'note',
      title: 'Worst case is unknown',
      text: 'Without a price nobody can say what a percentage takes off.',
    };
  }
  const { money } = amountsIn(prices);
  const covered = Math.floor(budget / off + 1e-9);
  const covers =
    off === 0 ? '' : `The budget covers ${plural(covered, 'redemption')} at ${money(off)} each.`;
  if (audience === null) {
    return off === 0 ? null : { tone: 'note', title: 'What the budget covers', text: covers };
  }
  const { most, costs, sending } = worstCaseOf(input, audience, off);
  if (most <= budget) {
    return { tone: 'ok', title: 'Budget covers the worst case', text: `${costs}.` };
  }
  const cap = off === 0 ? 0 : Math.floor((budget - sending) / off + 1e-9);
  return {
    tone: 'warn',
    title: 'Worst case is over budget',
    text: `${costs}, ${money(most - budget)} over budget. ${sending > budget ? 'Sending alone costs more than that.' : covers}`,
    action:
      cap > 0 ? { kind: 'cap', redemptions: cap, label: `Cap at ${formatNumber(cap)}` } : undefined,
  };
}

/** Works out what the worst case comes to, in money and in words. */
function worstCaseOf(
  { redemptionCap, assumptions, prices }: CheckInput,
  { treatment }: CampaignAudience,
  off: number,
): { most: number; costs: string; sending: number } {
  const { money } = amountsIn(prices);
  const sending = treatment * assumptions.contactCost;
  if (off === 0) {
    return {
      most: sending,
      costs: `Sending to all ${formatNumber(treatment)} costs ${money(sending)}`,
      sending,
    };
  }
  const redemptions = Math.min(treatment, redemptionCap ?? Number.POSITIVE_INFINITY);
  const most = redemptions * off + sending;
  const all = redemptions < treatment ? '' : 'all ';
  return {
    most,
    costs: `If ${all}${formatNumber(redemptions)} redeem, discounts${sending > 0 ? ' and sending' : ''} cost ${money(most)}`,
    sending,
  };
}
