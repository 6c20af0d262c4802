import type { Call } from '../database';
import type { Engine } from '../engine';
import { uncancellable } from './run';

/** How tables lie in memory: as they are written, or packed, which takes an eighth and twice the time. */
export type TableForm = 'plain' | 'packed';

/** A database in memory in which a shop is being built; the loaded shop stands in another. */
export interface ShopDatabase {
  /** What was built is the loaded shop from here on; the one before is gone. */
  keep(): Promise<void>;
  /** What was built is gone, and the shop before is where questions look again. */
  leave(): Promise<void>;
}

/**
 * Opens a new database and makes it the one in which statements look for tables and put them. Each
 * shop has its own: one is built beside another under the same names, replaces it in one step, and
 * goes as a whole, with all that was derived of it.
 */
export async function openShopDatabase(
  engine: Engine,
  form: TableForm,
  call: Call,
): Promise<ShopDatabase> {
  const { database } = engine;
  const name = `shop_${(opened += 1)}`;
  const packing = form === 'packed' ? ' (COMPRESS)' : '';
  const leave = async () => {
    const back = `USE ${engine.shopDatabase}; DETACH DATABASE IF EXISTS ${name}`;
    // Only a dead engine refuses this; the failure that led here says more.
    await database.query(back, uncancellable).catch(() => undefined);
  };
  try {
    await database.query(`ATTACH ':memory:' AS ${name}${packing}; USE ${name}`, call);
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    async keep() {
      const before = engine.shopDatabase;
      engine.shopDatabase = name;
      if (before === NO_SHOP) return;
      // Nothing looks there any more: should it not go, no more than memory is lost.
      await database.query(`DETACH ${before}`, uncancellable).catch(() => undefined);
    },
    leave,
  };
}

let opened = 0;

/** The database that DuckDB starts with, in which no shop stands. */
export const NO_SHOP = 'memory';
