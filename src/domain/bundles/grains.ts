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
