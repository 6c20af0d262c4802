import type { ShopSummary } from '../../../src/domain/shop';
import type { Grain } from '../../../src/domain/words';

/** A condition in SQL that a basket of the part fulfils. */
export type BasketPart = (basket: string) => string;

/**
 * Parts of the baskets of about `rowsAtOnce` rows each, so that no hash table outgrows a tab's memory
 * however large the shop: every basket is in exactly one. Orders stand in the order of their keys,
 * so ranges of them are read without the rest.
 */
export function basketParts(
  grain: Grain,
  shop: ShopSummary,
  rows: number,
  rowsAtOnce: number,
): BasketPart[] {
  const parts = Math.ceil(rows / rowsAtOnce);
  if (parts <= 1) return [() => 'true'];
  const size = Math.max(1, Math.ceil(shop.orders / parts));
  return Array.from({ length: parts }, (_, part): BasketPart => {
    if (grain !== 'order') return (basket) => `abs(${basket} % ${parts}) = ${part}`;
    const isLast = part === parts - 1;
    return (basket) =>
      `${basket} >= ${part * size}${isLast ? '' : ` AND ${basket} < ${(part + 1) * size}`}`;
  });
}
