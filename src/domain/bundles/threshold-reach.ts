/** What remains if one threshold stood at each of several values, in their order. */
export interface ThresholdReach {
  /** Whether `reached` counts customers; else, in a shop without customers, baskets. */
  counts: 'customers' | 'baskets';
  values: number[];
  /** Who bought at least one passing bundle together, ever. */
  reached: Int32Array<ArrayBuffer>;
  /** Net revenue of the whole baskets that hold one; NaN where prices are not known. */
  revenue: Float64Array<ArrayBuffer>;
}
