import type { AudienceMember } from '../../../src/domain/campaign/files/audience-formats';
import { groupOf } from '../../../src/domain/campaign/split';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { audienceSteps, IS_AUDIENCE, type AudienceInput } from './audience-steps';

/** Lists everyone in the audience, by customer id; nobody in a shop without customers. */
export async function audienceRows(
  engine: Engine,
  input: AudienceInput,
  call: Call,
): Promise<AudienceMember[]> {
  const steps = await audienceSteps(engine, input, call);
  if (steps === null) return [];
  const result = await engine.database.query(
    sql`WITH ${steps.step}
    SELECT customer_id, name, email, phone FROM step WHERE ${IS_AUDIENCE} ORDER BY customer_id`,
    call,
  );
  const shape = { customer_id: 'text', name: 'text?', email: 'text?', phone: 'text?' } as const;
  return rowsOf(result, shape).map(({ customer_id: customerId, ...rest }) => ({
    customerId,
    ...rest,
    group: groupOf(input.campaignId, customerId, input.controlShare),
  }));
}
