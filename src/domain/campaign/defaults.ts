import type { Assumptions } from './campaign';
import { channels, type Channel } from './channels';

/**
 * The uplift u that is assumed until the shop's own campaigns have measured one (DESIGN, "Economics of
 * a campaign").
 */
export const DEFAULT_UPLIFT = { low: 0.1, base: 0.3, high: 0.6 };

/** The window W while the campaign's days are not both set. */
export const DEFAULT_WINDOW_DAYS = 28;

export const defaultAssumptions = (channel: Channel): Assumptions => ({
  uplift: DEFAULT_UPLIFT,
  response: null,
  baseline: null,
  marginShare: null,
  contactCost: channels[channel].contactCost,
});
