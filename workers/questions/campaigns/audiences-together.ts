import type { AudiencesTogether } from '../../../src/domain/campaign/life/portfolio';
import type { Call } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql, type Sql } from '../../sql';
import { requireShop } from '../require-shop';
import { audienceSteps, IS_AUDIENCE, type AudienceInput } from './audience-steps';

export interface TogetherInput {
  /** One or more audiences, each as its campaign asks for it. */
  audiences: readonly AudienceInput[];
}

/** Lays several campaigns' audiences over each other; null when the shop has no customers. */
export async function audiencesTogether(
  engine: Engine,
  { audiences }: TogetherInput,
  call: Call,
): Promise<AudiencesTogether | null> {
  if (!requireShop(engine).parts.customers) return null;
  const members: Sql[] = [];
  for (const [index, input] of audiences.entries()) {
    const steps = await audienceSteps(engine, input, call);
    if (steps === null) return null;
    members.push(
      sql`SELECT ${index} AS audience, customer_key FROM (
        WITH ${steps.step} SELECT customer_key FROM step WHERE ${IS_AUDIENCE})`,
    );
  }
  const { database } = engine;
  await database.query(
    sql`CREATE OR REPLACE TEMP TABLE audience_member AS ${sql.join(members, sql` UNION ALL `)}`,
    call,
  );
  const pairs = await database.query(
    sql`SELECT a.audience AS one, b.audience AS other, count(*)::INTEGER AS customers
    FROM audience_member a JOIN audience_member b USING (customer_key)
    GROUP BY 1, 2`,
    call,
  );
  const shared = Array.from({ length: audiences.length ** 2 }, () => 0);
  const shape = { one: 'number', other: 'number', customers: 'number' } as const;
  for (const { one, other, customers } of rowsOf(pairs, shape)) {
    shared[one * audiences.length + other] = customers;
  }
  const people = await database.query(
    sql`SELECT count(*)::INTEGER AS reached, count(*) FILTER (WHERE n > 1)::INTEGER AS several
    FROM (SELECT count(*) AS n FROM audience_member GROUP BY customer_key)`,
    call,
  );
  return { shared, ...rowOf(people, { reached: 'number', several: 'number' }) };
}
