import { keysOf } from '../table';

/** What is told of every channel. */
interface ChannelFacts {
  /** As a label. */
  name: string;
  /** Inside of a sentence. */
  word: string;
  /** What a column that says who agreed to it is called. */
  consent: string;
  /** What of a customer a message is sent to; null: nothing that the shop would have to know. */
  address: 'email' | 'phone' | null;
  /** k, in any currency: what one message usually costs, a person's to change. */
  contactCost: number;
}

/**
 * How a campaign may reach a customer. The name of a row stands in kept campaigns, in links
 * (`utm_medium`) and in a column of the shop's customers: small letters and underscores.
 */
export const channels = {
  email: {
    name: 'Email',
    word: 'email',
    consent: 'Accepts e-mail',
    address: 'email',
    contactCost: 0.01,
  },
  sms: { name: 'SMS', word: 'SMS', consent: 'Accepts SMS', address: 'phone', contactCost: 0.08 },
  // The shop's app has the address.
  push: { name: 'Push', word: 'push', consent: 'Accepts push', address: null, contactCost: 0 },
} as const satisfies Record<string, ChannelFacts>;

export type Channel = keyof typeof channels;
export const CHANNELS = keysOf(channels);

/** The role of a column that says who agreed to a channel, and its name in the shop's customers. */
export type ConsentRole = `accepts_${Channel}`;
export const consentRole = (channel: Channel): ConsentRole => `accepts_${channel}`;
export const CONSENT_ROLES: readonly ConsentRole[] = CHANNELS.map(consentRole);
