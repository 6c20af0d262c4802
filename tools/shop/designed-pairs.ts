import { productNamed } from './catalogue.ts';
import type { Product } from './catalogue.ts';

/** A closed range of lifts. */
export type LiftRange = readonly [low: number, high: number];

/** A pair must look like this in the written files, counted over baskets of orders. */
export type PairTarget =
  | { readonly kind: 'strong' | 'medium' | 'weak' | 'negative'; readonly lift: LiftRange }
  | {
      readonly kind: 'seasonal';
      /** Months of the year (1 to 12) in which the pair is bought together. */
      readonly months: readonly number[];
      /** Lift over the baskets of those months. */
      readonly inSeason: LiftRange;
      /** The lift over all other baskets. */
      readonly outside: LiftRange;
      /** The smallest ratio of the two. */
      readonly ratio: number;
    }
  | {
      readonly kind: 'fading';
      /** The length, in months, of the first and of the last stretch that are compared. */
      readonly months: number;
      /** The smallest ratio of the lift in the first stretch to the lift in the last. */
      readonly ratio: number;
    }
  | {
      readonly kind: 'artefact';
      /** The order channel whose buyers cause the association (Simpson's paradox). */
      readonly channel: string;
      /** The lift over all baskets, which looks like a find. */
      readonly overall: LiftRange;
      /** The lift within that channel, and within all other orders, where there is nothing to find. */
      readonly within: LiftRange;
    };

/**
 * A pair that the demo shop was built to contain, with the affinity put in and the result to expect.
 */
export type DesignedPair = {
  readonly antecedent: Product;
  readonly consequent: Product;
  /**
   * A factor on the weight of one product once the other is in the basket (1 is no affinity). It was
   * chosen so that the written files hit `target`. Baskets of one product pull every lift below 1, so
   * that a factor of about 1.3 comes out as independent.
   */
  readonly affinity: number;
  readonly target: PairTarget;
};

function pair(a: string, b: string, affinity: number, target: PairTarget): DesignedPair {
  return { antecedent: productNamed(a), consequent: productNamed(b), affinity, target };
}

/**
 * The pairs that make the demo worth exploring.
 *
 * The artefact: beauty salons (order channel `salon`) put primer and brow tint into most of their
 * orders, each for its own reason; everyone else seldom buys either. Over all orders the two look
 * associated; within salon orders, and within all others, they are not.
 */
export const designedPairs: readonly DesignedPair[] = [
  pair('Repair Shampoo', 'Repair Conditioner', 17, { kind: 'strong', lift: [4, 12] }),
  pair('Barrier Face Cream', 'Hyaluronic Serum', 3.5, { kind: 'medium', lift: [2, 3] }),
  pair('Fig & Cedar Eau de Parfum', 'Silk Body Lotion', 1.35, { kind: 'weak', lift: [1.1, 1.4] }),
  pair('Rose Bath Salts', 'Scented Candle', 10, {
    kind: 'seasonal',
    months: [11, 12],
    inSeason: [3, 8],
    outside: [0.7, 1.35],
    ratio: 2.5,
  }),
  pair('SPF 50 Face Fluid', 'After-Sun Gel', 9, {
    kind: 'seasonal',
    months: [6, 7, 8],
    inSeason: [3, 8],
    outside: [0.7, 1.35],
    ratio: 2.5,
  }),
  pair('Overnight Lip Mask', 'Lip Oil', 9, { kind: 'fading', months: 6, ratio: 2 }),
  pair('Gentle Gel Cleanser', 'Cleansing Balm', 0.45, { kind: 'negative', lift: [0.1, 0.7] }),
  pair('Pro Nail Primer', 'Pro Brow Tint', 1.1, {
    kind: 'artefact',
    channel: 'salon',
    overall: [1.5, 4],
    within: [0.75, 1.3],
  }),
];
