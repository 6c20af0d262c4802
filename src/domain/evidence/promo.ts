import { lift, type RuleCounts } from '../measures/metrics';
import { liftInterval } from '../measures/statistics';

/** A rule with all lines, and again with only the lines that were sold at full price. */
export interface PromoCounts {
  all: RuleCounts;
  fullPrice: RuleCounts;
  /** The number of joint baskets that hold one of the two items at a discount only. */
  discounted: number;
}

export type PromoVerdict = 'holds' | 'needs-discount' | 'too-few';

export const promoVerdictNames: Record<PromoVerdict, string> = {
  holds: 'Holds at full price',
  'needs-discount': 'Only with discounts',
  'too-few': 'Too few full-price orders',
};

export const promoHelp =
  'Counted again without discounted lines. Holds at full price: even at the low end of its 95% interval lift is ' +
  'above 1×. Only with discounts: it is not. Too few: at the overall lift fewer than 10 joint orders at full price ' +
  'were to be expected.';

const LEAST_EXPECTED = 10;

/**
 * Judges whether a rule holds at full price. It is null when the two are not bought together beyond
 * chance overall, so that there is nothing to check.
 */
export function judgePromo({ all, fullPrice }: PromoCounts): PromoVerdict | null {
  if (all.both === 0 || liftInterval(all).low <= 1) return null;
  const { baskets, antecedent, consequent, both } = fullPrice;
  const expected = baskets === 0 ? 0 : (lift(all) * antecedent * consequent) / baskets;
  if (!(expected >= LEAST_EXPECTED)) return 'too-few';
  return both > 0 && liftInterval(fullPrice).low > 1 ? 'holds' : 'needs-discount';
}
