import type { CampaignDiscount, CampaignEvidence, CampaignPrices } from './campaign';
import { confidence, lift, support, type RuleCounts } from './metrics';
import { confidenceInterval } from './statistics';
import { parseThresholds } from './thresholds';

/**
 * A rule's counts as a campaign keeps them. `thresholds` is the Bundles page's query, where the rule
 * was found. Both sides must be in some basket: without them confidence and lift have no value.
 */
export function evidenceOf(counts: RuleCounts, thresholds: string): CampaignEvidence {
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
  };
}

export const countsOf = (evidence: CampaignEvidence): RuleCounts => ({
  baskets: evidence.baskets,
  antecedent: evidence.antecedentCount,
  consequent: evidence.consequentCount,
  both: evidence.pairCount,
});

/**
 * What one redemption takes off the bundle's price, in its currency; null: the price is unknown. A
 * percentage is rounded to cents, as a till does, so that price, discount and what is paid add up.
 */
export function discountAmount(discount: CampaignDiscount, bundle: number | null): number | null {
  if (discount.type === 'fixed') return discount.value;
  return bundle === null ? null : Math.round(bundle * discount.value) / 100;
}

/** The bundle's price less the discount, never below 0; null: the price is unknown. */
export function priceAfter(discount: CampaignDiscount, bundle: number | null): number | null {
  const off = discountAmount(discount, bundle);
  return bundle === null || off === null ? null : Math.max(0, toMoney(bundle - off));
}

/** An item of a bundle as the shop knows it. Money per piece; null: the shop does not say. */
export interface PricedItem {
  id: string;
  /** What a person reads: the most frequent name of the product. */
  name: string;
  price: number | null;
  /** `list`: the products file; `paid`: the median paid over the shop's last 180 days. */
  priceSource: 'list' | 'paid' | null;
  cost: number | null;
}

/** All that a campaign needs to know of a bundle, as of the loaded shop. */
export interface BundleFacts {
  antecedent: PricedItem[];
  consequent: PricedItem[];
  counts: RuleCounts;
}

/** The prices of a bundle after the discount; one unknown price leaves its sum unknown. */
export function pricesOf(
  facts: Pick<BundleFacts, 'antecedent' | 'consequent'>,
  discount: CampaignDiscount,
  currency: string,
): CampaignPrices {
  const all = [...facts.antecedent, ...facts.consequent];
  const bundle = sum(all.map(({ price }) => price));
  return {
    antecedent: sum(facts.antecedent.map(({ price }) => price)),
    consequent: sum(facts.consequent.map(({ price }) => price)),
    bundle,
    afterDiscount: priceAfter(discount, bundle),
    cost: sum(all.map(({ cost }) => cost)),
    source: bundle === null ? null : all.some(isPaid) ? 'paid' : 'list',
    currency,
  };
}

const isPaid = ({ priceSource }: PricedItem): boolean => priceSource === 'paid';

/** To 4 decimals, as money is in the tables: 28.9 + 23.9 is 52.8. */
const toMoney = (amount: number): number => Math.round(amount * 1e4) / 1e4;

function sum(amounts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return toMoney(total);
}
