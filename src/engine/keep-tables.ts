import { failed, FailureError, success, type Result } from '../domain/errors';
import type { Recipe } from '../domain/recipe/recipe';
import {
  KEPT_TABLES,
  type AddPart,
  type KeptTable,
  type KeptTables,
} from '../domain/shop/kept-tables';
import type { LoadReport, ShopSummary } from '../domain/shop/shop';
import type { Ask } from './ask';

/** A row of Arrow takes about so many bytes, texts included. */
const BYTES_A_ROW = 100;

/**
 * Copies the loaded shop's tables to where they are kept, part by part, so that other questions come in
 * between and no more than a part is in memory. Where another shop is loaded meanwhile nothing is kept.
 *
 * @param whenFree is waited for before each part.
 * @returns a `storage` failure where there is no room for them; whatever else stood in the way is for
 * the next load to try again.
 */
export async function keepTables(
  ask: Ask,
  tables: KeptTables,
  recipe: Recipe,
  report: LoadReport,
  whenFree: () => Promise<void>,
): Promise<Result<null>> {
  const { fingerprint } = report.summary;
  try {
    await tables.write(recipe, report, sizeOf(report.summary), async (add) => {
      for (const table of KEPT_TABLES) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
        await keepTable(ask, { fingerprint, table }, add, whenFree);
      }
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      return failed({ kind: 'storage', message: noRoom(recipe.name), detail: error.message });
    }
  }
  return success(null);
}

async function keepTable(
  ask: Ask,
  of: { fingerprint: string; table: KeptTable },
  add: AddPart,
  whenFree: () => Promise<void>,
): Promise<void> {
  let isLast = false;
  for (let part = 0; !isLast; part += 1) {
    await whenFree(); // oxlint-disable-line no-await-in-loop
    // oxlint-disable-next-line no-await-in-loop -- the next part is read when this one is written
    const asked = await ask.tablePart({ ...of, part });
    if (!asked.ok) throw new FailureError(asked.failure);
    const { stream, isLast: wasLast, ...about } = asked.value;
    // oxlint-disable-next-line no-await-in-loop
    await add(about, stream);
    isLast = wasLast;
  }
}

const sizeOf = ({ lines, orders, customers, products, rowsSetAside }: ShopSummary) =>
  (lines + orders + customers + products + rowsSetAside) * BYTES_A_ROW;

const noRoom = (name: string) =>
  `This browser has no room to keep the tables of ${name}, so it is opened by reading its files again.`;
