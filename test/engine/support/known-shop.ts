import { expect, test } from 'vitest';
import { rowOf } from '../../../workers/decode';
import type { Engine } from '../../../workers/state';
import { sql } from '../../../workers/sql';
import { known } from './known-orders';
import { call } from './node-database';
import { rows } from './rows';
import { loadHandsOff, type Proposal } from './hands-off';
import type { LoadReport } from '../../../src/domain/shop/shop';

/** A file does not tell these. Money and quantities are checked where it does. */
export type Lacking = 'amount' | 'quantity' | 'customer' | 'date';

export interface KnownShopOptions {
  lacks?: readonly Lacking[];
  /** The number of rows that are no lines. */
  setAside?: number;
  /** The name of one of the products. */
  product?: string;
}

/** The known orders as some system exports them. */
export interface KnownExport extends KnownShopOptions {
  /** The content of each file by its name. */
  files: Record<string, string | Uint8Array<ArrayBuffer>>;
}

/** Drops files and loads them without an answer; they have to come to the known orders. */
export async function expectKnownShop(
  engine: Engine,
  files: readonly File[],
  { lacks = [], setAside = 0, product }: KnownShopOptions = {},
): Promise<Proposal & { report: LoadReport }> {
  const loaded = await loadHandsOff(engine, files);
  expect(loaded.problems).toEqual([]);
  expect(loaded.asked).toEqual([]);
  expect(loaded.report.summary).toMatchObject({
    orders: known.orders,
    lines: known.lines,
    rowsSetAside: setAside,
    baskets: known.orders,
    items: 8,
    basketItems: known.lines,
    ...(lacks.includes('customer') ? {} : { customers: known.customers }),
    ...(lacks.includes('date') ? {} : { firstDay: '2024-01-03', lastDay: '2024-04-12' }),
  });
  const sums = rowOf(
    await engine.database.query(
      sql`SELECT coalesce(sum(quantity), 0)::DOUBLE AS quantity, coalesce(sum(amount), 0)::DOUBLE AS amount
        FROM line`,
      call(),
    ),
    { quantity: 'number', amount: 'number' },
  );
  if (!lacks.includes('quantity')) expect(sums.quantity).toBe(known.quantity);
  if (!lacks.includes('amount')) expect(sums.amount).toBeCloseTo(known.amount, 2);
  if (product !== undefined)
    expect(await rows(engine.database, 'SELECT name FROM product')).toContain(product);
  return loaded;
}

/**
 * Defines a test for each export: it is dropped and loaded without an answer, and no row of it is lost.
 */
export function testKnownExports(engine: Engine, exports: Record<string, KnownExport>): void {
  test.each(Object.entries(exports))('%s', async (_, { files, ...options }) => {
    const given = Object.entries(files).map(([name, content]) => new File([content], name));
    const { report } = await expectKnownShop(engine, given, options);
    expect(report.summary.rowsRead).toBe(report.summary.rowsLoaded + report.summary.rowsSetAside);
  });
}
