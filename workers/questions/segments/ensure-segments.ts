import type { SegmentRules } from '../../../src/domain/segments/segments';
import type { Call } from '../../database';
import { bind, sql, type Sql } from '../../sql';
import { derivedFact, ensureDerived, type Engine } from '../../state';
import { requireShop } from '../require-shop';
import { ensureOrderTotals, orderTotals } from '../order-totals';
import segmentsSql from './segments.sql?raw';

export const customerSegments = derivedFact('customer_segment', [orderTotals]);

/**
 * Sees to it that the table `customer_segment` belongs to the loaded shop and its segment rules:
 * `customer_key INTEGER, segment VARCHAR` (of SEGMENTS), `orders INTEGER` (kept orders ever), `spend
 * DECIMAL(18,4)` (net revenue of the days that count as spend, as of the shop's last day), `first_day
 * DATE, last_day DATE` (of kept orders), `median_gap DOUBLE` (days; NULL below two orders). Customers
 * without a kept order have no row. Without dates nobody is New or At-risk; without prices all spend
 * is 0, and who is in High, Medium and Low says nothing.
 */
export async function ensureSegments(engine: Engine, call: Call): Promise<void> {
  const { segmentRules } = requireShop(engine);
  await ensureOrderTotals(engine, call);
  await ensureDerived(engine, customerSegments, JSON.stringify(segmentRules), async () => {
    await engine.database.query(
      sql`CREATE OR REPLACE TABLE customer_segment AS ${selectSegments(segmentRules)}`,
      call,
    );
  });
}

/**
 * Writes a query of the rows of `customer_segment` as of a day (ISO), or as of the shop's last day. It
 * needs `order_total`.
 */
export const selectSegments = (rules: SegmentRules, asOf: string | null = null): Sql =>
  bind(segmentsSql, {
    as_of: asOf,
    new_days: rules.newDays,
    at_risk_orders: rules.atRiskOrders,
    at_risk_days: rules.atRiskDays,
    at_risk_gaps: rules.atRiskGaps,
    spend_days: rules.spendDays,
    high_share: rules.highShare,
    medium_share: rules.mediumShare,
  });
