/** The questions of the Bundles page; each export is one. */
export { mine } from './bundles/mine';
export { pairRevenue } from './bundles/pair-revenue';
export { monthlyCounts } from './bundles/monthly-counts';
export { exampleOrders } from './bundles/example-orders';
export { coverage } from './bundles/coverage';
