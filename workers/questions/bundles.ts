/** The questions of the Bundles page; each export is one. */
export { mine } from './bundles/mining/mine';
export { pairRevenue } from './bundles/evidence/pair-revenue';
export { monthlyCounts } from './bundles/evidence/monthly-counts';
export { exampleOrders } from './bundles/evidence/example-orders';
export { coverage } from './bundles/thresholds/coverage';
export { reachByStop } from './bundles/thresholds/reach-by-stop';
// Evidence
export { holdoutCounts } from './bundles/evidence/holdout-counts';
export { strataCounts } from './bundles/evidence/strata-counts';
export { promoCounts } from './bundles/evidence/promo-counts';
export { searchItems } from './bundles/mining/search-items';
export { searchedPair } from './bundles/mining/searched-pair';
// Beyond pairs
export { largerSets } from './bundles/lists/larger-sets';
export { thirdItems } from './bundles/evidence/third-items';
export { substituteCounts } from './bundles/lists/substitute-counts';
export { portfolioCounts } from './bundles/lists/portfolio-counts';
export { thresholdReach } from './bundles/thresholds/threshold-reach';
