import * as v from 'valibot';
import type { Recipe } from '../recipe/recipe';
import type { LoadReport } from './shop';

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

/** Tables as they were kept: the report of the load that made them, and the files of their parts. */
export interface ReadTables {
  report: LoadReport;
  /** Every part of every table, in the order of the tables and of their rows. */
  parts: { part: TablePart; file: Blob }[];
}

/** Where the tables of one kept shop stand. They are a copy: the sources stay the truth. */
export interface KeptTables {
  /**
   * Returns the tables that were made by this recipe; undefined where none were kept whole, or by
   * another build of the engine. What the files hold is for the engine to check.
   */
  read(recipe: Recipe): Promise<ReadTables | undefined>;
  /**
   * Writes tables in place of those that are there: all that `fill` adds, or nothing where it rejects,
   * or where another tab writes them already. Rejects with a QuotaExceededError where there is no room
   * for so many bytes.
   */
  write(
    recipe: Recipe,
    report: LoadReport,
    bytes: number,
    fill: (add: AddPart) => Promise<void>,
  ): Promise<void>;
}
export type AddPart = (part: TablePart, stream: Uint8Array<ArrayBuffer>) => Promise<void>;
