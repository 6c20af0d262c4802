import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { sql, type Sql } from '../../sql';

/** Writes a number as a key: `0017`, `17` and `17.0` are all `17`. Other text stays as it is. */
export const plain = (key: Sql) =>
  sql`CASE WHEN regexp_full_match(${key}, '[0-9]+(\\.0+)?')
    THEN coalesce(nullif(ltrim(regexp_replace(${key}, '\\.0+$', ''), '0'), ''), '0') ELSE ${key} END`;

/** So many rows tell whether two files write their keys alike. */
export const LOOKED_AT = 1000;

/**
 * Tells whether two files write their keys differently: none of the keys of the one stands in the other,
 * but some would as a plain number.
 *
 * @param keys FROM clauses of a column `key` each.
 */
export async function meetAsPlainOnly(
  database: Database,
  { keys, known }: { keys: Sql; known: Sql },
  call: Call,
): Promise<boolean> {
  const counted = await database.query(
    sql`SELECT (SELECT count(*) FROM ${keys} SEMI JOIN ${known} USING (key))::INTEGER AS same,
      (SELECT count(*) FROM ${keys} c SEMI JOIN ${known} k ON ${plain(sql`k.key`)} = ${plain(sql`c.key`)})::INTEGER AS alike`,
    call,
  );
  const { same, alike } = rowOf(counted, { same: 'number', alike: 'number' });
  return same === 0 && alike > 0;
}
