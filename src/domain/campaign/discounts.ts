import { keysOf } from '../table';

/** A discount's value is a share of the price, in percent, or it is money. */
export const discountTypes = {
  percentage: { name: 'Percentage', isShare: true },
  fixed: { name: 'Fixed amount', isShare: false },
} as const satisfies Record<string, { name: string; isShare: boolean }>;
export type DiscountType = keyof typeof discountTypes;
export const DISCOUNT_TYPES = keysOf(discountTypes);

/** This is told of everything a discount may be taken off. */
interface DiscountTargetFacts {
  name: string;
  /** It stands inside of a sentence; the short one, where the sentence has named the products. */
  word: string;
  short: string;
  /** A campaign's prices have its cost of goods under this name, its price under its own. */
  cost: 'cost' | 'consequentCost';
}

/** A discount takes its percentage of one of these, and is taken off it. */
export const discountTargets = {
  bundle: { name: 'The whole bundle', word: 'the bundle', short: 'the bundle', cost: 'cost' },
  consequent: {
    name: 'The second product',
    word: 'the second product',
    short: 'the second',
    cost: 'consequentCost',
  },
} as const satisfies Record<string, DiscountTargetFacts>;
export type DiscountTarget = keyof typeof discountTargets;
export const DISCOUNT_TARGETS = keysOf(discountTargets);
