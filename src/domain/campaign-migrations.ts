import * as v from 'valibot';
import { CAMPAIGN_VERSION } from './campaign';

const Versioned = v.object({ schemaVersion: v.number() });

/** The version a campaign says it has; 0 when it says none. */
export function versionOf(raw: unknown): number {
  const parsed = v.safeParse(Versioned, raw);
  return parsed.success ? parsed.output.schemaVersion : 0;
}

/**
 * Brings a campaign of an older version to this one, a version at a time; what is of no known version
 * comes back as it is, for the schema to refuse. Each version keeps its own case, and a fixture.
 */
export function migrateCampaign(raw: unknown): unknown {
  switch (versionOf(raw)) {
    case CAMPAIGN_VERSION:
    default:
      return raw;
  }
}
