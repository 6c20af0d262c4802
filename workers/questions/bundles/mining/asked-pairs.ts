import type { Call, Database } from '../../../database';
import { list, sql } from '../../../sql';
import type { ItemPair } from './mine-input';

/** Puts the asked pairs into `asked_pair(pair, first_item, second_item)`, numbered in their order. */
export async function putAskedPairs(
  database: Database,
  pairs: readonly ItemPair[],
  call: Call,
): Promise<void> {
  const rows = pairs.map(([first, second], pair) => list([pair, first, second]));
  const create = sql`CREATE OR REPLACE TEMP TABLE asked_pair (pair INTEGER, first_item INTEGER, second_item INTEGER)`;
  const insert = rows.length === 0 ? sql`` : sql`; INSERT INTO asked_pair VALUES ${sql.join(rows)}`;
  await database.query(sql`${create}${insert}`, call);
}
