import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';

const CACHE = '.cache/bench';

/**
 * Makes the lines of a benchmark shop, once for every size, and keeps them.
 *
 * @param lines about how many order lines.
 * @returns the path of its transactions.csv.
 * @throws when the shop cannot be written.
 */
export async function benchShopFile(lines: number): Promise<string> {
  const folder = join(CACHE, `shop-${lines}`);
  const file = join(folder, 'transactions.csv');
  if (existsSync(file)) return file;

  // It is written aside and renamed, so that a run that was stopped leaves no half shop behind.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const args = ['tools/make-shop.ts', '--lines', String(lines), '--out', unfinished];
  const { ok } = await run('tsx', args);
  if (!ok) throw new Error(`The benchmark shop of ${lines} lines could not be written.`);
  renameSync(unfinished, folder);
  return file;
}
