import type { LoadWarning } from '../../../src/domain/shop/shop';
import type { ShopParts } from '../../../src/domain/shop/shop-parts';

/** Lines with neither a price nor an amount are worth what the products file asks for the product. */
export const isPricedByProducts = (roles: ReadonlySet<string>): boolean =>
  !roles.has('unit_price') && !roles.has('amount');

/** A list price is no receipt: whoever reads revenue must know. */
export function productPriceWarnings(roles: ReadonlySet<string>, parts: ShopParts): LoadWarning[] {
  if (!isPricedByProducts(roles) || !parts.prices) return [];
  const pieces = roles.has('quantity') ? 'its quantity' : 'one piece, since no quantity is given';
  return [
    {
      message: 'Prices come from the product file; they may not be what was paid.',
      advice: `A line’s amount is the price of its product × ${pieces}. A column with what was paid gives true revenue.`,
    },
  ];
}
