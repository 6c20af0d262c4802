import type { Recipe } from '../../../src/domain/recipe/recipe';
import { bareName, sql, type Sql } from '../../sql';
import { lookupTable } from './lookups';

const STAGES = [
  'stage_said',
  'stage_seen',
  'stage_fault',
  'stage_orders',
  'stage_products',
  'stage_customers',
  'stage_listed',
  'stage_met',
  'stage_pair',
  'stage_pair_key',
  'stage_order',
  'stage_order_key',
  'stage_grouped',
  'stage_item',
] as const;

const drop = (name: Sql) => sql`DROP TABLE IF EXISTS ${name}`;

/** Drops what only building needs; of lookups there is a table a source at most. */
export function dropStages({ sources }: Recipe): Sql {
  const lookups = sources.flatMap((_, index) =>
    [sql``, sql`_key`, sql`_plain`].map((end) => sql`${lookupTable(index)}${end}`),
  );
  // One text: each trip to the engine takes longer than dropping a table.
  const drops = [...STAGES.map(bareName), ...lookups].map(drop);
  return sql.join([sql`DROP VIEW IF EXISTS stage_bought`, ...drops], sql`;\n`);
}
