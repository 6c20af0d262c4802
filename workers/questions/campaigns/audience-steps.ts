import type { AudienceRule } from '../../../src/domain/campaign/campaign';
import type { SegmentRules, SegmentOrAll } from '../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { channels, consentRole, type Channel } from '../../../src/domain/campaign/channels';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../state';
import { bareName, sql, type Sql } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureSegments, selectSegments } from '../segments/ensure-segments';
import { itemsOf, type BundleDefinition } from './bundle-items';
import { orderedSince, purchases, whoQualifies } from './purchases';

/** Describes whom a campaign is for, before anyone is left out for a rest. */
export interface AudienceDefinition extends BundleDefinition {
  segment: SegmentOrAll;
  channel: Channel;
  rule: AudienceRule;
  /** The shop counts as it was at the end of this day (ISO); absent or null, at the asker's. */
  asOf?: string | null;
  /** The thresholds of its segments; absent, they are the asker's, or else the shop's. */
  segmentRules?: SegmentRules;
}

export interface AudienceInput extends AudienceDefinition {
  /** The id seeds the split into treatment and control. */
  campaignId: string;
  /** The share that is held out as control, 0 to 1. */
  controlShare: number;
  /**
   * The audiences of campaigns that are planned or running, who are left out where the rule says so:
   * both of their groups, since a message to their control group would spoil what they measure.
   */
  others: readonly AudienceDefinition[];
  /** The end of the day that counts (ISO); null for the shop as it is. */
  asOf: string | null;
}

/** Tells what the shop knows about a channel. A customer need not have what it does not know. */
export interface Reach {
  consentKnown: boolean;
  addressKnown: boolean;
}

export interface AudienceSteps {
  /**
   * A common table expression `step(customer_key, customer_id, name, email, phone, in_segment,
   * has_first, has_other, is_reachable, is_rested)`, one row for each customer with an order: who
   * bought what the rule asks for, who has what it excludes, who can be reached, and who is left.
   */
  step: Sql;
  reach: Reach;
}

/** Rows of `step` whom the campaign is for, and whom it can reach. */
export const IS_REACHABLE = sql`in_segment AND has_first AND NOT has_other AND is_reachable`;
/** Rows of `step` that the campaign contacts or holds out. */
export const IS_AUDIENCE = sql`${IS_REACHABLE} AND is_rested`;

/** Writes the steps from all customers to the audience; null when the shop has no customers. */
export async function audienceSteps(
  engine: Engine,
  input: AudienceInput,
  call: Call,
): Promise<AudienceSteps | null> {
  const shop = requireShop(engine);
  if (!shop.parts.customers) return null;
  await ensureSegments(engine, call);
  const { asOf, segmentRules } = input;
  const at = { asOf, segmentRules };
  const own = await stepRows(engine, shop, input, at, call);
  const rested: Sql[] = [];
  const { restDays, leaveOutOthers } = input.rule;
  if (restDays !== null) {
    const recent = orderedSince(shop, restDays, asOf);
    if (recent !== null) rested.push(sql`customer_key NOT IN ${recent}`);
  }
  if (leaveOutOthers) {
    for (const other of input.others) {
      const { rows } = await stepRows(engine, shop, other, at, call);
      rested.push(
        sql`customer_key NOT IN (SELECT customer_key FROM ${rows} WHERE ${IS_REACHABLE})`,
      );
    }
  }
  return {
    step: sql`step AS (
      SELECT *, ${everyOf(rested)} AS is_rested FROM ${own.rows}
    )`,
    reach: own.reach,
  };
}

/**
 * Writes a subquery with the rows of `step` but for `is_rested`.
 *
 * @param at the asker's day and thresholds, for a definition that has none of its own.
 */
export async function stepRows(
  engine: Engine,
  shop: ShopSummary,
  definition: AudienceDefinition,
  at: Pick<AudienceDefinition, 'asOf' | 'segmentRules'>,
  call: Call,
): Promise<{ rows: Sql; reach: Reach }> {
  const asOf = definition.asOf ?? at.asOf ?? null;
  const segmentRules = definition.segmentRules ?? at.segmentRules;
  const items = await itemsOf(engine, shop, definition, call);
  const reach = await reachOf(engine, definition.channel, call);
  const segments =
    asOf === null && segmentRules === undefined
      ? sql`customer_segment`
      : sql`(${selectSegments(segmentRules ?? shop.segmentRules, asOf)})`;
  const { segment } = definition;
  const qualifies = whoQualifies(shop, items, definition.rule, purchases(shop, items), asOf);
  const rows = sql`(
      SELECT s.customer_key, c.customer_id, c.name, c.email, c.phone,
        ${segment === 'all' ? true : sql`s.segment = ${segment}`} AS in_segment,
        ${qualifies.hasFirst} AS has_first, ${qualifies.hasOther} AS has_other,
        ${isReachable(definition.channel, reach)} AS is_reachable
      FROM ${segments} s JOIN customer c USING (customer_key)
        LEFT JOIN ${qualifies.rows} b USING (customer_key)
    )`;
  return { rows, reach };
}

async function reachOf(engine: Engine, channel: Channel, call: Call): Promise<Reach> {
  const { address } = channels[channel];
  const result = await engine.database.query(
    sql`SELECT count(${bareName(consentRole(channel))}) > 0 AS consent,
      ${address === null ? true : sql`count(${bareName(address)}) > 0`} AS address
    FROM customer`,
    call,
  );
  const known = rowOf(result, { consent: 'boolean', address: 'boolean' });
  return { consentKnown: known.consent, addressKnown: known.address };
}

function isReachable(channel: Channel, reach: Reach): Sql {
  const { address } = channels[channel];
  const conditions = [
    ...(reach.consentKnown ? [sql`coalesce(c.${bareName(consentRole(channel))}, false)`] : []),
    ...(address !== null && reach.addressKnown ? [sql`c.${bareName(address)} IS NOT NULL`] : []),
  ];
  return everyOf(conditions);
}

const everyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
