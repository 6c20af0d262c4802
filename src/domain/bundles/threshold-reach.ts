/**
 * The columns say what would remain if one threshold stood at each of several values, in their order.
 */
export interface ThresholdReach {
  /** `reached` counts customers, or baskets in a shop without customers. */
  counts: 'customers' | 'baskets';
  values: number[];
  /** The number of those who have ever bought at least one passing bundle together. */
  reached: Int32Array<ArrayBuffer>;
  /** Net revenue of the whole baskets that hold a passing bundle; NaN where prices are not known. */
  revenue: Float64Array<ArrayBuffer>;
}
