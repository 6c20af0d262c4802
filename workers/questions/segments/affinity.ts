import { judgeAffinity, LEAST_BUYERS } from '../../../src/domain/segments/affinity';
import type { SegmentAffinity } from '../../../src/domain/segments/figures';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql, type Sql } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureSegments } from './ensure-segments';
import { segmentOf } from './overview';

/** So many products of each segment are judged: those furthest above what chance explains. */
const JUDGED = 60;

/** Finds what each segment buys that others don't (`judgeAffinity` says what that means). */
export async function segmentAffinity(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<SegmentAffinity> {
  const { parts } = requireShop(engine);
  await ensureSegments(engine, call);
  const { database } = engine;
  const choices = choicesBy(parts.productIds ? sql`product_id` : sql`name`);
  const { compared } = rowOf(await database.query(sql`${choices} ${COMPARED}`, call), {
    compared: 'number',
  });
  const found = rowsOf(await database.query(sql`${choices} ${FURTHEST}`, call), {
    segment: 'text',
    id: 'text',
    label: 'text',
    in_segment: 'number',
    both: 'number',
    bought: 'number',
    segment_choices: 'number',
    choices: 'number',
  });
  const counts = found.map(
    ({ segment, in_segment: inSegment, segment_choices: segmentChoices, ...row }) => ({
      ...row,
      segment: segmentOf(segment),
      inSegment,
      segmentChoices,
    }),
  );
  return judgeAffinity(counts, compared);
}

const choicesBy = (id: Sql) => sql`WITH item AS (
    SELECT product_key, ${id} AS id, coalesce(name, ${id}) AS label FROM product WHERE ${id} IS NOT NULL),
  choice AS (
    SELECT DISTINCT s.customer_key, s.segment, item.id
    FROM line l JOIN orders o USING (order_key) JOIN customer_segment s USING (customer_key)
      JOIN item USING (product_key)
    WHERE NOT l.is_return AND NOT o.is_return),
  by_item AS (SELECT id, count(*) AS bought FROM choice GROUP BY id)`;

const COMPARED = sql`SELECT (SELECT count(*) FROM by_item WHERE bought >= ${LEAST_BUYERS})::INTEGER
  * (SELECT count(DISTINCT segment) FROM customer_segment)::INTEGER AS compared`;

const FURTHEST = sql`, by_both AS (SELECT segment, id, count(*) AS both_count FROM choice GROUP BY segment, id),
  by_segment AS (SELECT segment, count(*) AS segment_choices FROM choice GROUP BY segment),
  sizes AS (SELECT segment, count(*) AS in_segment FROM customer_segment GROUP BY segment),
  everything AS (SELECT count(*) AS choices FROM choice),
  expected AS (
    SELECT *, segment_choices::DOUBLE * bought / choices AS by_chance
    FROM by_both JOIN by_item USING (id) JOIN by_segment USING (segment)
      JOIN sizes USING (segment), everything
    WHERE both_count >= ${LEAST_BUYERS})
  SELECT segment, id, (SELECT min(label) FROM item WHERE item.id = x.id) AS label,
    in_segment::INTEGER AS in_segment, both_count::INTEGER AS "both", bought::INTEGER AS bought,
    segment_choices::INTEGER AS segment_choices, choices::INTEGER AS choices
  FROM expected x WHERE both_count > by_chance
  QUALIFY row_number() OVER (PARTITION BY segment
    ORDER BY (both_count - by_chance) / sqrt(by_chance) DESC, id) <= ${JUDGED}
  ORDER BY segment, id`;
