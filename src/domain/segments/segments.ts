import { keysOf, mapTable } from '../table';

/** This is told of every segment. */
interface SegmentFacts {
  name: string;
  /** Either the time of orders decides, or the spend, which a shop without prices does not know. */
  by: 'time' | 'spend';
}

/** Segments exclude each other: a customer is in the first that applies. */
const segments = {
  new: { name: 'New customers', by: 'time' },
  'at-risk': { name: 'At-risk', by: 'time' },
  high: { name: 'High value', by: 'spend' },
  medium: { name: 'Medium value', by: 'spend' },
  low: { name: 'Low value', by: 'spend' },
} as const satisfies Record<string, SegmentFacts>;

export type Segment = keyof typeof segments;
export type SegmentOrAll = Segment | 'all';
export const SEGMENTS = keysOf(segments);

const segmentsBy = (by: SegmentFacts['by']): readonly Segment[] =>
  SEGMENTS.filter((segment) => segments[segment].by === by);
export const SEGMENTS_BY_TIME = segmentsBy('time');
export const SEGMENTS_BY_SPEND = segmentsBy('spend');

/** People expect to read segments in this order, from the most valuable to the least. */
export const SEGMENTS_BY_VALUE = [...SEGMENTS_BY_SPEND, ...SEGMENTS_BY_TIME];

export const segmentNames: Record<SegmentOrAll, string> = {
  all: 'All customers',
  ...mapTable(segments, ({ name }) => name),
};

/** Names the customers of a segment: `High value customers`, `All customers`. */
export const segmentCustomers = (segment: SegmentOrAll): string =>
  segmentNames[segment].endsWith('customers')
    ? segmentNames[segment]
    : `${segmentNames[segment]} customers`;

/**
 * The thresholds behind the segments. A customer is in the first segment that applies, in the order
 * of SEGMENTS; customers without a kept order are in none. Days are whole days before the shop's
 * last day, which itself counts as one of "the last n days".
 */
export interface SegmentRules {
  /** New customers have their first order within the last so many days. */
  newDays: number;
  /** At-risk customers have at least this many orders, … */
  atRiskOrders: number;
  /** … have been silent for at least so many days … */
  atRiskDays: number;
  /** … and for more than so many times their own median gap between orders. */
  atRiskGaps: number;
  /** Spend is the net revenue of the last so many days. */
  spendDays: number;
  /** High value is this share of the rest, by spend. Counts of customers are rounded up. */
  highShare: number;
  /** Medium value is the next share of the rest. */
  mediumShare: number;
}

export const defaultSegmentRules: SegmentRules = {
  newDays: 60,
  atRiskOrders: 2,
  atRiskDays: 60,
  atRiskGaps: 2,
  spendDays: 365,
  highShare: 0.2,
  mediumShare: 0.4,
};

/**
 * The least, the most and the step of each threshold; shares are in thousandths, as SQL keeps them
 * exactly.
 */
export const segmentRuleLimits: Record<
  keyof SegmentRules,
  { min: number; max: number; step: number }
> = {
  newDays: { min: 1, max: 3650, step: 1 },
  atRiskOrders: { min: 2, max: 1000, step: 1 },
  atRiskDays: { min: 1, max: 3650, step: 1 },
  atRiskGaps: { min: 0.5, max: 100, step: 0.5 },
  spendDays: { min: 1, max: 3650, step: 1 },
  highShare: { min: 0, max: 1, step: 0.001 },
  mediumShare: { min: 0, max: 1, step: 0.001 },
};

export const SEGMENT_RULE_NAMES = Object.keys(defaultSegmentRules) as (keyof SegmentRules)[];

/** A share is kept as a DECIMAL with three digits; a binary fraction may miss that by a little. */
const isThousandths = (share: number): boolean =>
  Math.abs(share * 1000 - Math.round(share * 1000)) < 1e-9;

/** Says in words why thresholds cannot be used, by field; empty when they can. */
export function segmentRuleProblems(
  rules: SegmentRules,
): Partial<Record<keyof SegmentRules, string>> {
  const problems: Partial<Record<keyof SegmentRules, string>> = {};
  for (const name of SEGMENT_RULE_NAMES) {
    const { min, max, step } = segmentRuleLimits[name];
    const value = rules[name];
    const isShare = step < 0.5;
    if (!(value >= min && value <= max)) {
      problems[name] = isShare
        ? 'Enter a percentage between 0 and 100.'
        : `Enter a number between ${min} and ${max.toLocaleString('en-GB')}.`;
    } else if (step === 1 && !Number.isInteger(value)) problems[name] = 'Enter a whole number.';
    else if (isShare && !isThousandths(value)) {
      problems[name] = 'Enter a percentage with one decimal at most.';
    }
  }
  // Shares are compared in thousandths, as a sum of binary fractions may miss 1 by a little.
  const shares = Math.round((rules.highShare + rules.mediumShare) * 1000);
  if (shares > 1000 && problems.highShare === undefined) {
    problems.mediumShare ??= 'High and medium value together are at most 100%.';
  }
  return problems;
}

/** Reads stored or foreign thresholds, and falls back to the defaults where they cannot be used. */
export function readSegmentRules(value: unknown): SegmentRules {
  if (typeof value !== 'object' || value === null) return defaultSegmentRules;
  const given = value as Partial<Record<keyof SegmentRules, unknown>>;
  const rules = { ...defaultSegmentRules };
  for (const name of SEGMENT_RULE_NAMES) {
    if (typeof given[name] === 'number') rules[name] = given[name];
  }
  return Object.keys(segmentRuleProblems(rules)).length === 0 ? rules : defaultSegmentRules;
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;
const days = (count: number) => (count === 1 ? 'the last day' : `the last ${count} days`);

/** Says in words what each segment means, for wherever its name is used. */
export function segmentDefinitions(rules: SegmentRules): Record<Segment, string> {
  const times = rules.atRiskGaps === 2 ? 'twice' : `${rules.atRiskGaps} times`;
  return {
    new: `First order in ${days(rules.newDays)}.`,
    'at-risk': `At least ${rules.atRiskOrders} orders, and silent for at least ${rules.atRiskDays} days and more than ${times} the customer’s own median gap between orders.`,
    high: `The top ${percent(rules.highShare)} of the rest by spend over ${days(rules.spendDays)}.`,
    medium: `The next ${percent(rules.mediumShare)} of the rest by spend.`,
    low: 'Everyone else who has ordered.',
  };
}
