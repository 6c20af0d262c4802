import * as v from 'valibot';
import type { Campaign } from '../../domain/campaign/campaign';
import { parseCampaign } from '../../domain/campaign/files/campaign-file';

/**
 * Storage holds a campaign in an envelope with its revision and the time it was saved, which are no
 * part of the campaign and never in its file. Records from before the envelope hold the bare campaign.
 */
const EnvelopeSchema = v.object({
  envelope: v.number(),
  revision: v.string(),
  savedAt: v.string(),
  campaign: v.unknown(),
});
const ENVELOPE = 1;

/**
 * A revision names one state of one campaign: `3-k2f09xq7` is the number of the save and a mark that
 * tells it from any other third save, so that a campaign that is deleted and made anew does not pass
 * for the old one.
 */
export type Revision = string;
const BARE: Revision = '0';

/**
 * A campaign as it stands in storage. A record that cannot be read is shown as such, and never dropped.
 */
export type StoredCampaign = SavedCampaign | BrokenCampaign;

export interface SavedCampaign {
  state: 'whole';
  campaign: Campaign;
  revision: Revision;
  /** The time at which it was written, in ISO format; empty for records from before the envelope. */
  savedAt: string;
}

export interface BrokenCampaign {
  state: 'broken';
  key: string;
  problem: string;
  raw: unknown;
  revision: Revision;
}

export interface Sealed {
  envelope: typeof ENVELOPE;
  revision: Revision;
  savedAt: string;
  campaign: Campaign;
}

export const sealed = (campaign: Campaign, revision: Revision, savedAt: string): Sealed => ({
  envelope: ENVELOPE,
  revision,
  savedAt,
  campaign,
});

export const savedOf = ({ campaign, revision, savedAt }: Sealed): SavedCampaign => ({
  state: 'whole',
  campaign,
  revision,
  savedAt,
});

/** Returns what the record under `key` is, brought to this version. */
export function storedOf(key: string, raw: unknown): StoredCampaign {
  const envelope = v.safeParse(EnvelopeSchema, raw);
  const { revision, savedAt, campaign } = envelope.success
    ? envelope.output
    : { revision: BARE, savedAt: '', campaign: raw };
  const broken = (problem: string): BrokenCampaign => ({
    state: 'broken',
    key,
    problem,
    raw,
    revision,
  });
  if (envelope.success && envelope.output.envelope > ENVELOPE) {
    return broken('version: it was made by a newer version of Bundlewise.');
  }
  const parsed = parseCampaign(campaign);
  if (!parsed.ok) return broken(parsed.failure.message);
  if (parsed.value.id !== key) return broken('id: it belongs to another record.');
  return { state: 'whole', campaign: parsed.value, revision, savedAt };
}

/** Returns the number of the save. */
export const numberOf = (revision: Revision): number => Number.parseInt(revision, 10) || 0;

export function revisionAfter(before: Revision | undefined): Revision {
  const random = crypto.getRandomValues(new Uint32Array(2));
  const mark = Array.from(random, (part) => part.toString(36).padStart(7, '0')).join('');
  return `${before === undefined ? 1 : numberOf(before) + 1}-${mark}`;
}
