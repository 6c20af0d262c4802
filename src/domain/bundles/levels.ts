import { hasParts, type ShopPart, type ShopParts } from '../shop/shop-parts';
import { keysOf } from '../table';

/** What is told of every level. */
interface LevelFacts {
  name: string;
  /** What one item and many are called. */
  item: string;
  items: string;
  /** What a shop needs to have for it to be offered. */
  needs: readonly ShopPart[];
}

/** What counts as one item. `mixed`: products and, beside them, their categories. */
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

/** The levels a shop has items at. */
export const levelsOf = (parts: ShopParts): Level[] =>
  LEVELS.filter((level) => hasParts(parts, levels[level].needs));
