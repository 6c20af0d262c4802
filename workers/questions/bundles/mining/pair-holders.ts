import type { BasketPart } from './basket-parts';

/**
 * Writes a FROM clause of the part's baskets `a.basket` that hold both items of a row `p` of a table of
 * pairs (first_item, second_item, …), once for each such pair. It joins what the baskets hold with
 * itself, as mining does: from the pairs, the join would make a row for every basket with a first item.
 */
export function pairHolders(pairs: string, part: BasketPart): string {
  const held = `(SELECT basket, item FROM basket_item WHERE ${part('basket')}
      AND item IN (SELECT first_item FROM ${pairs} UNION ALL SELECT second_item FROM ${pairs}))`;
  return `FROM ${held} a JOIN ${held} b ON a.basket = b.basket AND a.item < b.item
    JOIN ${pairs} p
      ON a.item = least(p.first_item, p.second_item) AND b.item = greatest(p.first_item, p.second_item)`;
}
