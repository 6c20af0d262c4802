import type { CampaignDiscount, CampaignEvidence } from './campaign';
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

/** What one redemption takes off the bundle's price, in its currency; null: the price is unknown. */
export function discountAmount(discount: CampaignDiscount, bundle: number | null): number | null {
  if (discount.type === 'fixed') return discount.value;
  return bundle === null ? null : (bundle * discount.value) / 100;
}

/** The bundle's price less the discount, never below 0; null: the price is unknown. */
export function priceAfter(discount: CampaignDiscount, bundle: number | null): number | null {
  const off = discountAmount(discount, bundle);
  return bundle === null || off === null ? null : Math.max(0, bundle - off);
}
