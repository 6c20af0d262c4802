import type { Call, Database } from '../../database';
import { rowOf } from '../../decode';
import { sql, type Sql } from '../../sql';

/** The rows of a file are put into this table, its first row at this `rowid`. */
export interface Target {
  table: Sql;
  firstRow: number;
}

/** The rows of one file in its table, the last ones there. */
export class PlacedRows {
  readonly #database: Database;
  readonly #target: Target;
  readonly #call: Call;
  #count = 0;
  /** True once rows were taken out again: their places stay empty. */
  #hasGap = false;

  constructor(database: Database, target: Target, call: Call) {
    this.#database = database;
    this.#target = target;
    this.#call = call;
  }

  add(rows: number): number {
    this.#count += rows;
    return rows;
  }

  /** Takes the rows out again: the file is to be read in another way. */
  async clear(): Promise<void> {
    if (this.#count === 0) return;
    const { table, firstRow } = this.#target;
    await this.#database.query(sql`DELETE FROM ${table} WHERE rowid >= ${firstRow}`, this.#call);
    this.#count = 0;
    this.#hasGap = true;
  }

  /** From the first row to before the last, by `rowid`. */
  async range(): Promise<{ firstRow: number; endRow: number }> {
    const firstRow = this.#hasGap ? await this.#firstPlace() : this.#target.firstRow;
    return { firstRow, endRow: firstRow + this.#count };
  }

  async #firstPlace(): Promise<number> {
    const { table, firstRow } = this.#target;
    const found = await this.#database.query(
      sql`SELECT coalesce(min(rowid), ${firstRow})::INTEGER AS place FROM ${table}
        WHERE rowid >= ${firstRow}`,
      this.#call,
    );
    return rowOf(found, { place: 'number' }).place;
  }
}
