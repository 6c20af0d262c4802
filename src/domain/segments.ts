import type { Segment } from './words';

/**
 * The thresholds behind the segments. A customer is in the first segment that applies, in the order
 * of SEGMENTS; customers without a kept order are in none. Days are whole days before the shop's
 * last day, which itself counts as one of "the last n days".
 */
export const segmentRules = {
  /** New: the first order falls into the last so many days. */
  newDays: 60,
  /** At-risk: this many orders at least, … */
  atRiskOrders: 2,
  /** … silent for at least so many days … */
  atRiskDays: 60,
  /** … and for more than so many times the customer's own median gap between orders. */
  atRiskGaps: 2,
  /** Spend is net revenue of the last so many days. */
  spendDays: 365,
  /** High value: this share of the rest, by spend. Counts of customers round up. */
  highShare: 0.2,
  /** Medium value: the next share of the rest. */
  mediumShare: 0.4,
} as const;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const { newDays, atRiskOrders, atRiskDays, spendDays, highShare, mediumShare } = segmentRules;

/** What each segment means, in words, for wherever its name is used. */
export const segmentDefinitions: Record<Segment, string> = {
  new: `First order in the last ${newDays} days.`,
  'at-risk': `At least ${atRiskOrders} orders, and silent for at least ${atRiskDays} days and more than twice the customer’s own median gap between orders.`,
  high: `The top ${percent(highShare)} of the rest by spend over the last ${spendDays} days.`,
  medium: `The next ${percent(mediumShare)} of the rest by spend.`,
  low: 'Everyone else who has ordered.',
};

/** From the most valuable to the least, the order in which people expect to read them. */
export const SEGMENTS_BY_VALUE = [
  'high',
  'medium',
  'low',
  'new',
  'at-risk',
] as const satisfies readonly Segment[];
