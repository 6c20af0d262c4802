import { keysOf } from '../table';

/** Every channel has these facts. */
interface ChannelFacts {
  /** The name as a label. */
  name: string;
  /** The name inside a sentence. */
  word: string;
  /** A column that says who agreed to the channel has this name. */
  consent: string;
  /** A message is sent to this part of a customer's record; null where the shop need not know any. */
  address: 'email' | 'phone' | null;
  /** k, in any currency: what one message usually costs. A person may change it. */
  contactCost: number;
}

/**
 * A campaign may reach a customer by these channels. The name of a row stands in stored campaigns, in
 * links (`utm_medium`) and in a column of the shop's customers, so it is made of small letters and
 * underscores.
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
  // The shop's own app knows where to send it.
  push: { name: 'Push', word: 'push', consent: 'Accepts push', address: null, contactCost: 0 },
} as const satisfies Record<string, ChannelFacts>;

export type Channel = keyof typeof channels;
export const CHANNELS = keysOf(channels);

/** The role of a column that says who agreed to a channel, and its name in the shop's customers. */
export type ConsentRole = `accepts_${Channel}`;
export const consentRole = (channel: Channel): ConsentRole => `accepts_${channel}`;
export const CONSENT_ROLES: readonly ConsentRole[] = CHANNELS.map(consentRole);
