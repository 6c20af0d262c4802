import { hasParts, type ShopPart, type ShopParts } from '../shop/shop-parts';
import { keysOf } from '../table';

/** Every kind of grain has these facts. */
interface GrainFacts {
  /** The name of a window goes on with its number of days. */
  name: string;
  /** The words for one basket and for many. */
  basket: string;
  baskets: string;
  /** True when a basket has a day, which is that of its first order. */
  hasDay: boolean;
  /** A shop needs these parts for the grain to be offered. */
  needs: readonly ShopPart[];
}

/**
 * The grain says what counts as one basket; a window stands here without its length. A window holds all
 * that a customer buys within so many days, counted from the customer's first order: days 0 to N − 1,
 * then N to 2N − 1. Windows do not overlap, so no order counts twice.
 */
export const grainKinds = {
  order: { name: 'Order', basket: 'order', baskets: 'orders', hasDay: true, needs: [] },
  customer: {
    name: 'Customer',
    basket: 'customer',
    baskets: 'customers',
    hasDay: false,
    needs: ['customers'],
  },
  'customer-day': {
    name: 'Customer and day',
    basket: 'customer day',
    baskets: 'customer days',
    hasDay: true,
    needs: ['customers', 'dates'],
  },
  window: {
    name: 'Customer and',
    basket: 'customer window',
    baskets: 'customer windows',
    hasDay: true,
    needs: ['customers', 'dates'],
  },
} as const satisfies Record<string, GrainFacts>;

/** This is a grain without the length of its window. Words and tables about grains are keyed by it. */
export type GrainKind = keyof typeof grainKinds;

type NamedGrain = Exclude<GrainKind, 'window'>;
/** The grains whose name alone says what counts as one basket. */
export const GRAINS: readonly NamedGrain[] = keysOf(grainKinds).filter((kind) => kind !== 'window');
export type WindowGrain = `window-${number}`;
/** A grain says what counts as one basket. */
export type Grain = NamedGrain | WindowGrain;

/** A window is 2 to 365 days: one day is the grain `customer-day`. */
export const WINDOW_GRAIN = /^window-([2-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-5])$/;

/** Returns the length of a window in days, or null where the grain is not a window. */
export function windowDays(grain: Grain): number | null {
  const days = WINDOW_GRAIN.exec(grain)?.[1];
  return days === undefined ? null : Number(days);
}

export const isGrain = (text: string): text is Grain =>
  WINDOW_GRAIN.test(text) || GRAINS.some((grain) => grain === text);

export const grainKind = (grain: Grain): GrainKind =>
  GRAINS.find((each) => each === grain) ?? 'window';

/** Tells whether a basket of this grain has a day. */
export const hasDay = (grain: Grain): boolean => grainKinds[grainKind(grain)].hasDay;

export const grainName = (grain: Grain): string => {
  const { name } = grainKinds[grainKind(grain)];
  const days = windowDays(grain);
  return days === null ? name : `${name} ${days} days`;
};

/** Windows offered by themselves; an address may name any. */
const WINDOWS: readonly WindowGrain[] = ['window-7', 'window-30'];

/** The grains a shop has; without customers only orders are baskets. */
export const grainsOf = (parts: ShopParts): Grain[] =>
  [...GRAINS, ...WINDOWS].filter((grain) => hasParts(parts, grainKinds[grainKind(grain)].needs));
