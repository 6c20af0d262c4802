/** A product of a basket as text. An empty quantity means that none is given. */
export interface BasketItem {
  name: string;
  quantity: string;
  /**
   * Numbers with a point: the price of a piece where the cell says so, a price that it calls no more
   * than that, and the total of the line.
   */
  unitPrice?: string;
  price?: string;
  total?: string;
}
