import type { Segment } from './segments';

/** What the Segments page shows, as plain rows. Money is net revenue in the shop's currency. */

export interface SegmentRow {
  segment: Segment;
  customers: number;
  /** Kept orders ever. */
  orders: number;
  /** Net revenue of the days that count as spend. */
  spend: number;
  /** Days from the last order to the shop's last day, the middle customer's; null without dates. */
  silence: number | null;
}

/** One cell of the recency × frequency table. */
export interface ScoreCell {
  recency: number;
  frequency: number;
  customers: number;
  spend: number;
  /** Mean of the customers' monetary scores. */
  monetary: number;
}

export interface SegmentOverview {
  segments: SegmentRow[];
  /** Only cells with customers; none in a shop without dates. */
  scores: ScoreCell[];
  /** Customers of the shop without a kept order: they are in no segment. */
  without: number;
}

/** `none`: no kept order by then. */
export type SegmentOrNone = Segment | 'none';

/** Where customers were at the end of one month and where at the end of the next. */
export interface MigrationStep {
  /** ISO days; both days count as past. */
  from: string;
  to: string;
  flows: { from: SegmentOrNone; to: SegmentOrNone; customers: number }[];
}

/** Customers by the month of their first kept order, and how many ordered again so many months on. */
export interface Cohort {
  /** `2025-03`. */
  month: string;
  customers: number;
  /** Distinct customers with a kept order, by calendar months since the first; [0] is all of them. */
  active: number[];
}

export interface CohortRetention {
  cohorts: Cohort[];
  /** The last month of the data is not over: its figures will still grow. */
  lastMonthIsOpen: boolean;
}

/**
 * How often a segment bought a product, and everyone did. A choice is a customer with one product
 * that the customer bought, however often.
 */
export interface SegmentProductCounts {
  segment: Segment;
  id: string;
  label: string;
  /** Customers of the segment, and those of them who bought the product. */
  inSegment: number;
  both: number;
  /** Customers of any segment who bought the product. */
  bought: number;
  /** Choices of the segment's customers, and of all. */
  segmentChoices: number;
  choices: number;
}

/** A product with a larger share of what a segment chooses than of what everyone does. */
export interface SegmentProduct extends SegmentProductCounts {
  /** (both/segmentChoices)/(bought/choices), with its 95 % interval. */
  lift: number;
  low: number;
  high: number;
  /** By Benjamini and Hochberg, over all that was compared. */
  q: number;
  /** Lift is above 1 beyond its interval, and q is small: chance does not explain it. */
  isSure: boolean;
}

export interface SegmentAffinity {
  /** The surest first within each segment. */
  products: SegmentProduct[];
  /** Products × segments that were compared. */
  compared: number;
}
