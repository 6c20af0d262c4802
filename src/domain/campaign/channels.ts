export const CHANNELS = ['email', 'sms', 'push'] as const;
/** How a campaign reaches a customer. */
export type Channel = (typeof CHANNELS)[number];

export const channelNames: Record<Channel, string> = { email: 'Email', sms: 'SMS', push: 'Push' };
