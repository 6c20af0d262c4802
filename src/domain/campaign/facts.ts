import { discountTargets, discountTypes, type DiscountTarget } from './discounts';
import type { CampaignDiscount, CampaignEvidence, CampaignPrices } from './campaign';
import { judgeHoldout } from '../evidence/holdout';
import { confidence, lift, support, type RuleCounts } from '../measures/metrics';
import { confidenceInterval } from '../measures/statistics';
import { parseThresholds } from '../bundles/thresholds';

/**
 * Returns a rule's counts as a campaign keeps them. `thresholds` is the query of the Bundles page where
 * the rule was found. Both sides must be in some basket: without them confidence and lift have no
 * value.
 */
export function evidenceOf(
  counts: RuleCounts,
  thresholds: string,
  holdout: BundleFacts['holdout'] = null,
): CampaignEvidence {
  const interval = confidenceInterval(counts);
  return {
    pairCount: counts.both,
    antecedentCount: counts.antecedent,
    consequentCount: counts.consequent,
    baskets: counts.baskets,
    confidence: confidence(counts),
    confidenceLow: interval.low,
    confidenceHigh: interval.high,
    lift: lift(counts),
    support: support(counts),
    floor: parseThresholds(new URLSearchParams(thresholds)).floor,
    thresholds,
    holdout: holdout === null ? null : holdoutOf(holdout),
  };
}

function holdoutOf({ train, test }: NonNullable<BundleFacts['holdout']>) {
  return {
    pairCount: test.both,
    antecedentCount: test.antecedent,
    consequentCount: test.consequent,
    baskets: test.baskets,
    verdict: judgeHoldout(train, test).verdict,
  };
}

export const countsOf = (evidence: CampaignEvidence): RuleCounts => ({
  baskets: evidence.baskets,
  antecedent: evidence.antecedentCount,
  consequent: evidence.consequentCount,
  both: evidence.pairCount,
});

/**
 * Returns what one redemption takes off a price, in its currency, or null where the price is unknown. A
 * percentage is rounded to cents, as a till does, so that price, discount and what is paid add up.
 */
export function discountAmount(discount: CampaignDiscount, price: number | null): number | null {
  if (!discountTypes[discount.type].isShare) return discount.value;
  return price === null ? null : Math.round(price * discount.value) / 100;
}

/** A discount on a bundle in money; null where it is not known. */
export interface Offer {
  /**
   * These are about what the discount applies to: its price, its cost of goods, and what a redemption
   * takes off.
   */
  price: number | null;
  cost: number | null;
  off: number | null;
  /** The price that a customer pays for the whole bundle, never below 0. */
  pays: number | null;
}

export function offerOf(
  discount: CampaignDiscount | null,
  discountOn: DiscountTarget,
  prices: Pick<CampaignPrices, 'bundle' | 'consequent' | 'cost' | 'consequentCost'>,
): Offer {
  const price = prices[discountOn];
  const cost = prices[discountTargets[discountOn].cost];
  const off = discount === null ? null : discountAmount(discount, price);
  const { bundle } = prices;
  const pays = bundle === null || off === null ? null : Math.max(0, toMoney(bundle - off));
  return { price, cost, off, pays };
}

/** An item of a bundle as the shop knows it. Money is per piece; null where the shop does not say. */
export interface PricedItem {
  id: string;
  /** The name that a person reads: the most frequent one of the product. */
  name: string;
  price: number | null;
  /** `list` means the products file, `paid` the median paid over the shop's last 180 days. */
  priceSource: 'list' | 'paid' | null;
  cost: number | null;
}

/** Everything that a campaign needs to know of a bundle, as of the loaded shop. */
export interface BundleFacts {
  antecedent: PricedItem[];
  consequent: PricedItem[];
  counts: RuleCounts;
  /**
   * The rule in the first three quarters of the days, and in the rest; null where baskets have no day.
   */
  holdout: { train: RuleCounts; test: RuleCounts } | null;
}

/** Returns the prices of a bundle without a discount. A sum with an unknown price is unknown. */
export function pricesOf(
  facts: Pick<BundleFacts, 'antecedent' | 'consequent'>,
  currency: string,
): CampaignPrices {
  const all = [...facts.antecedent, ...facts.consequent];
  const bundle = sum(all.map(({ price }) => price));
  return {
    antecedent: sum(facts.antecedent.map(({ price }) => price)),
    consequent: sum(facts.consequent.map(({ price }) => price)),
    bundle,
    afterDiscount: bundle,
    cost: sum(all.map(({ cost }) => cost)),
    consequentCost: sum(facts.consequent.map(({ cost }) => cost)),
    source: bundle === null ? null : all.some(isPaid) ? 'paid' : 'list',
    currency,
  };
}

const isPaid = ({ priceSource }: PricedItem): boolean => priceSource === 'paid';

/** Rounds to 4 decimals, as money is in the tables, so that 28.9 + 23.9 is 52.8. */
export const toMoney = (amount: number): number => Math.round(amount * 1e4) / 1e4;

function sum(amounts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return toMoney(total);
}
