import type { Cohort, CohortRetention } from '../../../src/domain/segments/figures';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureSegments } from './ensure-segments';

/** Counts customers by the month of their first kept order, and who came back in each month after. */
export async function cohortRetention(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<CohortRetention> {
  const { lastDay } = requireShop(engine);
  if (lastDay === null) return { cohorts: [], lastMonthIsOpen: false };
  await ensureSegments(engine, call);
  const rows = rowsOf(await engine.database.query(ACTIVE, call), {
    month: 'text',
    later: 'number',
    customers: 'number',
    months: 'number',
  });
  const cohorts: Cohort[] = [];
  for (const { month, later, customers, months } of rows) {
    if (cohorts.at(-1)?.month !== month) {
      // Months in which nobody came back are zeros; months that are not yet reached are absent.
      cohorts.push({ month, customers, active: Array.from({ length: months + 1 }, () => 0) });
    }
    const { active } = cohorts.at(-1) as Cohort;
    active[later] = customers;
  }
  return { cohorts, lastMonthIsOpen: !isLastOfMonth(lastDay) };
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** A customer without a dated kept order is in no cohort. */
const ACTIVE = sql`WITH visit AS (
    SELECT DISTINCT o.customer_key, date_trunc('month', o.ordered_at) AS month
    FROM orders o
    WHERE o.customer_key IS NOT NULL AND o.ordered_at IS NOT NULL AND NOT o.is_return
      AND o.order_key IN (SELECT l.order_key FROM line l WHERE NOT l.is_return)),
  last_month AS (SELECT date_trunc('month', max(ordered_at)) AS month FROM orders),
  placed AS (
    SELECT v.customer_key, date_trunc('month', s.first_day) AS first,
      date_diff('month', date_trunc('month', s.first_day), v.month) AS later
    FROM visit v JOIN customer_segment s USING (customer_key))
  SELECT strftime(first, '%Y-%m') AS month, later::INTEGER AS later, count(*)::INTEGER AS customers,
    date_diff('month', first, any_value(last_month.month))::INTEGER AS months
  FROM placed, last_month GROUP BY first, later ORDER BY first, later`;
