import type { MigrationStep, SegmentOrNone } from '../../../src/domain/segments/figures';
import { SEGMENTS } from '../../../src/domain/segments/segments';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import { sql, type Sql } from '../../sql';
import { derivedFact, ensureDerived, type Engine } from '../../state';
import { requireShop } from '../require-shop';
import { customerSegments, ensureSegments, selectSegments } from './ensure-segments';

/** So many month ends are looked back to, beside the shop's last day. */
const MONTHS = 12;

const segmentHistory = derivedFact('segment_history', [customerSegments]);

/**
 * Counts who moved between segments from the end of each month to the end of the next, up to a year
 * back. Each end of a month is judged by what was known then. Empty in a shop without dates.
 */
export async function segmentMigration(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<MigrationStep[]> {
  const { segmentRules, lastDay, firstDay } = requireShop(engine);
  if (lastDay === null || firstDay === null) return [];
  const days = snapshotDays(firstDay, lastDay);
  await ensureSegments(engine, call);
  const key = JSON.stringify(segmentRules);
  await ensureDerived(engine, segmentHistory, key, async () => {
    const { database } = engine;
    await database.query(
      sql`CREATE OR REPLACE TEMP TABLE segment_history AS
      SELECT DATE ${lastDay} AS as_of, customer_key, segment FROM customer_segment`,
      call,
    );
    for (const [index, day] of days.slice(0, -1).entries()) {
      call.progress({ stage: 'Looking back month by month', done: index, total: days.length });
      // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
      await database.query(
        sql`INSERT INTO segment_history SELECT DATE ${day}, customer_key, segment
        FROM (${selectSegments(segmentRules, day)})`,
        call,
      );
    }
  });
  const rows = rowsOf(await engine.database.query(flowsBetween(days), call), {
    step: 'number',
    before: 'text',
    after: 'text',
    customers: 'number',
  });
  return days.slice(1).map((to, step) => ({
    from: days[step] ?? to,
    to,
    flows: rows
      .filter((row) => row.step === step)
      .map(({ before, after, customers }) => ({
        from: segmentOrNone(before),
        to: segmentOrNone(after),
        customers,
      })),
  }));
}

/** Lists the ends of months between the first order and the last day, then that day, as ISO days. */
export function snapshotDays(firstDay: string, lastDay: string): string[] {
  const last = new Date(`${lastDay}T00:00:00Z`);
  const ends = Array.from({ length: MONTHS }, (_, back) =>
    // Day 0 of a month is the last of the one before.
    new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - back, 0))
      .toISOString()
      .slice(0, 10),
  );
  return [...ends.filter((day) => day >= firstDay).toReversed(), lastDay];
}

function flowsBetween(days: readonly string[]): Sql {
  const steps = days
    .slice(1)
    .map((to, step) => sql`(${step}, DATE ${days[step] ?? to}, DATE ${to})`);
  if (steps.length === 0)
    return sql`SELECT 0 AS step, '' AS before, '' AS after, 0 AS customers LIMIT 0`;
  return sql`WITH step AS (SELECT * FROM (VALUES ${sql.join(steps)}) v(step, from_day, to_day)),
    place AS (
      SELECT s.step, h.customer_key, h.as_of = s.to_day AS is_after, h.segment
      FROM segment_history h JOIN step s ON h.as_of IN (s.from_day, s.to_day)),
    move AS (
      SELECT step, customer_key, coalesce(max(segment) FILTER (NOT is_after), 'none') AS before,
        coalesce(max(segment) FILTER (is_after), 'none') AS after
      FROM place GROUP BY step, customer_key)
    SELECT step::INTEGER AS step, before, after, count(*)::INTEGER AS customers
    FROM move GROUP BY ALL ORDER BY ALL`;
}

const segmentOrNone = (text: string): SegmentOrNone =>
  SEGMENTS.find((each) => each === text) ?? 'none';
