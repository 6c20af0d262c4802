import type { Campaign } from '../campaign';
import type { Range } from '../economics/economics';
import type { DayRange } from '../../dates/periods';

/** Several audiences are laid over each other, in the order in which they were asked for. */
export interface AudiencesTogether {
  /**
   * `shared[i·n + j]` counts the customers in both audience i and audience j; the diagonal is each
   * one's size.
   */
  shared: number[];
  /** The customers in at least one audience, and those in more than one. */
  reached: number;
  several: number;
}

/** The sums of several campaigns in one currency. */
export interface PortfolioSums {
  campaigns: number;
  currency: string;
  budget: number;
  /** The cost when every contacted customer of every campaign redeems. */
  worstCase: number;
  contacted: number;
  /** The sums of the low, base and high cases; low is as if everything went badly at once. */
  netGain: Range;
  /** The number of campaigns whose economics are not worked out; only their budget is in the sums. */
  unknown: number;
}

/** Returns one sum for each currency, the one with most campaigns first. */
export function portfolioSums(campaigns: readonly Campaign[]): PortfolioSums[] {
  const sums = new Map<string, PortfolioSums>();
  for (const { prices, budget, economics } of campaigns) {
    const sum = sums.get(prices.currency) ?? emptySum(prices.currency);
    sums.set(prices.currency, sum);
    sum.campaigns += 1;
    sum.budget += budget;
    if (economics === null) {
      sum.unknown += 1;
      continue;
    }
    sum.worstCase += economics.worstCase;
    sum.contacted += economics.contacted;
    sum.netGain.low += economics.low.netGain;
    sum.netGain.base += economics.base.netGain;
    sum.netGain.high += economics.high.netGain;
  }
  return [...sums.values()].toSorted((one, other) => other.campaigns - one.campaigns);
}

const emptySum = (currency: string): PortfolioSums => ({
  campaigns: 0,
  currency,
  budget: 0,
  worstCase: 0,
  contacted: 0,
  netGain: { low: 0, base: 0, high: 0 },
  unknown: 0,
});

/** Two campaigns that share customers. */
export interface SharedCustomers {
  one: Campaign;
  other: Campaign;
  customers: number;
  /** The days on which both run; null when they never run at once, or when their days are not set. */
  days: DayRange | null;
}

/**
 * Lists the pairs that share customers: those on the same days first, then by the number of customers.
 */
export function sharedCustomers(
  campaigns: readonly Campaign[],
  { shared }: AudiencesTogether,
): SharedCustomers[] {
  const pairs: SharedCustomers[] = [];
  for (const [i, one] of campaigns.entries()) {
    for (const [k, other] of campaigns.slice(i + 1).entries()) {
      const customers = shared[i * campaigns.length + i + 1 + k] ?? 0;
      if (customers > 0) pairs.push({ one, other, customers, days: daysOfBoth(one, other) });
    }
  }
  const rank = ({ days }: SharedCustomers) => (days === null ? 1 : 0);
  return pairs.toSorted((a, b) => rank(a) - rank(b) || b.customers - a.customers);
}

function daysOfBoth({ dates: one }: Campaign, { dates: other }: Campaign): DayRange | null {
  if (one.from === null || one.to === null || other.from === null || other.to === null) return null;
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : null;
}
