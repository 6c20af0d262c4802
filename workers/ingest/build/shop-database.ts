import { uncancellable, type Call, type Database } from '../../database';
import { rowOf } from '../../decode';
import { identifier, sql } from '../../sql';

/** Tables lie in memory as they are written, or compressed: an eighth of the memory, twice the time. */
export type TableForm = 'plain' | 'compressed';

/** A database in memory in which a shop is being built; the loaded shop stands in another. */
export interface ShopDatabase {
  /** Makes what was built the loaded shop from here on; the one before is gone. */
  keep(): Promise<void>;
  /** Drops what was built; statements look for tables where they did before. */
  leave(): Promise<void>;
}

/**
 * Opens a new database and makes it the one in which statements look for tables and put them. Each
 * shop has its own: one is built beside another under the same names, replaces it in one step, and
 * goes as a whole, with all that was derived of it.
 */
export async function openShopDatabase(
  database: Database,
  form: TableForm,
  call: Call,
): Promise<ShopDatabase> {
  const asked = await database.query(sql`SELECT current_database() AS name`, call);
  const nameBefore = rowOf(asked, { name: 'text' }).name;
  const before = identifier(nameBefore);
  const name = sql`shop_${(opened += 1)}`;
  const leave = async () => {
    const back = sql`USE ${before}; DETACH DATABASE IF EXISTS ${name}`;
    // Only a dead engine refuses this; the failure that led here says more.
    await database.query(back, uncancellable).catch(() => undefined);
  };
  try {
    const compression = form === 'compressed' ? sql` (COMPRESS)` : sql``;
    await database.query(sql`ATTACH ':memory:' AS ${name}${compression}; USE ${name}`, call);
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    async keep() {
      if (nameBefore === WITHOUT_SHOP) return;
      // Nothing looks there any more: should it not go, no more than memory is lost.
      await database.query(sql`DETACH ${before}`, uncancellable).catch(() => undefined);
    },
    leave,
  };
}

let opened = 0;

/** The database that DuckDB starts with, in which no shop stands. */
const WITHOUT_SHOP = 'memory';
