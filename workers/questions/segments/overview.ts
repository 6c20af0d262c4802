import type { SegmentOverview } from '../../../src/domain/segments/figures';
import { SEGMENTS, type Segment } from '../../../src/domain/segments/segments';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql, type Sql } from '../../sql';
import { ensureSegments } from './ensure-segments';

/** Tells how large the segments are, what they bring, and how recency and frequency go together. */
export async function segmentOverview(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<SegmentOverview> {
  await ensureSegments(engine, call);
  const { database } = engine;
  const segments = rowsOf(await database.query(SEGMENT_ROWS, call), {
    segment: 'text',
    customers: 'number',
    orders: 'number',
    spend: 'number',
    silence: 'number',
  }).map(({ segment, silence, ...row }) => ({
    segment: segmentOf(segment),
    ...row,
    silence: Number.isNaN(silence) ? null : silence,
  }));
  const scores = rowsOf(await database.query(SCORE_CELLS, call), {
    recency: 'number',
    frequency: 'number',
    customers: 'number',
    spend: 'number',
    monetary: 'number',
  });
  const { without } = rowOf(await database.query(WITHOUT, call), { without: 'number' });
  return { segments, scores, without };
}

export function segmentOf(text: string): Segment {
  const segment = SEGMENTS.find((each) => each === text);
  if (segment === undefined) throw new TypeError(`No segment: ${text}`);
  return segment;
}

const SEGMENT_ROWS = sql`SELECT segment, count(*)::INTEGER AS customers, sum(orders)::DOUBLE AS orders,
    sum(spend)::DOUBLE AS spend,
    median((SELECT max(ordered_at)::DATE FROM orders) - last_day)::DOUBLE AS silence
  FROM customer_segment GROUP BY segment ORDER BY segment`;

/**
 * Recency, frequency and monetary scores run from 1 to 5 (Hughes, Strategic Database Marketing,
 * 1994): 1 + ⌊5 × the share of customers strictly below⌋, so that equal customers have equal scores
 * and about a fifth has each. 5 is the most recent, the most frequent, the largest spend.
 */
const score = (order: Sql) =>
  sql`(1 + (5 * (rank() OVER (ORDER BY ${order}) - 1)) // count(*) OVER ())::INTEGER`;

const SCORE_CELLS = sql`WITH score AS (
    SELECT ${score(sql`last_day`)} AS recency, ${score(sql`orders`)} AS frequency,
      ${score(sql`spend`)} AS monetary, spend
    FROM customer_segment WHERE last_day IS NOT NULL)
  SELECT recency, frequency, count(*)::INTEGER AS customers, sum(spend)::DOUBLE AS spend,
    avg(monetary)::DOUBLE AS monetary
  FROM score GROUP BY recency, frequency ORDER BY recency, frequency`;

const WITHOUT = sql`SELECT (SELECT count(*) FROM customer)::INTEGER
  - (SELECT count(*) FROM customer_segment)::INTEGER AS without`;
