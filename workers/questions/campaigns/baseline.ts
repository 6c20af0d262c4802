import {
  pastWindows,
  pooledBaseline,
  type WindowCount,
} from '../../../src/domain/campaign/economics/baseline';
import type { AudienceRule, Baseline } from '../../../src/domain/campaign/campaign';
import { addDays } from '../../../src/domain/dates/periods';
import type { Level } from '../../../src/domain/bundles/levels';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import { sql } from '../../sql';
import { derivedFact, ensureDerived, type Engine } from '../../state';
import { requireShop } from '../require-shop';
import { ensureSegments } from '../segments/ensure-segments';
import { itemsOf } from './bundle-items';
import { purchases, whoDid, whoQualifies } from './purchases';

export interface BaselineInput {
  level: Level;
  antecedent: readonly string[];
  consequent: readonly string[];
  rule: Pick<AudienceRule, 'who' | 'boughtWithinDays' | 'notWithinDays'>;
  /** W, the length of the campaign in days. */
  windowDays: number;
  /** A buyer bought C inside of the window, or A and C in one order. */
  event: Baseline['event'];
}

/** Holds the purchases of the bundle that was asked about last. */
const campaignPurchases = derivedFact('campaign_purchase');
const PURCHASES = sql`campaign_purchase`;

/**
 * Measures p₀: the share of the customers who met the audience's condition on the day before a past
 * window, and bought inside it. Segment and consent are not looked at, since they are known only as of
 * today. Null when the shop has no customers or no dates, or nobody ever qualified.
 */
export async function baseline(
  engine: Engine,
  input: BaselineInput,
  call: Call,
): Promise<Baseline | null> {
  const shop = requireShop(engine);
  if (!shop.parts.customers || shop.firstDay === null || shop.lastDay === null) return null;
  await ensureSegments(engine, call);
  const items = await itemsOf(engine, shop, input, call);
  await ensureDerived(engine, campaignPurchases, JSON.stringify(items), async () => {
    await engine.database.query(
      sql`CREATE OR REPLACE TEMP TABLE ${PURCHASES} AS SELECT * FROM ${purchases(shop, items)}`,
      call,
    );
  });
  const counts: WindowCount[] = [];
  for (const window of pastWindows(shop.firstDay, shop.lastDay, input.windowDays)) {
    const dayBefore = addDays(window.from, -1);
    const { rows, hasFirst, hasOther } = whoQualifies(
      shop,
      items,
      input.rule,
      PURCHASES,
      dayBefore,
    );
    const result = await engine.database.query(
      sql`SELECT count(*)::INTEGER AS customers, count(did.customer_key)::INTEGER AS buyers
      FROM customer_segment s
        LEFT JOIN ${rows} b USING (customer_key)
        LEFT JOIN ${whoDid(items, input.event, PURCHASES, window)} did USING (customer_key)
      WHERE s.first_day <= DATE ${dayBefore} AND ${hasFirst} AND NOT ${hasOther}`,
      call,
    );
    counts.push(rowOf(result, { customers: 'number', buyers: 'number' }));
  }
  return pooledBaseline(counts, input);
}
