import { keysOf } from '../table';

/** Counts of baskets. Invariant: 0 ≤ both ≤ antecedent, consequent ≤ baskets, and all are integers. */
export interface RuleCounts {
  /** N: all baskets. */
  baskets: number;
  /** a = n(A). */
  antecedent: number;
  /** c = n(C). */
  consequent: number;
  /** x = n(A ∧ C). */
  both: number;
}

/**
 * An interest measure of a rule A → C, from four counts. Names and formulas follow Tan, Kumar &
 * Srivastava, "Selecting the right interestingness measure for association patterns" (KDD 2002), and
 * the R package arules; Zhang's is from Zhang, "Association rules" (PAKDD 2000).
 */
type Measure = (counts: RuleCounts) => number;

/** x/N: how often the bundle is bought. */
export const support: Measure = ({ baskets, both }) => both / baskets;

/** x/a: how likely C is in a basket with A. */
export const confidence: Measure = ({ antecedent, both }) => both / antecedent;

/** N·x/(a·c): how many times likelier C is with A than in any basket. 1 is chance. */
export const lift: Measure = ({ baskets, antecedent, consequent, both }) =>
  (baskets * both) / (antecedent * consequent);

/** x/N − a·c/N²: the share of baskets beyond what chance would give. */
export const leverage: Measure = ({ baskets, antecedent, consequent, both }) =>
  both / baskets - (antecedent * consequent) / baskets ** 2;

/** a(N−c)/(N(a−x)): how many times rarer A is without C than by chance; +∞ when A never comes alone. */
export const conviction: Measure = ({ baskets, antecedent, consequent, both }) =>
  antecedent === both
    ? Number.POSITIVE_INFINITY
    : (antecedent * (baskets - consequent)) / (baskets * (antecedent - both));

/** x/(a+c−x): baskets with both among baskets with either. */
export const jaccard: Measure = ({ antecedent, consequent, both }) =>
  both / (antecedent + consequent - both);

/** ½(x/a + x/c): the mean of both confidences. */
export const kulczynski: Measure = ({ antecedent, consequent, both }) =>
  (both / antecedent + both / consequent) / 2;

/** x/√(ac): the geometric mean of both confidences. */
export const cosine: Measure = ({ antecedent, consequent, both }) =>
  both / Math.sqrt(antecedent * consequent);

/** (x/a − c/N)/(1 − c/N): the part of the doubt about C that A removes; 0 when every basket has C. */
export const certainty: Measure = ({ baskets, antecedent, consequent, both }) =>
  consequent === baskets
    ? 0
    : (both / antecedent - consequent / baskets) / (1 - consequent / baskets);

/** L / max(s(1 − s_A), s_A(s_C − s)), L the leverage, s = x/N: from −1 (apart) to 1 (together). */
export const zhang: Measure = (counts) => {
  const { baskets, antecedent, consequent, both } = counts;
  const s = both / baskets;
  const sA = antecedent / baskets;
  const sC = consequent / baskets;
  const scale = Math.max(s * (1 - sA), sA * (sC - s));
  return scale === 0 ? 0 : leverage(counts) / scale;
};

/** (Nx−ac)/√(ac(N−a)(N−c)): the correlation of the two; 0 when one is in every basket. */
export const phi: Measure = ({ baskets, antecedent, consequent, both }) => {
  // The roots are taken first, as the product of four counts of a large shop has no exact double.
  const scale =
    Math.sqrt(antecedent * consequent) * Math.sqrt((baskets - antecedent) * (baskets - consequent));
  return scale === 0 ? 0 : (baskets * both - antecedent * consequent) / scale;
};

/** xe/(bd) with b = a−x, d = c−x, e = N−a−c+x; +∞ when b or d is 0. */
export const oddsRatio: Measure = (counts) => {
  const { both } = counts;
  const { onlyAntecedent, onlyConsequent, neither } = otherCells(counts);
  return onlyAntecedent === 0 || onlyConsequent === 0
    ? Number.POSITIVE_INFINITY
    : ((both / onlyAntecedent) * neither) / onlyConsequent;
};

/** |a−c|/(a+c−x): 0 when both are bought equally often. */
export const imbalance: Measure = ({ antecedent, consequent, both }) =>
  Math.abs(antecedent - consequent) / (antecedent + consequent - both);

/** Returns the rest of the 2 × 2 table: b = a−x, d = c−x, e = N−a−c+x. */
export function otherCells({ baskets, antecedent, consequent, both }: RuleCounts) {
  return {
    onlyAntecedent: antecedent - both,
    onlyConsequent: consequent - both,
    neither: baskets - antecedent - consequent + both,
  };
}

/** The measures by the names that addresses and CSV columns use. */
export const measures = {
  support,
  confidence,
  lift,
  leverage,
  conviction,
  zhang,
  jaccard,
  kulczynski,
  certainty,
  cosine,
  phi,
  odds_ratio: oddsRatio,
  imbalance,
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const MEASURE_NAMES = keysOf(measures);
