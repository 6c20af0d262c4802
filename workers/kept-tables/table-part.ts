import { FailureError } from '../../src/domain/errors';
import type { KeptTable, TablePart } from '../../src/domain/shop/kept-tables';
import type { Call } from '../database';
import { rowOf } from '../decode';
import type { Engine } from '../state';
import { bareName, sql } from '../sql';
import { checksum } from './checksum';

export interface TablePartInput {
  /** The fingerprint of the shop whose table it is: another may be loaded meanwhile. */
  fingerprint: string;
  table: KeptTable;
  /** From 0. */
  part: number;
}

export interface TablePartRows extends TablePart {
  /** The rows as they are, as a whole Arrow IPC stream. */
  stream: Uint8Array<ArrayBuffer>;
  isLast: boolean;
}

/**
 * A part is read within a tenth of a second, which a question can wait, and takes some 20 MB of memory.
 * It is a whole number of DuckDB's row groups, so that reading it skips all others.
 */
export const ROWS_A_PART = 2 * 122_880;

/**
 * Returns a part of one of the shop's tables, to be kept: asking part by part lets other questions in
 * between. Throws `no-shop` when the shop is no longer this one.
 */
export async function tablePart(
  { database, shop }: Engine,
  { fingerprint, table, part }: TablePartInput,
  call: Call,
): Promise<TablePartRows> {
  if (shop?.fingerprint !== fingerprint) {
    throw new FailureError({ kind: 'no-shop', message: 'Another shop was loaded meanwhile.' });
  }
  const [first, end] = [part * ROWS_A_PART, (part + 1) * ROWS_A_PART];
  const from = sql`FROM ${bareName(table)} WHERE rowid >= ${first} AND rowid < ${end}`;
  const counted = await database.query(
    sql`SELECT (SELECT count(*) ${from})::DOUBLE AS rows,
      (SELECT coalesce(max(rowid), -1) FROM ${bareName(table)})::DOUBLE AS last`,
    call,
  );
  const { rows, last } = rowOf(counted, { rows: 'number', last: 'number' });
  const stream = await database.readArrow(sql`SELECT * ${from}`, call);
  return {
    table,
    part,
    rows,
    bytes: stream.length,
    checksum: await checksum(stream),
    stream,
    isLast: last < end,
  };
}
