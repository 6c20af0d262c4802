import { hasParts, type ShopPart, type ShopParts } from '../shop/shop-parts';
import { keysOf } from '../table';

/** Every level has these facts. */
interface LevelFacts {
  name: string;
  /** The words for one item and for many. */
  item: string;
  items: string;
  /** A shop needs these parts for the level to be offered. */
  needs: readonly ShopPart[];
}

/**
 * The level says what counts as one item. At `mixed`, items are products and, beside them, their
 * categories.
 */
export const levels = {
  product: { name: 'Product', item: 'product', items: 'products', needs: [] },
  name: { name: 'Name', item: 'product', items: 'products', needs: ['productIds', 'productNames'] },
  category: { name: 'Category', item: 'category', items: 'categories', needs: ['categories'] },
  subcategory: {
    name: 'Subcategory',
    item: 'subcategory',
    items: 'subcategories',
    needs: ['subcategories'],
  },
  mixed: { name: 'Products and categories', item: 'item', items: 'items', needs: ['categories'] },
} as const satisfies Record<string, LevelFacts>;

export type Level = keyof typeof levels;
export const LEVELS = keysOf(levels);

/** Lists the levels at which a shop has items. */
export const levelsOf = (parts: ShopParts): Level[] =>
  LEVELS.filter((level) => hasParts(parts, levels[level].needs));
