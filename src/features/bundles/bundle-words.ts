import { measureHelp, type MeasureHelp } from '../../domain/measures/measure-help';
import { isReversed, sortKeyOf, type SortKey, type SortTerm } from '../../domain/bundles/rules';
import { grainKind, grainKinds, type Grain } from '../../domain/bundles/grains';
import { mapTable } from '../../domain/table';
import { levels, type Level } from '../../domain/bundles/levels';

/** One basket and one item are called by these words at a grain and a level. */
export interface BundleWords {
  basket: string;
  baskets: string;
  item: string;
  items: string;
}

export function bundleWords(grain: Grain, level: Level): BundleWords {
  const { basket, baskets } = grainKinds[grainKind(grain)];
  const { item, items } = levels[level];
  return { basket, baskets, item, items };
}

/** A text about orders and products, in the words of what was mined. */
export const inWords = (words: BundleWords, text: string): string =>
  text
    .replaceAll(/\borders\b/g, words.baskets)
    .replaceAll(/\border\b/g, words.basket)
    .replaceAll(/\bproducts\b/g, words.items)
    .replaceAll(/\bproduct\b/g, words.item);

/** The plain word of a measure, with the technical one where it says more. */
const measureLabel = ({ name, term }: MeasureHelp): string =>
  name.toLowerCase().startsWith(term.toLowerCase()) ? name : `${name} (${term})`;

/** Every way to sort, by the name in the select. */
export const sortNames: Record<SortKey, string> = {
  ...mapTable(measureHelp, measureLabel),
  pair_count: 'Number of joint orders',
  q: 'Significance (q-value)',
  revenue: 'Revenue of the pair',
};

export const sortTermName = (term: SortTerm): string =>
  `${sortNames[sortKeyOf(term)]}${isReversed(term) ? ', the other way round' : ''}`;
