import type { Call, Database } from '../../../database';
import type { ItemPair } from './mine-input';

/** Puts the asked pairs into `asked_pair(pair, first_item, second_item)`, numbered in their order. */
export async function putAskedPairs(
  database: Database,
  pairs: readonly ItemPair[],
  call: Call,
): Promise<void> {
  const rows = pairs.map(([first, second], pair) => `(${pair}, ${int(first)}, ${int(second)})`);
  const create = `CREATE OR REPLACE TEMP TABLE asked_pair (pair INTEGER, first_item INTEGER, second_item INTEGER)`;
  const insert = rows.length === 0 ? '' : `; INSERT INTO asked_pair VALUES ${rows.join(', ')}`;
  await database.query(create + insert, call);
}

function int(value: number): number {
  if (!Number.isInteger(value)) throw new RangeError(`Not an item: ${value}`);
  return value;
}
