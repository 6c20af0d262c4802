import type { Call, Database } from '../../database';

/** Positions in `MinedPairs.items`, as [first, second] in any order. */
export type ItemPair = readonly [number, number];

/** Puts the asked pairs into `asked_pair(pair, first_item, second_item)`, in their order. */
export async function putAskedPairs(
  database: Database,
  pairs: readonly ItemPair[],
  call: Call,
): Promise<void> {
  const rows = pairs.map(([first, second], pair) => `(${pair}, ${int(first)}, ${int(second)})`);
  await database.query(
    `CREATE OR REPLACE TEMP TABLE asked_pair (pair INTEGER, first_item INTEGER, second_item INTEGER)`,
    call,
  );
  if (rows.length === 0) return;
  await database.query(`INSERT INTO asked_pair VALUES ${rows.join(', ')}`, call);
}

function int(value: number): number {
  if (!Number.isInteger(value)) throw new RangeError(`Not an item: ${value}`);
  return value;
}
