import { columnsHeld, type Role } from '../../../src/domain/recipe/roles';
import { bareName, sql, type Sql } from '../../sql';
import { amountAt } from '../lines/amounts';
import { createLines, within, type LinePart } from '../lines/line-tables';
import { isPricedByProducts } from './product-prices';

/** What has become known of lines since they were put into their parts. */
export interface LineChanges {
  /** The keys of orders are others than their numbers: `stage_order_key` tells. */
  readonly haveOrdersMoved: boolean;
  /** The keys of products are others than their numbers: `stage_pair_key` tells. */
  readonly haveProductsMoved: boolean;
}

/**
 * Makes `line` of its parts, in the order of the files, so that lines of an order stay together. The
 * parts are its rows already unless keys have moved or prices come from the products; then each is
 * dropped once it was taken over, so that no line is there twice for long.
 */
export function finishLines(
  parts: readonly LinePart[],
  roles: ReadonlySet<string>,
  { haveOrdersMoved, haveProductsMoved }: LineChanges,
): Sql[] {
  const isListPrice = isPricedByProducts(roles);
  const [only] = parts;
  const isReady = !haveOrdersMoved && !haveProductsMoved && !isListPrice;
  if (isReady && only !== undefined && parts.length === 1) {
    return [sql`ALTER TABLE ${only.table} RENAME TO line`];
  }
  /** These follow from the products where no line has a price. */
  const priced: Partial<Record<Role, Sql>> = isListPrice
    ? { unit_price: sql`p.price`, amount: amountAt(sql`p.price`) }
    : {};
  const values = columnsHeld('line').map(
    ({ role, column }) => priced[role] ?? sql`s.${bareName(column)}`,
  );
  const order = haveOrdersMoved ? sql`o.order_key` : sql`s.order_key`;
  const needsProduct = haveProductsMoved || isListPrice;
  const product = needsProduct ? sql`p.product_key` : sql`s.product_key`;
  return [
    createLines(sql`line`),
    ...parts.flatMap(({ table, rows, orders, products }) => {
      const ofPart = (column: Sql) => ({ table, rows, column });
      const joins = [
        haveOrdersMoved
          ? sql` JOIN ${within(orders, sql`stage_order_key`, ofPart(sql`order_key`))} o
              ON o.code = s.order_key`
          : sql``,
        needsProduct
          ? sql` JOIN ${within(products, PRICED, ofPart(sql`product_key`))} p ON p.code = s.product_key`
          : sql``,
      ];
      return [
        sql`INSERT INTO line SELECT ${order}, ${product}, ${sql.join(values)}, s.is_return
          FROM ${table} s ${sql.join(joins, sql` `)}`,
        sql`DROP TABLE ${table}`,
      ];
    }),
  ];
}

/** The products that lines mean, by their numbers. */
const PRICED = sql`(SELECT k.code, k.product_key, n.price
  FROM stage_pair_key k JOIN product n USING (product_key))`;

/** Marks the lines of orders that are returns; those with a quantity of 0 or less are marked already. */
export const markReturns = sql`UPDATE line SET is_return = true WHERE NOT is_return AND order_key IN
  (SELECT order_key FROM orders WHERE is_return)`;
