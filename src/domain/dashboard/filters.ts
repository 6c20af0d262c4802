import type { ShopSummary } from '../shop/shop';
import type { DashboardScope } from './dashboard';
import {
  addDays,
  daysBefore,
  isDay,
  lastDays,
  lengthOf,
  sameRange,
  type DayRange,
} from '../dates/periods';
import { SEGMENTS, type Segment } from '../segments/segments';

/** Every figure on the dashboard follows this filter. */
export interface DashboardFilter {
  /** Null in a shop without dates. */
  period: DayRange | null;
  category: string | null;
  segment: Segment | null;
  /** True to set the previous period beside it, where there is one. */
  compare: boolean;
}

/** The filter needs to know these facts of the shop. */
export type FilterableShop = Pick<ShopSummary, 'firstDay' | 'lastDay' | 'categories' | 'parts'>;

/** The filter as it stands in its address: `from`, `to`, `category`, `segment`, `compare`. */
export type FilterParams = {
  [Name in 'from' | 'to' | 'category' | 'segment' | 'compare']?: string | undefined;
};

/** Thirteen weeks hold every weekday equally often, so that periods compare fairly. */
const DEFAULT_DAYS = 91;

/** Returns all days of the shop's data, or null where there are none. */
export function allDays({ firstDay, lastDay }: FilterableShop): DayRange | null {
  return firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay };
}

/**
 * Returns the last 91 days of data where as many days precede them to compare with, else everything.
 */
export function defaultPeriod(shop: FilterableShop): DayRange | null {
  const all = allDays(shop);
  if (all === null) return null;
  return lengthOf(all) >= 2 * DEFAULT_DAYS ? lastDays(all.to, DEFAULT_DAYS) : all;
}

/**
 * Returns the period to compare with: the same number of days directly before. It is null where the
 * data do not reach back that far, as half a period compared with a whole one would mislead, and after
 * their end.
 */
export function previousPeriod(period: DayRange | null, shop: FilterableShop): DayRange | null {
  const all = allDays(shop);
  if (period === null || all === null) return null;
  const before = daysBefore(period);
  return before.from >= all.from && before.from <= all.to ? before : null;
}

export interface Preset {
  label: string;
  period: DayRange;
}

/** Lists periods to choose from, all of them ending with the data; the longest is everything. */
export function presets(shop: FilterableShop): Preset[] {
  const all = allDays(shop);
  if (all === null) return [];
  const year = Number(all.to.slice(0, 4));
  const choices: Preset[] = [
    ...[7, 28, DEFAULT_DAYS, 182, 364].map((days) => ({
      label: `Last ${days} days`,
      period: lastDays(all.to, days),
    })),
    { label: `${all.to.slice(0, 4)} so far`, period: { from: `${year}-01-01`, to: all.to } },
    {
      label: String(year - 1),
      period: { from: `${year - 1}-01-01`, to: addDays(`${year}-01-01`, -1) },
    },
  ];
  return [
    ...choices.filter(({ period }) => period.from > all.from),
    { label: 'All data', period: all },
  ];
}

/** Reads an address. A parameter that is missing or wrong gets its default. */
export function readFilter(params: FilterParams, shop: FilterableShop): DashboardFilter {
  const { category, segment } = params;
  return {
    period: readPeriod(params, shop),
    category: category !== undefined && shop.categories.includes(category) ? category : null,
    segment: (shop.parts.customers && SEGMENTS.find((each) => each === segment)) || null,
    compare: params.compare !== '0',
  };
}

function readPeriod(params: FilterParams, shop: FilterableShop): DayRange | null {
  const all = allDays(shop);
  if (all === null) return null;
  const from = params.from !== undefined && isDay(params.from) ? params.from : undefined;
  const to = params.to !== undefined && isDay(params.to) ? params.to : undefined;
  if (from === undefined && to === undefined) return defaultPeriod(shop);
  return ordered(from ?? all.from, to ?? all.to);
}

/** Makes a range of two days given in any order. */
export const ordered = (a: string, b: string): DayRange =>
  a <= b ? { from: a, to: b } : { from: b, to: a };

/** Returns the orders that a filter's figures are about, those that they are compared with included. */
export function scopeOf(filter: DashboardFilter, shop: FilterableShop): DashboardScope {
  const { period, category, segment, compare } = filter;
  return { period, previous: compare ? previousPeriod(period, shop) : null, category, segment };
}

/** Returns the parameters of a filter; those with their default are left out. */
export function writeFilter(filter: DashboardFilter, shop: FilterableShop): FilterParams {
  const usual = defaultPeriod(shop);
  const { period } = filter;
  const isUsual = period === null || (usual !== null && sameRange(period, usual));
  return {
    from: isUsual ? undefined : period.from,
    to: isUsual ? undefined : period.to,
    category: filter.category ?? undefined,
    segment: filter.segment ?? undefined,
    compare: filter.compare ? undefined : '0',
  };
}
