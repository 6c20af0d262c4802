import type { Assumptions } from './campaign';
import type { Channel } from './channels';

/** u until the shop's own campaigns have measured one (DESIGN, "Economics of a campaign"). */
export const DEFAULT_UPLIFT = { low: 0.1, base: 0.3, high: 0.6 };

/** k by channel, in any currency: what sending one usually costs, a person's to change. */
export const DEFAULT_CONTACT_COST: Record<Channel, number> = { email: 0.01, sms: 0.08, push: 0 };

/** W while the campaign's days are not both set. */
export const DEFAULT_WINDOW_DAYS = 28;

export const defaultAssumptions = (channel: Channel): Assumptions => ({
  uplift: DEFAULT_UPLIFT,
  response: null,
  baseline: null,
  marginShare: null,
  contactCost: DEFAULT_CONTACT_COST[channel],
});
