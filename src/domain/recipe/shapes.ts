import { keysOf } from '../table';

/** Every shape has these facts. */
interface ShapeFacts {
  name: string;
  /** One row of the file is a line, or a basket. */
  row: 'line' | 'basket';
}

/**
 * The shape says how order lines stand in the rows of a source of lines:
 * - `long`: a row is a line;
 * - `first-line`: a row is a line, and what belongs to the order stands on its first row only;
 * - `cells`: a row is a basket, and each cell of its `item` columns names a product;
 * - `flags`: a row is a basket, and each `item` column is the product in its header; a number above 0,
 *   or a yes, puts it into the basket;
 * - `packed`: a row is a basket, and its one `item` column lists the products (`2× Soap, 1× Brush`).
 */
export const shapes = {
  long: { name: 'One line of an order in each row', row: 'line' },
  'first-line': { name: 'Order details on the first row of each order only', row: 'line' },
  cells: { name: 'One order in each row, a product in each cell', row: 'basket' },
  flags: { name: 'One order in each row, a column for each product', row: 'basket' },
  packed: { name: 'One order in each row, its products in one cell', row: 'basket' },
} as const satisfies Record<string, ShapeFacts>;

export type Shape = keyof typeof shapes;
export const SHAPES = keysOf(shapes);

/** A shape whose rows are baskets, which `item` columns list. */
export type BasketRowShape = {
  [Each in Shape]: (typeof shapes)[Each]['row'] extends 'basket' ? Each : never;
}[Shape];
export const hasBasketRows = (shape: Shape): shape is BasketRowShape =>
  shapes[shape].row === 'basket';
