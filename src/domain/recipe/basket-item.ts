/** A product of a basket as text; an empty quantity means that none is given. */
export interface BasketItem {
  name: string;
  quantity: string;
  /** Numbers with a point: what says that it is of a piece, what is only called a price, of the line. */
  unitPrice?: string;
  price?: string;
  total?: string;
}
