import { groupOf, type Group } from '../../../src/domain/campaign-split';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { audienceSteps, IS_AUDIENCE, type AudienceInput } from './audience-steps';

export interface AudienceRow {
  customerId: string;
  email: string | null;
  group: Group;
}

/** Everyone in the audience, by customer id; empty in a shop without customers. */
export async function audienceRows(
  engine: Engine,
  input: AudienceInput,
  call: Call,
): Promise<AudienceRow[]> {
  const steps = await audienceSteps(engine, input, call);
  if (steps === null) return [];
  const result = await engine.database.query(
    `WITH ${steps.step}
    SELECT customer_id, email FROM step WHERE ${IS_AUDIENCE} ORDER BY customer_id`,
    call,
  );
  return rowsOf(result, { customer_id: 'text', email: 'text?' }).map((row) => ({
    customerId: row.customer_id,
    email: row.email,
    group: groupOf(input.campaignId, row.customer_id, input.controlShare),
  }));
}
