import type { CampaignAudience, CampaignDiscount, CampaignPrices } from '../../domain/campaign';
import { discountAmount } from '../../domain/campaign-facts';
import { lift, type RuleCounts } from '../../domain/metrics';
import { liftInterval } from '../../domain/statistics';
import { channelNames, type Channel } from '../../domain/words';
import { formatLift, formatNumber, plural } from '../../ui/format';
import { discountText, moneyIn } from './words';

export interface Check {
  tone: 'ok' | 'warn' | 'note';
  title: string;
  text: string;
}

/** What checks look at; a number that is not known, or not typed yet, is null. */
export interface CheckInput {
  counts: RuleCounts;
  prices: CampaignPrices;
  discount: CampaignDiscount | null;
  minimumOrder: number | null;
  budget: number | null;
  channel: Channel;
  audience: CampaignAudience | null;
}

/** Plain sentences on what was entered, from what the shop says; warnings first. */
export function checksOf(input: CheckInput): Check[] {
  const all = [
    evidenceCheck(input),
    discountCheck(input),
    minimumCheck(input),
    budgetCheck(input),
    reachCheck(input),
  ].filter((check) => check !== null);
  const rank = { warn: 0, ok: 1, note: 2 };
  return all.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}

function evidenceCheck({ counts }: CheckInput): Check {
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

function discountCheck({ discount, prices }: CheckInput): Check | null {
  if (discount === null || prices.bundle === null) return null;
  const { bundle, cost, currency } = prices;
  const off = discountAmount(discount, bundle) ?? 0;
  const money = (value: number) => moneyIn(currency, value);
  if (off === 0) {
    return { tone: 'note', title: 'No discount', text: 'The bundle keeps its price.' };
  }
  if (cost === null) {
    return {
      tone: 'note',
      title: 'Margin is unknown',
      text: 'A cost column in the products file would show whether the discount pays.',
    };
  }
  const margin = bundle - cost;
  if (off < margin) {
    return {
      tone: 'ok',
      title: 'Discount is below the margin',
      text: `${money(off)} of ${money(margin)} a bundle, ${money(margin - off)} is left.`,
    };
  }
  return {
    tone: 'warn',
    title: 'Each sale loses money',
    text: `The discount of ${money(off)} uses up the margin of ${money(margin)} a bundle.`,
  };
}

function minimumCheck({ minimumOrder, prices }: CheckInput): Check | null {
  const { bundle, currency } = prices;
  if (minimumOrder === null || minimumOrder <= 0 || bundle === null) return null;
  const money = (value: number) => moneyIn(currency, value);
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

/** The most that can be given away: everyone who is contacted redeems once. */
function budgetCheck({ budget, discount, prices, audience }: CheckInput): Check | null {
  const off = discount === null ? null : discountAmount(discount, prices.bundle);
  if (budget === null || budget <= 0 || off === null || off <= 0) return null;
  const money = (value: number) => moneyIn(prices.currency, value);
  const covered = Math.floor(budget / off);
  const covers = `The budget covers ${plural(covered, 'redemption')} at ${money(off)} each.`;
  if (audience === null) return { tone: 'note', title: 'What the budget covers', text: covers };
  const most = audience.treatment * off;
  if (most <= budget) {
    return {
      tone: 'ok',
      title: 'Budget covers the worst case',
      text: `If all ${formatNumber(audience.treatment)} redeem, discounts cost ${money(most)}.`,
    };
  }
  return {
    tone: 'warn',
    title: 'Worst case is over budget',
    text: `If all ${formatNumber(audience.treatment)} redeem, discounts cost ${money(most)}, ${money(most - budget)} over budget. ${covers}`,
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
  if (audience.reachable === 0) {
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
export const offerText = (discount: CampaignDiscount, currency: string): string =>
  discount.value === 0 ? 'its usual price' : `${discountText(discount, currency)} off the bundle`;
