import type { BasketPart } from './basket-parts';
import { bareName, sql, type Sql } from '../../../sql';

/**
 * Writes a FROM clause of the part's baskets `a.basket` that hold both items of a row `p` of a table of
 * pairs (first_item, second_item, …), once for each such pair. It joins what the baskets hold with
 * itself, as mining does: from the pairs, the join would make a row for every basket with a first item.
 */
export function pairHolders(pairs: string, part: BasketPart): Sql {
  const table = bareName(pairs);
  const held = sql`(SELECT basket, item FROM basket_item WHERE ${part(sql`basket`)}
      AND item IN (SELECT first_item FROM ${table} UNION ALL SELECT second_item FROM ${table}))`;
  return sql`FROM ${held} a JOIN ${held} b ON a.basket = b.basket AND a.item < b.item
    JOIN ${table} p
      ON a.item = least(p.first_item, p.second_item) AND b.item = greatest(p.first_item, p.second_item)`;
}
