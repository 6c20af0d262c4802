import type { MeasureName } from './metrics';

export interface MeasureHelp {
  /** The plain word. */
  name: string;
  /** The literature's. */
  term: string;
  /** One line a marketer understands. */
  says: string;
  formula: string;
}

/** What each measure is called and says. x both, a with A, c with C, N all baskets. */
export const measureHelp: Record<MeasureName, MeasureHelp> = {
  support: {
    name: 'Popularity',
    term: 'support',
    says: 'Share of all orders that hold both products.',
    formula: 'x / N',
  },
  confidence: {
    name: 'Likelihood',
    term: 'confidence',
    says: 'Share of orders with the first product that also hold the second.',
    formula: 'x / a',
  },
  lift: {
    name: 'Lift',
    term: 'lift',
    says: 'How many times likelier the second product is once the first is in the order. 1× is chance.',
    formula: 'N x / (a c)',
  },
  leverage: {
    name: 'Extra orders',
    term: 'leverage',
    says: 'Joint orders beyond what chance alone would give, as a share of all orders.',
    formula: 'x / N − a c / N²',
  },
  conviction: {
    name: 'Conviction',
    term: 'conviction',
    says: 'How many times rarer the first product comes without the second than by chance.',
    formula: 'a (N − c) / (N (a − x))',
  },
  zhang: {
    name: 'Zhang’s metric',
    term: 'zhang',
    says: 'From −1, always apart, to 1, always together.',
    formula: 'L / max(s (1 − s_A), s_A (s_C − s))',
  },
  jaccard: {
    name: 'Overlap',
    term: 'Jaccard',
    says: 'Orders with both, out of orders with either.',
    formula: 'x / (a + c − x)',
  },
  kulczynski: {
    name: 'Mean likelihood',
    term: 'Kulczynski',
    says: 'The mean of the likelihood in both directions.',
    formula: '½ (x / a + x / c)',
  },
  certainty: {
    name: 'Certainty',
    term: 'certainty',
    says: 'How much of the doubt about the second product the first one removes.',
    formula: '(x / a − c / N) / (1 − c / N)',
  },
  cosine: {
    name: 'Cosine',
    term: 'cosine',
    says: 'The geometric mean of the likelihood in both directions.',
    formula: 'x / √(a c)',
  },
  phi: {
    name: 'Correlation',
    term: 'φ',
    says: 'The correlation of the two products across orders, from −1 to 1.',
    formula: '(N x − a c) / √(a c (N − a)(N − c))',
  },
  odds_ratio: {
    name: 'Odds ratio',
    term: 'odds ratio',
    says: 'The odds of the second product with the first, against the odds without it.',
    formula: 'x e / (b d)',
  },
  imbalance: {
    name: 'Imbalance',
    term: 'imbalance ratio',
    says: '0 when both products are bought equally often, near 1 when one is far more common.',
    formula: '|a − c| / (a + c − x)',
  },
};
