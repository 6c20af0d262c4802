import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { Grain } from '../../../../src/domain/bundles/grains';
import type { Call } from '../../../database';
import type { Engine } from '../../../state';
import { bareName, sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import type { MineInput } from './mine-input';

/** Writes the condition in SQL that a basket of the part fulfils. */
export type BasketPart = (basket: Sql) => Sql;

/** The one part of baskets that are few enough. */
export const everyBasket: BasketPart = () => sql`true`;

/**
 * Divides the baskets into parts of about `rowsAtOnce` rows each, so that no hash table outgrows a tab's
 * memory however large the shop is. Every basket is in exactly one. Orders stand in the order of their
 * keys, so ranges of them are read without the rest.
 */
export function basketParts(
  grain: Grain,
  shop: ShopSummary,
  rows: number,
  rowsAtOnce: number,
): BasketPart[] {
  const parts = Math.ceil(rows / rowsAtOnce);
  if (parts <= 1) return [everyBasket];
  const size = Math.max(1, Math.ceil(shop.orders / parts));
  return Array.from({ length: parts }, (_, part): BasketPart => {
    if (grain !== 'order') return (basket) => sql`abs(${basket} % ${parts}) = ${part}`;
    const isLast = part === parts - 1;
    const upTo = (basket: Sql) => sql` AND ${basket} < ${(part + 1) * size}`;
    return (basket) => sql`${basket} >= ${part * size}${isLast ? sql`` : upTo(basket)}`;
  });
}

/** Divides the mined `basket_item`, which has so many `rows`. */
export const itemParts = (engine: Engine, { grain }: MineInput, rows: number): BasketPart[] =>
  basketParts(grain, requireShop(engine), rows, engine.rowsAtOnce);

/** Divides the lines as they were sold. */
export function lineParts(engine: Engine, { grain }: MineInput): BasketPart[] {
  const shop = requireShop(engine);
  return basketParts(grain, shop, shop.lines, engine.rowsAtOnce);
}

/**
 * Puts into a temporary table what `select` finds in each part, so that only one part is in memory at
 * once. The reader of the table adds up what several parts found.
 */
export async function putInParts(
  { database }: Engine,
  table: string,
  { parts, stage }: { parts: readonly BasketPart[]; stage: string },
  select: (part: BasketPart) => Sql,
  call: Call,
): Promise<void> {
  const name = bareName(table);
  for (const [done, part] of parts.entries()) {
    if (parts.length > 1) call.progress({ stage, done, total: parts.length });
    const into =
      done === 0 ? sql`CREATE OR REPLACE TEMP TABLE ${name} AS` : sql`INSERT INTO ${name}`;
    // oxlint-disable-next-line no-await-in-loop -- one part after the other is held in memory
    await database.query(sql`${into} ${select(part)}`, call);
  }
}
