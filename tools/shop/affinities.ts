import { catalogue, productNamed } from './catalogue.ts';
import { designedPairs } from './designed-pairs.ts';
import type { DesignedPair } from './designed-pairs.ts';

/** These products go together in any beauty shop, so that the designed pairs have company. */
const natural: readonly (readonly [a: string, b: string, affinity: number])[] = [
  ['Base Coat', 'Top Coat', 11],
  ['Classic Red Polish', 'Top Coat', 4],
  ['Classic Red Polish', 'Base Coat', 4],
  ['Cuticle Oil', 'Glass Nail File', 5],
  ['Hand Cream', 'Cuticle Oil', 2.2],
  ['Matte Lipstick', 'Lip Liner', 6],
  ['Satin Lipstick', 'Lip Liner', 3],
  ['Matte Lipstick', 'Satin Lipstick', 0.5],
  ['Skin Tint', 'Creamy Concealer', 3.4],
  ['Skin Tint', 'Blending Sponge', 4.2],
  ['Creamy Concealer', 'Setting Powder', 3],
  ['Setting Powder', 'Setting Spray', 2.6],
  ['Blush Stick', 'Liquid Highlighter', 2.8],
  ['Volume Mascara', 'Micellar Water', 2.2],
  ['Volume Mascara', 'Brow Gel', 2.4],
  ['Eyeshadow Palette, Nude', 'Kohl Eyeliner', 3.2],
  ['Vitamin C Serum', 'SPF 50 Face Fluid', 2.4],
  ['Retinol Night Serum', 'Peptide Eye Cream', 3],
  ['Gentle Gel Cleanser', 'Niacinamide Toner', 2.6],
  ['Clay Detox Mask', 'Niacinamide Toner', 2],
  ['Repair Shampoo', 'Bond Hair Mask', 3],
  ['Repair Conditioner', 'Bond Hair Mask', 2.4],
  ['Argan Hair Oil', 'Heat Protect Mist', 3.4],
  ['Dry Shampoo', 'Silk Scrunchie Set', 3],
  ['Sugar Body Scrub', 'Body Oil', 3.2],
  ['Shower Oil', 'Silk Body Lotion', 1.9],
  ['Mini Discovery Set', 'Velvet Wash Bag', 4],
  ['Body Mist', 'Bronzing Drops', 2.2],
];

/**
 * The affinities say how much a product in the basket raises the weight of the others, month by month.
 */
export type Affinities = {
  /**
   * @param month the month of the year, 1 to 12
   * @param progress how much of the shop's time has passed, 0 to 1
   * @returns a square matrix over the catalogue, row after row; symmetric, 1 where nothing is said
   */
  at(month: number, progress: number): Float64Array;
};

/**
 * A pair without affinity has this factor outside its season, or when it has gone out of fashion. It is
 * a little over 1, since the many baskets of one product push every lift below 1.
 */
const independent = 1.3;

export function createAffinities(): Affinities {
  const n = catalogue.length;
  const index = new Map(catalogue.map((product, position) => [product.id, position]));
  const set = (matrix: Float64Array, a: string, b: string, affinity: number) => {
    const i = index.get(a)!;
    const j = index.get(b)!;
    matrix[i * n + j] = affinity;
    matrix[j * n + i] = affinity;
  };

  const base = new Float64Array(n * n).fill(1);
  for (const [a, b, affinity] of natural)
    set(base, productNamed(a).id, productNamed(b).id, affinity);

  return {
    at: (month, progress) => {
      const matrix = base.slice();
      for (const pair of designedPairs) {
        set(matrix, pair.antecedent.id, pair.consequent.id, affinityOf(pair, month, progress));
      }
      return matrix;
    },
  };
}

function affinityOf(pair: DesignedPair, month: number, progress: number): number {
  switch (pair.target.kind) {
    case 'seasonal':
      return pair.target.months.includes(month) ? pair.affinity : independent;
    case 'fading':
      // A straight line down, which reaches independence before the last stretch is over.
      return Math.max(independent, pair.affinity * (1 - 1.1 * progress));
    default:
      return pair.affinity;
  }
}
