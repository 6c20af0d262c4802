/**
 * Several bundles are set side by side, by what customers did. They stand in the order in which they
 * were asked for.
 */
export interface PortfolioCounts {
  /** Reach counts customers, or baskets in a shop without customers. */
  counts: 'customers' | 'baskets';
  /**
   * `reach` counts those who have bought each bundle together at least once, `joint` those who have
   * bought any of them.
   */
  reach: Int32Array<ArrayBuffer>;
  joint: number;
  /**
   * `overlap[i·n + j]` counts those who have bought both bundle i and bundle j; the diagonal is
   * `reach`.
   */
  overlap: Int32Array<ArrayBuffer>;
  /** Net revenue of the whole baskets that hold each bundle; NaN where prices are not known. */
  revenue: Float64Array<ArrayBuffer>;
  /**
   * Net revenue of the whole baskets that hold exactly this set of bundles (bit i: bundle i), or their
   * number in a shop without prices. Any choice of bundles can be valued without asking again.
   */
  cells: { bundles: number; revenue: number }[];
}

/** A bit set is one integer, which limits a portfolio to this many bundles. */
export const MOST_IN_PORTFOLIO = 30;

export interface GreedyStep {
  bundle: number;
  /**
   * The revenue that is covered once this bundle is chosen too, and its share of what all of them
   * cover.
   */
  covered: number;
  share: number;
}

export const greedyHelp =
  'The bundle that adds most revenue comes first, then the one that adds most to it, and so on. A basket’s revenue ' +
  'counts once, however many chosen bundles are in it. This greedy choice covers at least 63% of what the best ' +
  'choice of as many bundles would.';

/**
 * Chooses bundles one by one, each time the one that adds most revenue (Nemhauser, Wolsey & Fisher,
 * Mathematical Programming 1978: at least 1 − 1/e of the best choice). A basket's revenue counts as
 * soon as one of its bundles is chosen.
 */
export function greedyCover({ reach, cells }: PortfolioCounts): GreedyStep[] {
  const total = cells.reduce((sum, { revenue }) => sum + revenue, 0);
  const left = new Set(reach.keys());
  const steps: GreedyStep[] = [];
  let chosen = 0;
  let covered = 0;
  while (left.size > 0) {
    let best = -1;
    let bestAdded = Number.NEGATIVE_INFINITY;
    for (const bundle of left) {
      const added = addedBy(cells, chosen, bundle);
      if (added > bestAdded) [best, bestAdded] = [bundle, added];
    }
    left.delete(best);
    chosen |= 1 << best;
    covered += bestAdded;
    steps.push({ bundle: best, covered, share: total === 0 ? 0 : covered / total });
  }
  return steps;
}

function addedBy(cells: PortfolioCounts['cells'], chosen: number, bundle: number): number {
  let added = 0;
  for (const { bundles, revenue } of cells) {
    if ((bundles & chosen) === 0 && (bundles & (1 << bundle)) !== 0) added += revenue;
  }
  return added;
}
