import * as v from 'valibot';

/** These tables are the shop; everything else is derived from them. Every load makes them. */
export const KEPT_TABLES = [
  'product',
  'customer',
  'orders',
  'line',
  'set_aside',
  'source',
] as const;
export type KeptTable = (typeof KEPT_TABLES)[number];

/** A piece of a table: a whole Arrow IPC stream, in a file of its own. */
export const TablePartSchema = v.object({
  table: v.picklist(KEPT_TABLES),
  /** From 0, in the order of the rows. */
  part: v.number(),
  rows: v.number(),
  bytes: v.number(),
  /** The SHA-256 of its bytes, as hex digits. */
  checksum: v.string(),
});
export type TablePart = v.InferOutput<typeof TablePartSchema>;
