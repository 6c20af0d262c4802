import type { Channel, Level, SegmentOrAll } from '../../../src/domain/words';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { literal } from '../../sql';
import { keptLines } from '../bundles/baskets';
import { requireShop } from '../require-shop';
import { ensureSegments } from '../segments/ensure-segments';
import { findItems, holdsAll } from './find-items';

export interface AudienceInput {
  /** Seeds the split into treatment and control. */
  campaignId: string;
  level: Level;
  /** Ids of items, or their names. */
  antecedent: readonly string[];
  consequent: readonly string[];
  segment: SegmentOrAll;
  channel: Channel;
  /** 0 to 1. */
  controlShare: number;
}

/** What the shop knows about a channel. What it does not know is not asked of a customer. */
export interface Reach {
  consentKnown: boolean;
  addressKnown: boolean;
}

const consentColumn: Record<Channel, string> = {
  email: 'accepts_email',
  sms: 'accepts_sms',
  push: 'accepts_push',
};
/** Push needs no address of ours: the shop's app has it. */
const addressColumn: Record<Channel, string | null> = { email: 'email', sms: 'phone', push: null };

/**
 * The audience as a common table expression `step(customer_id, email, has_a, has_c, is_reachable)`,
 * one row for each customer of the segment: who ever bought every item of A, and of C, in lines that
 * count. Null: the shop has no customers.
 */
export async function audienceSteps(
  engine: Engine,
  input: AudienceInput,
  call: Call,
): Promise<{ step: string; reach: Reach } | null> {
  const shop = requireShop(engine);
  if (!shop.parts.customers) return null;
  await ensureSegments(engine, call);
  const { database } = engine;
  const antecedent = await findItems(database, shop, input.level, input.antecedent, call);
  const consequent = await findItems(database, shop, input.level, input.consequent, call);
  const reach = await reachOf(engine, input.channel, call);
  const { basket, from } = keptLines('customer', shop, 'product');
  const step = `bought AS (
      SELECT ${basket} AS customer_key,
        ${holdsAll(antecedent)} AS has_a, ${holdsAll(consequent)} AS has_c
      ${from} GROUP BY ${basket}
    ),
    step AS (
      SELECT c.customer_id, c.email,
        coalesce(b.has_a, false) AS has_a, coalesce(b.has_c, false) AS has_c,
        ${isReachable(input.channel, reach)} AS is_reachable
      FROM customer_segment s JOIN customer c USING (customer_key)
        LEFT JOIN bought b USING (customer_key)
      WHERE ${input.segment === 'all' ? 'true' : `s.segment = ${literal(input.segment)}`}
    )`;
  return { step, reach };
}

/** The rows of `step` that the campaign is for. */
export const IS_AUDIENCE = 'has_a AND NOT has_c AND is_reachable';

async function reachOf(engine: Engine, channel: Channel, call: Call): Promise<Reach> {
  const address = addressColumn[channel];
  const result = await engine.database.query(
    `SELECT count(${consentColumn[channel]}) > 0 AS consent,
      ${address === null ? 'true' : `count(${address}) > 0`} AS address
    FROM customer`,
    call,
  );
  const known = rowOf(result, { consent: 'boolean', address: 'boolean' });
  return { consentKnown: known.consent, addressKnown: known.address };
}

function isReachable(channel: Channel, reach: Reach): string {
  const address = addressColumn[channel];
  const conditions = [
    ...(reach.consentKnown ? [`coalesce(c.${consentColumn[channel]}, false)`] : []),
    ...(address !== null && reach.addressKnown ? [`c.${address} IS NOT NULL`] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}
