import type { Recipe } from '../../../src/domain/recipe/recipe';
import { lookupTable } from './lookups';

const STAGES = [
  'stage_lines',
  'stage_orders',
  'stage_products',
  'stage_customers',
  'stage_listed',
  'stage_met',
  'stage_pair',
  'stage_priced',
  'stage_run',
  'stage_order',
  'stage_run_key',
  'stage_bought',
] as const;

const drop = (name: string) => `DROP TABLE IF EXISTS ${name}`;

/** Drops what only building needs; of lookups there is a table a source at most. */
export function dropStages({ sources }: Recipe): string {
  const lookups = sources.flatMap((_, index) =>
    ['', '_key', '_plain'].map((end) => `${lookupTable(index)}${end}`),
  );
  // One text: each trip to the engine takes longer than dropping a table.
  return [...STAGES, ...lookups].map(drop).join(';\n');
}
