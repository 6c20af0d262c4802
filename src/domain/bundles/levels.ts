/** What counts as one item. `mixed`: products and, beside them, their categories. */
export const LEVELS = ['product', 'name', 'category', 'subcategory', 'mixed'] as const;
export type Level = (typeof LEVELS)[number];
