import type { MeasureName } from './metrics';

/**
 * The unit says what a value counts: a share of baskets or of something else, how many times chance it
 * is, baskets beyond chance (given as a share of all), a ratio without a bound, or an index between
 * bounds.
 */
export type MeasureUnit = 'popularity' | 'share' | 'times' | 'extra baskets' | 'ratio' | 'index';

export interface MeasureHelp {
  /** The plain word for it. */
  name: string;
  /** The term of the literature. */
  term: string;
  /** One line that a marketer understands. */
  says: string;
  unit: MeasureUnit;
  formula: string;
  /** The work that defined it. */
  source: string;
}

/**
 * The help says what each measure is called and means. x counts baskets with both, a with A, c with C,
 * and N all.
 */
export const measureHelp: Record<MeasureName, MeasureHelp> = {
  support: {
    name: 'Popularity',
    term: 'support',
    says: 'Share of all orders that hold both products.',
    unit: 'popularity',
    formula: 'x / N',
    source: 'Agrawal, Imieliński & Swami, SIGMOD 1993',
  },
  confidence: {
    name: 'Likelihood',
    term: 'confidence',
    says: 'Share of orders with the first product that also hold the second.',
    unit: 'share',
    formula: 'x / a',
    source: 'Agrawal, Imieliński & Swami, SIGMOD 1993',
  },
  lift: {
    name: 'Lift',
    term: 'lift',
    says: 'How many times likelier the second product is once the first is in the order. 1× is chance.',
    unit: 'times',
    formula: 'N x / (a c)',
    source: 'Brin, Motwani, Ullman & Tsur, SIGMOD 1997 (there “interest”)',
  },
  leverage: {
    name: 'Extra orders',
    term: 'leverage',
    says: 'Joint orders beyond what chance alone would give, as a share of all orders.',
    unit: 'extra baskets',
    formula: 'x / N − a c / N²',
    source: 'Piatetsky-Shapiro, Knowledge Discovery in Databases, 1991',
  },
  conviction: {
    name: 'Conviction',
    term: 'conviction',
    says: 'How many times rarer the first product comes without the second than by chance.',
    unit: 'ratio',
    formula: 'a (N − c) / (N (a − x))',
    source: 'Brin, Motwani, Ullman & Tsur, SIGMOD 1997',
  },
  zhang: {
    name: 'Zhang’s metric',
    term: 'zhang',
    says: 'From −1, always apart, to 1, always together.',
    unit: 'index',
    formula: 'L / max(s (1 − s_A), s_A (s_C − s))',
    source: 'Zhang, “Association rules”, PAKDD 2000',
  },
  jaccard: {
    name: 'Overlap',
    term: 'Jaccard',
    says: 'Orders with both, out of orders with either.',
    unit: 'share',
    formula: 'x / (a + c − x)',
    source: 'Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37, 1901',
  },
  kulczynski: {
    name: 'Mean likelihood',
    term: 'Kulczynski',
    says: 'The mean of the likelihood in both directions.',
    unit: 'share',
    formula: '½ (x / a + x / c)',
    source: 'Kulczyński, Bulletin de l’Académie polonaise des sciences, 1927',
  },
  certainty: {
    name: 'Certainty',
    term: 'certainty',
    says: 'How much of the doubt about the second product the first one removes.',
    unit: 'share',
    formula: '(x / a − c / N) / (1 − c / N)',
    source: 'Shortliffe & Buchanan, Mathematical Biosciences 23, 1975',
  },
  cosine: {
    name: 'Cosine',
    term: 'cosine',
    says: 'The geometric mean of the likelihood in both directions.',
    unit: 'index',
    formula: 'x / √(a c)',
    source: 'Tan, Kumar & Srivastava, KDD 2002',
  },
  phi: {
    name: 'Correlation',
    term: 'φ',
    says: 'The correlation of the two products across orders, from −1 to 1.',
    unit: 'index',
    formula: '(N x − a c) / √(a c (N − a)(N − c))',
    source: 'Pearson, Philosophical Transactions A 195, 1900; Tan, Kumar & Srivastava, KDD 2002',
  },
  odds_ratio: {
    name: 'Odds ratio',
    term: 'odds ratio',
    says: 'The odds of the second product with the first, against the odds without it.',
    unit: 'ratio',
    formula: 'x e / (b d)',
    source: 'Mosteller, Journal of the American Statistical Association 63, 1968',
  },
  imbalance: {
    name: 'Imbalance',
    term: 'imbalance ratio',
    says: '0 when both products are bought equally often, near 1 when one is far more common.',
    unit: 'index',
    formula: '|a − c| / (a + c − x)',
    source: 'Wu, Chen & Han, Data Mining and Knowledge Discovery 21, 2010',
  },
};
