/** The questions of the Bundles page; each export is one. */
export { mine } from './bundles/mine';
export { pairRevenue } from './bundles/pair-revenue';
export { monthlyCounts } from './bundles/monthly-counts';
export { exampleOrders } from './bundles/example-orders';
export { coverage } from './bundles/coverage';
export { reachByStop } from './bundles/reach-by-stop';
// Evidence
export { holdoutCounts } from './bundles/holdout-counts';
export { strataCounts } from './bundles/strata-counts';
export { promoCounts } from './bundles/promo-counts';
export { searchItems } from './bundles/search-items';
export { searchedPair } from './bundles/searched-pair';
// Beyond pairs
export { largerSets } from './bundles/larger-sets';
export { thirdItems } from './bundles/third-items';
export { substituteCounts } from './bundles/substitute-counts';
export { portfolioCounts } from './bundles/portfolio-counts';
export { thresholdReach } from './bundles/threshold-reach';
