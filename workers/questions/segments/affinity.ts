import type { SegmentProduct } from '../../../src/domain/segment-figures';
import { liftInterval } from '../../../src/domain/statistics';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { requireShop } from '../require-shop';
import { ensureSegments } from './ensure-segments';
import { segmentOf } from './overview';

/** Products shown of each segment. */
const SHOWN = 8;
/** Products judged of each segment: those furthest above what chance explains. */
const JUDGED = 60;
/** Fewer buyers in a segment say little. */
const LEAST_BUYERS = 5;

/**
 * What each segment buys that others don't: products bought by a larger share of a segment's
 * customers than of all customers. The best first, by the lower end of lift's 95% interval, which
 * has to be above 1.
 */
export async function segmentAffinity(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<SegmentProduct[]> {
  const { parts } = requireShop(engine);
  await ensureSegments(engine, call);
  const found = rowsOf(await engine.database.query(affinity(parts.productIds), call), {
    segment: 'text',
    id: 'text',
    label: 'text',
    customers: 'number',
    in_segment: 'number',
    bought: 'number',
    both: 'number',
  });
  const judged = found
    .map(({ segment, in_segment: inSegment, ...row }) => {
      const product = { ...row, segment: segmentOf(segment), inSegment };
      return { product, low: lowestLift(product) };
    })
    .filter(({ low }) => low > 1)
    .sort((a, b) => b.low - a.low);
  const shown = new Map<string, number>();
  return judged.flatMap(({ product }) => {
    const before = shown.get(product.segment) ?? 0;
    shown.set(product.segment, before + 1);
    return before < SHOWN ? [product] : [];
  });
}

/** Lift of "in the segment → bought it" over customers. */
const lowestLift = ({ customers, inSegment, bought, both }: SegmentProduct) =>
  liftInterval({ baskets: customers, antecedent: inSegment, consequent: bought, both }).low;

const affinity = (hasIds: boolean) => {
  const id = hasIds ? 'product_id' : 'name';
  return `WITH item AS (
      SELECT product_key, ${id} AS id, coalesce(name, ${id}) AS label FROM product WHERE ${id} IS NOT NULL),
    bought AS (
      SELECT DISTINCT s.customer_key, s.segment, item.id
      FROM line l JOIN orders o USING (order_key) JOIN customer_segment s USING (customer_key)
        JOIN item USING (product_key)
      WHERE NOT l.is_return AND NOT o.is_return),
    both_counts AS (SELECT segment, id, count(*) AS both_customers FROM bought GROUP BY segment, id),
    item_counts AS (SELECT id, count(*) AS bought_by FROM bought GROUP BY id),
    sizes AS (SELECT segment, count(*) AS in_segment FROM customer_segment GROUP BY segment),
    everyone AS (SELECT count(*) AS customers FROM customer_segment),
    expected AS (
      SELECT b.*, i.bought_by, s.in_segment, e.customers,
        s.in_segment::DOUBLE * i.bought_by / e.customers AS by_chance
      FROM both_counts b JOIN item_counts i USING (id) JOIN sizes s USING (segment), everyone e
      WHERE b.both_customers >= ${LEAST_BUYERS})
    SELECT segment, id, (SELECT min(label) FROM item WHERE item.id = x.id) AS label,
      customers::INTEGER AS customers, in_segment::INTEGER AS in_segment,
      bought_by::INTEGER AS bought, both_customers::INTEGER AS "both"
    FROM expected x WHERE both_customers > by_chance
    QUALIFY row_number() OVER (PARTITION BY segment
      ORDER BY (both_customers - by_chance) / sqrt(by_chance) DESC, id) <= ${JUDGED}
    ORDER BY segment, id`;
};
