/** The words of the house that are also values: in addresses, in recipes, in exports. */

/** What counts as one basket. */
export const GRAINS = ['order', 'customer', 'customer-day'] as const;
export type Grain = (typeof GRAINS)[number];

/** What counts as one item. */
export const LEVELS = ['product', 'name', 'category', 'subcategory'] as const;
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

export const CHANNELS = ['email', 'sms', 'push'] as const;
/** How a campaign reaches a customer. */
export type Channel = (typeof CHANNELS)[number];

export const channelNames: Record<Channel, string> = { email: 'Email', sms: 'SMS', push: 'Push' };
