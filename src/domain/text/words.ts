/** The words of the house that are also values: in addresses, in recipes, in exports. */

/** What counts as one basket, where its name says it all. */
export const GRAINS = ['order', 'customer', 'customer-day'] as const;
/**
 * All a customer buys within so many days, counted from the customer's first order: days 0 to N − 1
 * are one basket, N to 2N − 1 the next. Windows do not overlap, so that no order counts twice.
 */
export type WindowGrain = `window-${number}`;
/** What counts as one basket. */
export type Grain = (typeof GRAINS)[number] | WindowGrain;

/** A window is 2 to 365 days: one day is the grain `customer-day`. */
export const WINDOW_GRAIN = /^window-([2-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/;

/** The days of a window; null: the grain is none. */
export function windowDays(grain: Grain): number | null {
  const days = WINDOW_GRAIN.exec(grain)?.[1];
  return days === undefined ? null : Number(days);
}

export const isGrain = (text: string): text is Grain =>
  WINDOW_GRAIN.test(text) || GRAINS.some((grain) => grain === text);

export const GRAIN_KINDS = [...GRAINS, 'window'] as const;
/** A grain without the length of its window: what words and tables about grains are keyed by. */
export type GrainKind = (typeof GRAIN_KINDS)[number];

export const grainKind = (grain: Grain): GrainKind =>
  GRAINS.find((each) => each === grain) ?? 'window';

/** What counts as one item. `mixed`: products and, beside them, their categories. */
export const LEVELS = ['product', 'name', 'category', 'subcategory', 'mixed'] as const;
export type Level = (typeof LEVELS)[number];

export const SEGMENTS = ['new', 'at-risk', 'high', 'medium', 'low'] as const;
/** One of the mutually exclusive segments a customer is in. */
export type Segment = (typeof SEGMENTS)[number];
export type SegmentOrAll = Segment | 'all';

export const segmentNames: Record<SegmentOrAll, string> = {
  all: 'All customers',
  high: 'High value',
  medium: 'Medium value',
  low: 'Low value',
  new: 'New customers',
  'at-risk': 'At-risk',
};

/** `High value customers`, `All customers`. */
export const segmentCustomers = (segment: SegmentOrAll): string =>
  segmentNames[segment].endsWith('customers')
    ? segmentNames[segment]
    : `${segmentNames[segment]} customers`;

export const CHANNELS = ['email', 'sms', 'push'] as const;
/** How a campaign reaches a customer. */
export type Channel = (typeof CHANNELS)[number];

export const channelNames: Record<Channel, string> = { email: 'Email', sms: 'SMS', push: 'Push' };
