import type { Recipe } from '../../src/domain/recipe';
import { lookupTable } from './lookups';

/** The shop's tables; while a shop is being built they stand under `new_<name>`. */
export const TABLES = ['product', 'customer', 'orders', 'line', 'source', 'set_aside'] as const;

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

/** Many small statements go to the engine as one text: each trip takes longer than most of them. */
const together = (statements: readonly string[]): string => statements.join(';\n');

/** Drops what only building needs. */
export const dropStages = together(STAGES.map(drop));

/** Drops the tables of lookups, of which there is one a source at most. */
export const dropLookups = ({ sources }: Recipe): string[] =>
  sources.flatMap((_, index) =>
    ['', '_key', '_plain'].map((end) => drop(`${lookupTable(index)}${end}`)),
  );

/** Drops what an earlier load left unfinished. */
export const dropUnfinished = together([dropStages, ...TABLES.map((name) => drop(`new_${name}`))]);

/** Puts the new tables in the place of the old ones: all of them or none. */
export const swap = together([
  'BEGIN TRANSACTION',
  ...TABLES.flatMap((name) => [drop(name), `ALTER TABLE new_${name} RENAME TO ${name}`]),
  'COMMIT',
]);

export const rollback = 'ROLLBACK';
