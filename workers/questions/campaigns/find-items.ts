import { FailureError } from '../../../src/domain/errors';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Level } from '../../../src/domain/bundles/levels';
import type { Call, Database } from '../../database';
import { rowsOf } from '../../decode';
import { list, sql, type Sql } from '../../sql';
import { CATEGORY_PREFIX, itemRows } from '../bundles/mining/baskets';

/** An item of a level, with the products that make it up. */
export interface FoundItem {
  id: string;
  /** The most frequent name of the product, at other levels the item itself. */
  name: string;
  productKeys: number[];
  /** The price a piece in the file of products; null where it has none, or for an item of many products. */
  price: number | null;
  cost: number | null;
}

/**
 * Finds the items that texts name, by id or else by name, in the order of the texts. Throws `no-rows`
 * when the shop has no such item.
 */
export async function findItems(
  database: Database,
  shop: ShopSummary,
  level: Level,
  texts: readonly string[],
  call: Call,
): Promise<FoundItem[]> {
  // A price is that of one product, so items that many products make up have none.
  const isProduct =
    level === 'mixed'
      ? sql`NOT starts_with(id, ${CATEGORY_PREFIX})`
      : level === 'product' || level === 'name';
  const result = await database.query(
    sql`WITH item AS ${itemRows(level, shop)},
    wanted AS (SELECT DISTINCT id FROM item WHERE id IN ${list(texts)} OR label IN ${list(texts)}),
    part AS (
      SELECT item.*, product.price, product.cost
      FROM item JOIN product USING (product_key) WHERE id IN (SELECT id FROM wanted)
    ),
    sold AS (
      SELECT product_key, count(*) AS lines FROM line
      WHERE product_key IN (SELECT product_key FROM part) GROUP BY product_key
    )
    SELECT id,
      first(label ORDER BY coalesce(lines, 0) DESC, label) AS name,
      list(product_key::VARCHAR) AS keys,
      CASE WHEN ${isProduct} THEN median(price) END::DOUBLE AS price,
      CASE WHEN ${isProduct} THEN median(cost) END::DOUBLE AS cost
    FROM part LEFT JOIN sold USING (product_key)
    GROUP BY id
    ORDER BY sum(lines) DESC NULLS LAST, 1`,
    call,
  );
  const rows = rowsOf(result, {
    id: 'text',
    name: 'text?',
    keys: 'texts',
    price: 'number',
    cost: 'number',
  });
  return texts.map((text) => {
    const row = rows.find((each) => each.id === text) ?? rows.find(({ name }) => name === text);
    if (row === undefined) throw new FailureError(notFound(text));
    return {
      id: row.id,
      name: row.name ?? row.id,
      productKeys: row.keys.map(Number),
      price: Number.isNaN(row.price) ? null : row.price,
      cost: Number.isNaN(row.cost) ? null : row.cost,
    };
  });
}

const notFound = (text: string) =>
  ({
    kind: 'no-rows',
    message: `The loaded shop has no product called “${text}”. Load the shop the bundle was found in, or choose another bundle.`,
  }) as const;

/** Writes the condition that the product of a line `l` is one of an item's. */
export const isOfItem = ({ productKeys }: FoundItem): Sql =>
  sql`l.product_key IN ${list(productKeys)}`;

/** Writes the condition that a group of lines holds every one of the items. */
export const holdsAll = (items: readonly FoundItem[]): Sql =>
  sql.join(
    items.map((item) => sql`bool_or(${isOfItem(item)})`),
    sql` AND `,
  );
