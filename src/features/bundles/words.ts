import { measureHelp } from '../../domain/measures/measure-help';
import { MEASURE_NAMES, type MeasureName } from '../../domain/measures/metrics';
import { isReversed, sortKeyOf, type SortKey, type SortTerm } from '../../domain/bundles/rules';
import type { ShopParts } from '../../domain/shop/shop';
import {
  GRAINS,
  grainKind,
  windowDays,
  type Grain,
  type GrainKind,
  type WindowGrain,
} from '../../domain/bundles/grains';
import type { Level } from '../../domain/bundles/levels';

const grainNames: Record<(typeof GRAINS)[number], string> = {
  order: 'Order',
  customer: 'Customer',
  'customer-day': 'Customer and day',
};

export const grainName = (grain: Grain): string => {
  const named = GRAINS.find((each) => each === grain);
  return named === undefined ? `Customer and ${windowDays(grain)} days` : grainNames[named];
};

/** Windows offered by themselves; an address may name any. */
const WINDOWS: readonly WindowGrain[] = ['window-7', 'window-30'];

export const levelNames: Record<Level, string> = {
  product: 'Product',
  name: 'Name',
  category: 'Category',
  subcategory: 'Subcategory',
  mixed: 'Products and categories',
};

/** One basket and one item are called by these words at a grain and a level. */
export interface BundleWords {
  basket: string;
  baskets: string;
  item: string;
  items: string;
}

const basketWords: Record<GrainKind, Pick<BundleWords, 'basket' | 'baskets'>> = {
  order: { basket: 'order', baskets: 'orders' },
  customer: { basket: 'customer', baskets: 'customers' },
  'customer-day': { basket: 'customer day', baskets: 'customer days' },
  window: { basket: 'customer window', baskets: 'customer windows' },
};

const itemWords: Record<Level, Pick<BundleWords, 'item' | 'items'>> = {
  product: { item: 'product', items: 'products' },
  name: { item: 'product', items: 'products' },
  category: { item: 'category', items: 'categories' },
  subcategory: { item: 'subcategory', items: 'subcategories' },
  mixed: { item: 'item', items: 'items' },
};

export const bundleWords = (grain: Grain, level: Level): BundleWords => ({
  ...basketWords[grainKind(grain)],
  ...itemWords[level],
});

/** A text about orders and products, in the words of what was mined. */
export const inWords = (words: BundleWords, text: string): string =>
  text
    .replaceAll(/\borders\b/g, words.baskets)
    .replaceAll(/\border\b/g, words.basket)
    .replaceAll(/\bproducts\b/g, words.items)
    .replaceAll(/\bproduct\b/g, words.item);

/** The plain word of a measure, with the technical one where it says more. */
function measureLabel(name: MeasureName): string {
  const { name: plain, term } = measureHelp[name];
  return plain.toLowerCase().startsWith(term.toLowerCase()) ? plain : `${plain} (${term})`;
}

/** Every way to sort, by the name in the select. */
export const sortNames: Record<SortKey, string> = {
  ...(Object.fromEntries(MEASURE_NAMES.map((name) => [name, measureLabel(name)])) as Record<
    MeasureName,
    string
  >),
  pair_count: 'Number of joint orders',
  q: 'Significance (q-value)',
  revenue: 'Revenue of the pair',
};

export const sortTermName = (term: SortTerm): string =>
  `${sortNames[sortKeyOf(term)]}${isReversed(term) ? ', the other way round' : ''}`;

/** The grains a shop has; without customers only orders are baskets. */
export function grainsOf(parts: ShopParts): Grain[] {
  if (!parts.customers) return ['order'];
  return parts.dates ? ['order', 'customer', 'customer-day', ...WINDOWS] : ['order', 'customer'];
}

export function levelsOf(parts: ShopParts): Level[] {
  const levels: Level[] = ['product'];
  if (parts.productIds && parts.productNames) levels.push('name');
  if (parts.categories) levels.push('category');
  if (parts.subcategories) levels.push('subcategory');
  if (parts.categories) levels.push('mixed');
  return levels;
}
