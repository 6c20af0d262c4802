import * as v from 'valibot';
import { CAMPAIGN_VERSION } from '../campaign';
import { defaultAssumptions } from '../defaults';
import { defaultAudienceRule } from '../plan';
import { CHANNELS } from '../channels';

const Versioned = v.object({ schemaVersion: v.number() });

/** Returns the version a campaign says it has, or 0 when it says none. */
export function versionOf(raw: unknown): number {
  const parsed = v.safeParse(Versioned, raw);
  return parsed.success ? parsed.output.schemaVersion : 0;
}

/**
 * Brings a campaign of an older version to this one, one version at a time. Whatever is of no known
 * version comes back as it is, for the schema to refuse. Each version keeps its own case and its own
 * fixture.
 */
export function migrateCampaign(raw: unknown): unknown {
  switch (versionOf(raw)) {
    case 1:
      return migrateCampaign(fromVersion1(raw as Record<string, unknown>));
    case CAMPAIGN_VERSION:
    default:
      return raw;
  }
}

/** Version 2 brought the audience's rule, the assumptions, the measured figures and the economics. */
function fromVersion1(raw: Record<string, unknown>): Record<string, unknown> {
  const channel = CHANNELS.find((each) => each === raw['channel']) ?? 'email';
  return {
    ...raw,
    schemaVersion: 2,
    discountOn: 'bundle',
    redemptionCap: null,
    // In version 1 nobody was asked whether a loss was wanted, so what was saved then counts as
    // acknowledged.
    lossAcknowledged: true,
    audienceRule: defaultAudienceRule,
    evidence: withMissing(raw['evidence'], { holdout: null }),
    prices: withMissing(raw['prices'], { consequentCost: null }),
    audience: audienceFromVersion1(raw['audience']),
    assumptions: defaultAssumptions(channel),
    baseline: null,
    minimumReach: null,
    economics: null,
    outcome: null,
  };
}

/**
 * Adds fields that a group did not have; anything that is no group is left for the schema to refuse.
 */
const withMissing = (fields: unknown, missing: object): unknown =>
  typeof fields === 'object' && fields !== null ? { ...fields, ...missing } : fields;

const audienceFromVersion1 = (audience: unknown): unknown =>
  typeof audience === 'object' && audience !== null && 'reachable' in audience
    ? withMissing(audience, { customers: null, available: audience.reachable })
    : audience;
