import { segmentNames, SEGMENTS, type SegmentOrAll } from '../../../src/domain/segments/segments';
import { mapTable } from '../../../src/domain/table';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../state';
import { identifier, sql } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureSegments } from '../segments/ensure-segments';

/** Numbers of customers with an order in each segment, and in all. */
export type SegmentSizes = Record<SegmentOrAll, number>;

/** Counts the customers with an order by segment; null when the shop has no customers. */
export async function segmentSizes(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<SegmentSizes | null> {
  if (!requireShop(engine).parts.customers) return null;
  await ensureSegments(engine, call);
  const size = (segment: string) =>
    sql`count(*) FILTER (WHERE segment = ${segment})::INTEGER AS ${identifier(segment)}`;
  const result = await engine.database.query(
    sql`SELECT count(*)::INTEGER AS "all",
      ${sql.join(SEGMENTS.map(size))}
    FROM customer_segment`,
    call,
  );
  return rowOf(
    result,
    mapTable(segmentNames, () => 'number' as const),
  );
}
