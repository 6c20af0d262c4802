import * as v from 'valibot';
import { AUDIENCE_KINDS } from './audience-kinds';
import { count, day, expected, group, instant, price, share, signed } from './fields';

const MOST_DAYS = 3650;
const days = v.pipe(
  count,
  v.minValue(1, 'Enter at least 1 day.'),
  v.maxValue(MOST_DAYS, `Enter at most ${MOST_DAYS} days.`),
);

export const AudienceRuleSchema = group({
  who: v.picklist(AUDIENCE_KINDS, `It is one of ${AUDIENCE_KINDS.join(', ')}.`),
  /** "Bought" looks at the last so many days of the shop; null looks at all of them. */
  boughtWithinDays: v.nullable(days),
  /** "Did not buy" looks at the last so many days; null looks at all of them. */
  notWithinDays: v.nullable(days),
  /** Leaves out those who had any order in the last so many days; null leaves out nobody. */
  restDays: v.nullable(days),
  /** Leaves out those who are in the audience of another campaign that is planned or running. */
  leaveOutOthers: v.boolean('It is true or false.'),
});

/** Until someone chooses, a campaign is for everyone the rule is about, and nobody is left out. */
export const defaultAudienceRule: v.InferOutput<typeof AudienceRuleSchema> = {
  who: 'antecedent',
  boughtWithinDays: null,
  notWithinDays: null,
  restDays: null,
  leaveOutOthers: false,
};

const IN_ORDER = 'Low is at most base, and base at most high.';
const isInOrder = ({ low, base, high }: { low: number; base: number; high: number }): boolean =>
  low <= base && base <= high;
const shares = v.pipe(
  group({ low: share, base: share, high: share }),
  v.check(isInOrder, IN_ORDER),
);
const uplift = v.pipe(signed, v.minValue(-1, 'An uplift is not below −100%.'));

/** Nobody measured these figures: they are named as assumptions, and a person may change them. */
export const AssumptionsSchema = group({
  /** u: how much more often a customer buys with the message; 0.3 is 30 % more. */
  uplift: v.pipe(group({ low: uplift, base: uplift, high: uplift }), v.check(isInOrder, IN_ORDER)),
  /**
   * r itself, which is asked for where nobody buys without the message; null where it follows from the
   * uplift.
   */
  response: v.nullable(shares),
  /** p₀, which is asked for where the shop cannot say; null where it is not given. */
  baseline: v.nullable(share),
  /**
   * Margin as a share of the price, which is asked for where the cost is unknown; null where it is not
   * given.
   */
  marginShare: v.nullable(share),
  /** The cost of contacting one customer. */
  contactCost: price,
});

/**
 * p₀ is measured in past windows of the campaign's length, as `workers/questions/campaigns/baseline.ts`
 * says.
 */
export const BaselineSchema = group({
  windowDays: days,
  /** The event is C alone, or A and C in one order. */
  event: v.picklist(['consequent', 'bundle'], 'It is one of consequent, bundle.'),
  /**
   * The number of windows and, over all of them, the customers of the audience's kind and those who
   * bought.
   */
  windows: count,
  customers: count,
  buyers: count,
  low: share,
  base: share,
  high: share,
});

/**
 * e is measured: the past orders with what the discount applies to, and how many of them reach the
 * minimum.
 */
export const MinimumReachSchema = group({ orders: count, reaching: count });

const OutcomeCase = group({
  baseline: share,
  response: share,
  buyers: expected,
  redemptions: expected,
  margin: signed,
  discountCost: expected,
  contactCost: expected,
  contribution: signed,
  soldAnyway: signed,
  netGain: signed,
});

/** These are the figures of `economics.ts`, as they were when the campaign was saved. */
export const EconomicsSchema = group({
  contacted: count,
  /** The margin of what the discount applies to, for one redemption, before the discount. */
  margin: signed,
  discount: price,
  reach: share,
  contactCost: price,
  cap: v.nullable(count),
  baseline: shares,
  response: shares,
  low: OutcomeCase,
  base: OutcomeCase,
  high: OutcomeCase,
  /** Null when the campaign cannot break even. */
  breakEvenResponse: v.nullable(share),
  breakEvenUplift: v.nullable(signed),
  /** Null when no discount pays in the low case, or when every one does. */
  largestDiscount: v.nullable(price),
  worstCase: expected,
  subsidy: expected,
  /** In shares; null when a group is empty. */
  smallestEffect: v.nullable(expected),
});

const GroupResult = group({
  customers: count,
  buyers: count,
  /** Net revenue from what is offered, and from everything, in the campaign's days. */
  revenue: signed,
  totalRevenue: signed,
});

/** The outcome is what treatment and control did in the campaign's days. */
export const OutcomeSchema = group({
  measuredAt: instant,
  from: day,
  /** The last day that was looked at: the campaign's last, or the shop's when that comes first. */
  to: day,
  treatment: GroupResult,
  control: GroupResult,
});
