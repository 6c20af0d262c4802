import { baseCase, extremeCases, outcomeOf, redemptionsOf, type EconomicsInput } from './economics';

/** A campaign begins to pay at this response, if at all. */
export type BreakEven =
  | {
      kind: 'at';
      /** r*: the response from which on the base case gains. */
      response: number;
      /** r*⁄p₀ − 1; null with p₀ = 0, where no uplift leads to a response. */
      uplift: number | null;
      /** n·r*: the number of customers who have to buy. */
      buyers: number;
    }
  /** The discount takes the whole margin, so every further sale loses. */
  | { kind: 'no-margin' }
  /** It would not break even if everyone who is contacted bought. */
  | { kind: 'out-of-reach' };

/**
 * Returns r* = (p₀·m + k)/(m − e·D), which is impossible when e·D ≥ m or r* > 1. A cap ends the
 * discount at n·r·e = cap, so past it r* solves n·r·m − cap·D = n·(p₀·m + k), and can exist where e·D ≥
 * m.
 */
export function breakEven(input: EconomicsInput): BreakEven {
  const { contacted, baseline, margin, discount, reach, contactCost, cap } = input;
  const needed = baseline.base * margin + contactCost;
  const left = margin - reach * discount;
  if (left > 0) {
    const response = needed / left;
    if (cap === null || contacted * response * reach <= cap) return at(input, response);
  }
  // No cap is reached either where nobody is contacted.
  if (cap === null || margin <= 0 || contacted === 0) return { kind: 'no-margin' };
  const response = (needed + (cap * discount) / contacted) / margin;
  return response > 1 && left <= 0 ? { kind: 'no-margin' } : at(input, response);
}

function at({ contacted, baseline }: EconomicsInput, response: number): BreakEven {
  if (response > 1) return { kind: 'out-of-reach' };
  const uplift = baseline.base > 0 ? response / baseline.base - 1 : null;
  return { kind: 'at', response, uplift, buyers: contacted * response };
}

export type DiscountLimit =
  | { kind: 'up-to'; discount: number }
  /** The discount costs nothing, since nobody gets it. */
  | { kind: 'unlimited' }
  /** The low case loses even without a discount. */
  | { kind: 'none' };

/**
 * Returns the largest discount a redemption at which even the low case does not lose: (m − (p₀·m +
 * k)/r)/e in the case that allows least or, with a cap, n·(r·m − p₀·m − k)/min(n·r·e, cap).
 */
export function largestDiscount(input: EconomicsInput): DiscountLimit {
  let most = Number.POSITIVE_INFINITY;
  for (const each of [baseCase(input), ...extremeCases(input)]) {
    const gain = outcomeOf({ ...input, discount: 0 }, each).netGain;
    const redemptions = redemptionsOf(input, each.response);
    if (gain < 0) return { kind: 'none' };
    if (redemptions > 0) most = Math.min(most, gain / redemptions);
  }
  return Number.isFinite(most) ? { kind: 'up-to', discount: most } : { kind: 'unlimited' };
}
