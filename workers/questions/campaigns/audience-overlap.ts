import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';
import { requireShop } from '../require-shop';
import { ensureSegments } from '../segments/ensure-segments';
import { IS_REACHABLE, stepRows, type AudienceDefinition } from './audience-steps';

export interface OverlapInput {
  own: AudienceDefinition;
  others: readonly AudienceDefinition[];
}

/** Counts who of a campaign's audience is in each of the others' too, in their order; rests aside. */
export async function audienceOverlap(
  engine: Engine,
  input: OverlapInput,
  call: Call,
): Promise<number[]> {
  const shop = requireShop(engine);
  if (!shop.parts.customers) return input.others.map(() => 0);
  await ensureSegments(engine, call);
  const { database } = engine;
  const own = await stepRows(engine, shop, input.own, {}, call);
  await database.query(
    sql`CREATE OR REPLACE TEMP TABLE overlap_own AS
      SELECT customer_key FROM ${own.rows} WHERE ${IS_REACHABLE}`,
    call,
  );
  const shared: number[] = [];
  for (const other of input.others) {
    const { rows } = await stepRows(engine, shop, other, input.own, call);
    const result = await database.query(
      sql`SELECT count(*)::INTEGER AS customers FROM ${rows} WHERE ${IS_REACHABLE}
        AND customer_key IN (SELECT customer_key FROM overlap_own)`,
      call,
    );
    shared.push(rowOf(result, { customers: 'number' }).customers);
  }
  return shared;
}
