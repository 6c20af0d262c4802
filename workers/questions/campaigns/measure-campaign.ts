import type { CampaignOutcome, Baseline } from '../../../src/domain/campaign/campaign';
import { groupOf, type Group } from '../../../src/domain/campaign/split';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { NET_AMOUNT } from '../net-amount';
import { requireShop } from '../require-shop';
import { audienceSteps, IS_AUDIENCE, type AudienceInput } from './audience-steps';
import { itemsOf } from './bundle-items';
import { isOfItem } from './find-items';
import { purchases, whoDid } from './purchases';

/**
 * Its `asOf` is the shop's last day when the audience was written, so that later orders change nobody's
 * group.
 */
export interface MeasureInput extends AudienceInput {
  from: string;
  to: string;
  event: Baseline['event'];
}

export type Measured = Omit<CampaignOutcome, 'measuredAt'>;

/**
 * Measures what treatment and control did in the campaign's days, in a shop that has its orders by now.
 * `to` is the last day that could be looked at. Null when the shop has no customers or dates, or ends
 * before the campaign begins.
 */
export async function measureCampaign(
  engine: Engine,
  input: MeasureInput,
  call: Call,
): Promise<Measured | null> {
  const shop = requireShop(engine);
  if (shop.lastDay === null || shop.lastDay < input.from) return null;
  const steps = await audienceSteps(engine, input, call);
  if (steps === null) return null;
  const days = { from: input.from, to: shop.lastDay < input.to ? shop.lastDay : input.to };
  const items = await itemsOf(engine, shop, input, call);
  const bought = purchases(shop, items);
  const offered = [...(input.event === 'bundle' ? items.antecedent : []), ...items.consequent];
  const result = await engine.database.query(
    sql`WITH ${steps.step},
    paid AS (
      SELECT o.customer_key, sum(${NET_AMOUNT})::DOUBLE AS total,
        sum(CASE WHEN ${sql.join(offered.map(isOfItem), sql` OR `)} THEN ${NET_AMOUNT} ELSE 0 END)::DOUBLE
          AS offered
      FROM orders o JOIN line l USING (order_key)
      WHERE o.ordered_at::DATE BETWEEN DATE ${days.from} AND DATE ${days.to}
      GROUP BY o.customer_key
    )
    SELECT step.customer_id, did.customer_key IS NOT NULL AS bought,
      coalesce(paid.offered, 0)::DOUBLE AS revenue, coalesce(paid.total, 0)::DOUBLE AS total
    FROM step LEFT JOIN paid USING (customer_key)
      LEFT JOIN ${whoDid(items, input.event, bought, days)} did USING (customer_key)
    WHERE ${IS_AUDIENCE}`,
    call,
  );
  const shape = {
    customer_id: 'text',
    bought: 'boolean',
    revenue: 'number',
    total: 'number',
  } as const;
  const groups: Record<Group, CampaignOutcome['treatment']> = {
    treatment: { customers: 0, buyers: 0, revenue: 0, totalRevenue: 0 },
    control: { customers: 0, buyers: 0, revenue: 0, totalRevenue: 0 },
  };
  for (const row of rowsOf(result, shape)) {
    const group = groups[groupOf(input.campaignId, row.customer_id, input.controlShare)];
    group.customers += 1;
    group.buyers += row.bought ? 1 : 0;
    group.revenue += row.revenue;
    group.totalRevenue += row.total;
  }
  return { ...days, treatment: toCents(groups.treatment), control: toCents(groups.control) };
}

/** Rounds sums of money, which carry the noise of binary fractions, to the 4 decimals of the shop's. */
const toCents = (group: CampaignOutcome['treatment']): CampaignOutcome['treatment'] => ({
  ...group,
  revenue: Math.round(group.revenue * 1e4) / 1e4,
  totalRevenue: Math.round(group.totalRevenue * 1e4) / 1e4,
});
