import type { AudienceRule } from '../../../src/domain/campaign/campaign';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { list, sql, type Sql } from '../../sql';
import { keptLines } from '../bundles/mining/baskets';
import type { BundleItems } from './bundle-items';
import { holdsAll, isOfItem, type FoundItem } from './find-items';

/**
 * Writes a subquery of customers' lines that count, of some products or of all, with rows (customer_key,
 * order_key, day, product_key).
 */
export function purchases(shop: ShopSummary, items: BundleItems | null): Sql {
  const { from } = keptLines('customer', shop, sql`product`);
  const only = items === null ? sql`` : sql`AND l.product_key IN ${list(keysOf(items))}`;
  return sql`(
        SELECT o.customer_key, l.order_key, o.ordered_at::DATE AS day, l.product_key
        ${from} ${only}
      )`;
}

const keysOf = ({ antecedent, consequent }: BundleItems): number[] => [
  ...new Set([...antecedent, ...consequent].flatMap(({ productKeys }) => productKeys)),
];

/** A subquery of customers, without those who have no such line, and conditions for who qualifies. */
export interface Qualifies {
  rows: Sql;
  /** The condition that the rule asks to be met, and the one not to be met; `b` is the subquery's row. */
  hasFirst: Sql;
  hasOther: Sql;
}

/**
 * Writes who meets an audience's rule at the end of a day (null for the shop's last). `bought` has the
 * bundle's purchases, as `purchases` gives them. Days of a window count back from that day, which is one
 * of them.
 */
export function whoQualifies(
  shop: ShopSummary,
  items: BundleItems,
  rule: Pick<AudienceRule, 'who' | 'boughtWithinDays' | 'notWithinDays'>,
  bought: Sql,
  asOf: string | null,
): Qualifies {
  const within = (days: number | null) => daysBack(shop, days, asOf);
  const holds = (side: readonly FoundItem[], days: number | null) =>
    sql.join(
      side.map((item) => sql`bool_or(${isOfItem(item)} AND ${within(days)})`),
      sql` AND `,
    );
  const { antecedent: a, consequent: c } = items;
  const { who, boughtWithinDays, notWithinDays } = rule;
  const rows = (columns: Sql) =>
    sql`(SELECT customer_key, ${columns} FROM ${bought} l WHERE ${upTo(asOf)} GROUP BY customer_key)`;
  const plain = {
    hasFirst: sql`coalesce(b.first, false)`,
    hasOther: sql`coalesce(b.other, false)`,
  };
  switch (who) {
    case 'antecedent':
      return {
        rows: rows(
          sql`${holds(a, boughtWithinDays)} AS first, ${holds(c, notWithinDays)} AS other`,
        ),
        ...plain,
      };
    case 'consequent':
      return {
        rows: rows(
          sql`${holds(c, boughtWithinDays)} AS first, ${holds(a, notWithinDays)} AS other`,
        ),
        ...plain,
      };
    case 'everyone':
      return { rows: rows(sql`true AS first`), hasFirst: sql`true`, hasOther: sql`false` };
    case 'alike': {
      const either = sql`(${holds(a, notWithinDays)}) OR (${holds(c, notWithinDays)})`;
      return {
        rows: sql`(
          SELECT coalesce(o.customer_key, f.customer_key) AS customer_key,
            coalesce(f.first, false) AS first, coalesce(o.other, false) AS other
          FROM ${rows(sql`${either} AS other`)} o FULL JOIN ${lookalikes(shop, items, asOf)} f
            ON f.customer_key = o.customer_key
        )`,
        ...plain,
      };
    }
  }
}

/**
 * Writes who is alike to the bundle's buyers, by category affinity: the share of the distinct other
 * products a customer bought that is of the bundle's categories. Customers are alike who have at least
 * the median affinity of those who bought the whole bundle, and any at all. Without categories, or
 * without a buyer, nobody is.
 */
function lookalikes(shop: ShopSummary, items: BundleItems, asOf: string | null): Sql {
  const keys = list(keysOf(items));
  return sql`(
            WITH owned AS (
              SELECT DISTINCT customer_key, product_key FROM ${purchases(shop, null)} l
              WHERE ${upTo(asOf)}
            ),
            affinity AS (
              SELECT l.customer_key,
                (${holdsAll(items.antecedent)}) AND (${holdsAll(items.consequent)}) AS is_buyer,
                count(*) FILTER (WHERE l.product_key NOT IN ${keys} AND p.category IN (
                  SELECT category FROM product
                  WHERE product_key IN ${keys} AND category IS NOT NULL
                ))::DOUBLE / nullif(count(*) FILTER (WHERE l.product_key NOT IN ${keys}), 0) AS share
              FROM owned l JOIN product p USING (product_key) GROUP BY l.customer_key
            )
            SELECT customer_key, coalesce(share > 0 AND share >= (
              SELECT median(share) FROM affinity WHERE is_buyer
            ), false) AS first
            FROM affinity
          )`;
}

const upTo = (asOf: string | null): Sql => (asOf === null ? sql`true` : sql`l.day <= DATE ${asOf}`);

/** Writes whether `l.day` is one of the last days up to a day. A shop without dates cannot tell: all are. */
function daysBack(shop: ShopSummary, days: number | null, asOf: string | null): Sql {
  const last = asOf ?? shop.lastDay;
  return days === null || last === null ? sql`true` : sql`l.day > DATE ${last} - ${days}`;
}

/** Writes the customers with an order that counts in the last days; null when the shop has no dates. */
export function orderedSince(shop: ShopSummary, days: number, asOf: string | null): Sql | null {
  if ((asOf ?? shop.lastDay) === null) return null;
  return sql`(
        SELECT customer_key FROM ${purchases(shop, null)} l
        WHERE ${upTo(asOf)} AND ${daysBack(shop, days, asOf)}
      )`;
}

/** Writes the customers of `bought` who, between two days, did what a campaign is after. */
export function whoDid(
  items: BundleItems,
  event: 'consequent' | 'bundle',
  bought: Sql,
  { from, to }: { from: string; to: string },
): Sql {
  const inside = sql`l.day BETWEEN DATE ${from} AND DATE ${to}`;
  if (event === 'consequent') {
    return sql`(
        SELECT customer_key FROM ${bought} l WHERE ${inside}
        GROUP BY customer_key HAVING ${holdsAll(items.consequent)}
      )`;
  }
  return sql`(
        SELECT DISTINCT customer_key FROM (
          SELECT customer_key, order_key FROM ${bought} l WHERE ${inside}
          GROUP BY customer_key, order_key
          HAVING ${holdsAll([...items.antecedent, ...items.consequent])}
        )
      )`;
}
