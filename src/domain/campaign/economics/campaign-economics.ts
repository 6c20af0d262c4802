import type { Campaign, CampaignEconomics } from '../campaign';
import { offerOf, toMoney } from '../facts';
import {
  baseCase,
  outcomesOf,
  responseRange,
  subsidyOf,
  worstCase,
  type Effect,
  type EconomicsInput,
  type Range,
} from './economics';
import { breakEven, largestDiscount } from './limits';
import { smallestDetectableEffect, type TestPlan } from './power';

/**
 * A campaign's economics follow from these of its fields. `discount` is null while nothing usable is
 * typed.
 */
export type EconomicsBasis = Pick<
  Campaign,
  | 'discountOn'
  | 'redemptionCap'
  | 'prices'
  | 'audience'
  | 'assumptions'
  | 'baseline'
  | 'minimumReach'
  | 'minimumOrder'
> & { discount: Campaign['discount'] | null };

/** A figure that is not known, and has to be asked for or chosen before anything can be worked out. */
export type MissingFigure =
  | 'audience'
  | 'nobody'
  | 'price'
  | 'margin'
  | 'discount'
  | 'baseline'
  | 'response';

export type EconomicsBuild =
  | { input: EconomicsInput; missing?: undefined }
  | { missing: MissingFigure; input?: undefined };

/**
 * Returns the economics' input, each number measured where the shop knows it and assumed elsewhere, or
 * says what is missing.
 */
export function economicsInput(basis: EconomicsBasis): EconomicsBuild {
  const { audience, assumptions, redemptionCap } = basis;
  if (audience === null) return { missing: 'audience' };
  if (audience.treatment === 0) return { missing: 'nobody' };
  const { price, cost, off } = offerOf(basis.discount, basis.discountOn, basis.prices);
  if (price === null) return { missing: 'price' };
  const margin = marginOf(price, cost, assumptions.marginShare);
  if (margin === null) return { missing: 'margin' };
  if (off === null) return { missing: 'discount' };
  const baseline = baselineRange(basis);
  if (baseline === null) return { missing: 'baseline' };
  const effect = effectOf(baseline, basis);
  if (effect === null) return { missing: 'response' };
  return {
    input: {
      contacted: audience.treatment,
      baseline,
      effect,
      margin,
      discount: off,
      reach: reachOf(basis),
      contactCost: assumptions.contactCost,
      cap: redemptionCap,
    },
  };
}

/**
 * Returns the plan for comparing the two groups. It needs no money, so that a shop without prices can
 * also say how small an effect would show. Null while the audience or people's behaviour is unknown.
 */
export function testPlanOf(
  basis: Pick<EconomicsBasis, 'audience' | 'baseline' | 'assumptions'>,
): TestPlan | null {
  const { audience } = basis;
  const baseline = baselineRange(basis);
  if (audience === null || baseline === null) return null;
  const effect = effectOf(baseline, basis);
  if (effect === null) return null;
  const { treatment, control } = audience;
  return { treatment, control, ...baseCase({ baseline, effect }) };
}

/**
 * Returns the margin m: price less cost or, where the cost is unknown, the given share of the price.
 */
export function marginOf(
  price: number,
  cost: number | null,
  marginShare: number | null,
): number | null {
  if (cost !== null) return toMoney(price - cost);
  return marginShare === null ? null : toMoney(price * marginShare);
}

/**
 * Tells whether a redemption gives away more than its margin; false while price, cost or discount is
 * unknown.
 */
export function losesOnEach({
  discount,
  discountOn,
  prices,
  assumptions,
}: Pick<EconomicsBasis, 'discount' | 'discountOn' | 'prices' | 'assumptions'>): boolean {
  const { price, cost, off } = offerOf(discount, discountOn, prices);
  if (price === null || off === null || off === 0) return false;
  const margin = marginOf(price, cost, assumptions.marginShare);
  return margin !== null && off > margin;
}

/** Returns p₀: measured where customers of this kind were seen, else as given, without an interval. */
function baselineRange({
  baseline,
  assumptions,
}: Pick<EconomicsBasis, 'baseline' | 'assumptions'>): Range | null {
  if (baseline !== null && baseline.customers > 0) {
    return { low: baseline.low, base: baseline.base, high: baseline.high };
  }
  const { baseline: given } = assumptions;
  return given === null ? null : { low: given, base: given, high: given };
}

/** Returns the uplift, or r itself where nobody buys without the message, since an uplift of 0 is 0. */
function effectOf(
  baseline: Range,
  { assumptions }: Pick<EconomicsBasis, 'assumptions'>,
): Effect | null {
  if (baseline.base > 0) return { kind: 'uplift', range: assumptions.uplift };
  return assumptions.response === null ? null : { kind: 'response', range: assumptions.response };
}

/**
 * Returns e, the share of past orders with what is offered that reach the minimum. It is 1 without a
 * minimum, and also without past orders: that is the dearer end, as every redemption then costs the
 * discount.
 */
export function reachOf({
  minimumReach,
  minimumOrder,
}: Pick<EconomicsBasis, 'minimumReach' | 'minimumOrder'>): number {
  if (minimumOrder <= 0 || minimumReach === null || minimumReach.orders === 0) return 1;
  return minimumReach.reaching / minimumReach.orders;
}

/**
 * Works out all figures of a campaign, as they are shown, saved and exported; null when something is
 * missing.
 */
export function campaignEconomics(basis: EconomicsBasis): CampaignEconomics | null {
  const { input } = economicsInput(basis);
  return input === undefined ? null : figuresOf(input, basis.audience?.control ?? 0);
}

/** Works out the figures from their input. `control` is the number of customers who get no message. */
export function figuresOf(input: EconomicsInput, control: number): CampaignEconomics {
  const { contacted, margin, discount, reach, contactCost, cap, baseline } = input;
  const even = breakEven(input);
  const limit = largestDiscount(input);
  const response = responseRange(input);
  return {
    contacted,
    margin,
    discount,
    reach,
    contactCost,
    cap,
    baseline,
    response,
    ...outcomesOf(input),
    breakEvenResponse: even.kind === 'at' ? even.response : null,
    breakEvenUplift: even.kind === 'at' ? even.uplift : null,
    largestDiscount: limit.kind === 'up-to' ? limit.discount : null,
    worstCase: worstCase(input),
    subsidy: subsidyOf(input),
    smallestEffect: smallestDetectableEffect({
      treatment: contacted,
      control,
      ...baseCase(input),
    }),
  };
}
