import { segmentRules } from '../../../src/domain/segments';
import type { Call } from '../../database';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import { ensureDerived } from '../derived-table';
import { withNetAmount } from '../with-net-amount';
import segmentsSql from './segments.sql?raw';

/**
 * Sees to it that the table `customer_segment` belongs to the loaded shop: `customer_key INTEGER,
 * segment VARCHAR` (of SEGMENTS), `orders INTEGER` (kept orders ever), `spend DECIMAL(18,4)` (net
 * revenue of the last 365 days, as of the shop's last day), `first_day DATE, last_day DATE` (of kept
 * orders), `median_gap DOUBLE` (days; NULL below two orders). Customers without a kept order have no
 * row. Without dates nobody is New or At-risk; without prices all spend is 0, and who is in High,
 * Medium and Low says nothing.
 */
export async function ensureSegments(engine: Engine, call: Call): Promise<void> {
  await ensureDerived(engine, 'customer_segment', '', async () => {
    await engine.database.query(segmentsStatement, call);
  });
}

const segmentsStatement = bind(withNetAmount(segmentsSql), {
  new_days: segmentRules.newDays,
  at_risk_orders: segmentRules.atRiskOrders,
  at_risk_days: segmentRules.atRiskDays,
  at_risk_gaps: segmentRules.atRiskGaps,
  spend_days: segmentRules.spendDays,
  high_share: segmentRules.highShare,
  medium_share: segmentRules.mediumShare,
});
