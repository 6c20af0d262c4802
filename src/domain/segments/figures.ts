import type { Segment } from './segments';

/** The Segments page shows these figures as plain rows. Money is net revenue in the shop's currency. */
export interface SegmentRow {
  segment: Segment;
  customers: number;
  /** The number of kept orders ever. */
  orders: number;
  /** Net revenue over the days that count as spend. */
  spend: number;
  /**
   * The days from the last order to the shop's last day, for the median customer; null without dates.
   */
  silence: number | null;
}

/** One cell of the recency × frequency table. */
export interface ScoreCell {
  recency: number;
  frequency: number;
  customers: number;
  spend: number;
  /** The mean of the customers' monetary scores. */
  monetary: number;
}

export interface SegmentOverview {
  segments: SegmentRow[];
  /** Only cells with customers are listed; none in a shop without dates. */
  scores: ScoreCell[];
  /** The customers of the shop without a kept order, who are in no segment. */
  without: number;
}

/** `none` means no kept order by then. */
export type SegmentOrNone = Segment | 'none';

/** The segments of customers at the end of one month and at the end of the next. */
export interface MigrationStep {
  /** ISO days; both days count as past. */
  from: string;
  to: string;
  flows: { from: SegmentOrNone; to: SegmentOrNone; customers: number }[];
}

/**
 * Customers by the month of their first kept order, and how many of them ordered again so many months
 * on.
 */
export interface Cohort {
  /** `2025-03`. */
  month: string;
  customers: number;
  /**
   * Distinct customers with a kept order, by calendar months since the first; [0] holds all of them.
   */
  active: number[];
}

export interface CohortRetention {
  cohorts: Cohort[];
  /** True when the last month of the data is not over, so that its figures will still grow. */
  lastMonthIsOpen: boolean;
}

/**
 * The counts say how often a segment bought a product, and how often everyone did. A choice is a
 * customer with one product that the customer bought, however often.
 */
export interface SegmentProductCounts {
  segment: Segment;
  id: string;
  label: string;
  /** The customers of the segment, and those of them who bought the product. */
  inSegment: number;
  both: number;
  /** The customers of any segment who bought the product. */
  bought: number;
  /** The choices of the segment's customers, and those of all. */
  segmentChoices: number;
  choices: number;
}

/** A product with a larger share of what a segment chooses than of what everyone does. */
export interface SegmentProduct extends SegmentProductCounts {
  /** (both/segmentChoices)/(bought/choices), with its 95 % interval. */
  lift: number;
  low: number;
  high: number;
  /** The q-value by Benjamini and Hochberg, over everything that was compared. */
  q: number;
  /**
   * True when lift is above 1 beyond its interval and q is small, so that chance does not explain it.
   */
  isSure: boolean;
}

export interface SegmentAffinity {
  /** The products, the surest first within each segment. */
  products: SegmentProduct[];
  /** The number of products × segments that were compared. */
  compared: number;
}
