/**
 * How order lines stand in the rows of a source of lines:
 * - `long`: a row is a line;
 * - `first-line`: a row is a line, what belongs to the order stands on its first row only;
 * - `cells`: a row is a basket, each cell of its `item` columns names a product;
 * - `flags`: a row is a basket, each `item` column is the product in its header; a number above 0,
 *   or a yes, puts it into the basket;
 * - `packed`: a row is a basket, its one `item` column lists the products (`2× Soap, 1× Brush`).
 */
export const SHAPES = ['long', 'first-line', 'cells', 'flags', 'packed'] as const;
export type Shape = (typeof SHAPES)[number];

export const shapeNames: Record<Shape, string> = {
  long: 'One line of an order in each row',
  'first-line': 'Order details on the first row of each order only',
  cells: 'One order in each row, a product in each cell',
  flags: 'One order in each row, a column for each product',
  packed: 'One order in each row, its products in one cell',
};
