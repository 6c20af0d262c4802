import type { SourceKind } from '../../src/domain/recipe';
import type { Call, Database } from '../database';
import { rowOf } from '../decode';
import { stageTable, type StagedColumns } from './stage';

/** A number as a key, whatever wrote it: `0017`, `17` and `17.0` alike; other text as it is. */
const plain = (key: string) =>
  `CASE WHEN regexp_full_match(${key}, '[0-9]+(\\.0+)?')
    THEN coalesce(nullif(ltrim(regexp_replace(${key}, '\\.0+$', ''), '0'), ''), '0') ELSE ${key} END`;

/** Rows whose keys tell whether two files write them alike. */
const LOOKED_AT = 1000;

/**
 * Files that were saved by different programs may write one number in different ways. Where none of
 * the lines' keys stands in the file that describes them, but would as a plain number, the lines
 * take the spelling of that file; a number that it spells in two ways is left alone.
 */
export async function respellKeys(
  database: Database,
  has: (kind: SourceKind) => boolean,
  lineColumns: StagedColumns,
  call: Call,
): Promise<void> {
  if (has('orders') && lineColumns.has('order_id'))
    await respell(database, 'order_id', stageTable('orders'), call);
  if (has('products') && lineColumns.has('product_id'))
    await respell(database, 'product_id', stageTable('products'), call);
}

async function respell(
  database: Database,
  key: 'order_id' | 'product_id',
  described: string,
  call: Call,
): Promise<void> {
  const lines = stageTable('lines');
  const spelled = `(SELECT ${plain(key)} AS plain, min(${key}) AS key FROM ${described}
    WHERE fault = 0 AND ${key} IS NOT NULL GROUP BY 1 HAVING min(${key}) = max(${key}))`;
  const looked = `(SELECT ${key} FROM ${lines} WHERE fault = 0 AND ${key} IS NOT NULL LIMIT ${LOOKED_AT})`;
  const result = await database.query(
    `SELECT (SELECT count(*) FROM ${looked} l SEMI JOIN ${described} d USING (${key}))::INTEGER AS same,
      (SELECT count(*) FROM ${looked} l SEMI JOIN ${spelled} d ON d.plain = ${plain(`l.${key}`)})::INTEGER AS alike`,
    call,
  );
  const { same, alike } = rowOf(result, { same: 'number', alike: 'number' });
  if (same > 0 || alike === 0) return;
  await database.query(
    `UPDATE ${lines} SET ${key} = d.key FROM ${spelled} d WHERE ${plain(`${lines}.${key}`)} = d.plain`,
    call,
  );
}
