import type { CampaignAudience } from '../../../src/domain/campaign/campaign';
import { groupOf } from '../../../src/domain/campaign/split';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { audienceSteps, IS_AUDIENCE, IS_REACHABLE, type AudienceInput } from './audience-steps';

/** Counts the customers who are left after each step; null when the shop has no customers. */
export async function audience(
  engine: Engine,
  input: AudienceInput,
  call: Call,
): Promise<CampaignAudience | null> {
  const steps = await audienceSteps(engine, input, call);
  if (steps === null) return null;
  const counts = rowOf(
    await engine.database.query(
      sql`WITH ${steps.step}
      SELECT count(*)::INTEGER AS customers,
        count(*) FILTER (WHERE in_segment)::INTEGER AS in_segment,
        count(*) FILTER (WHERE in_segment AND has_first)::INTEGER AS bought,
        count(*) FILTER (WHERE in_segment AND has_first AND NOT has_other)::INTEGER AS without,
        count(*) FILTER (WHERE ${IS_REACHABLE})::INTEGER AS reachable
      FROM step`,
      call,
    ),
    {
      customers: 'number',
      in_segment: 'number',
      bought: 'number',
      without: 'number',
      reachable: 'number',
    },
  );
  // The split is by a hash that SQL does not have, so it is counted here.
  const ids = rowsOf(
    await engine.database.query(
      sql`WITH ${steps.step} SELECT customer_id FROM step WHERE ${IS_AUDIENCE}`,
      call,
    ),
    { customer_id: 'text' },
  );
  const control = ids.filter(
    ({ customer_id: id }) => groupOf(input.campaignId, id, input.controlShare) === 'control',
  ).length;
  return {
    customers: counts.customers,
    inSegment: counts.in_segment,
    boughtAntecedent: counts.bought,
    withoutConsequent: counts.without,
    reachable: counts.reachable,
    available: ids.length,
    treatment: ids.length - control,
    control,
    ...steps.reach,
  };
}
