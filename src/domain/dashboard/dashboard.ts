import type { DayRange } from '../dates/periods';
import type { Segment } from '../segments/segments';

/** The orders and lines that the dashboard's figures are about. */
export interface DashboardScope {
  /** Null: all orders, in a shop without dates. */
  period: DayRange | null;
  /** As long as `period` and directly before it; null: nothing is compared. */
  previous: DayRange | null;
  category: string | null;
  segment: Segment | null;
}

/**
 * Net revenue is the amount of kept lines less what was sent back; a cancelled order adds 0. Orders
 * are those with at least one kept line in the scope; the other figures are about these orders.
 */
export interface Totals {
  net: number;
  orders: number;
  /** Quantity over kept lines. */
  units: number;
  /** Distinct customers who ordered. */
  customers: number;
  /** Of these, with two or more orders in the period. */
  repeatCustomers: number;
  /** Of these, whose first order ever falls in the period. */
  newCustomers: number;
}

export const averageOrderValue = ({ net, orders }: Totals): number => net / orders;
export const itemsPerOrder = ({ units, orders }: Totals): number => units / orders;
export const repeatRate = ({ repeatCustomers, customers }: Totals): number =>
  repeatCustomers / customers;

/** What a figure is made of, in words; shown where its name stands. */
export const figureDefinitions = {
  net: 'What was sold after discounts, less what was sent back. Cancelled orders add nothing.',
  orders: 'Orders with at least one product that was kept.',
  averageOrderValue: 'Net revenue divided by orders.',
  customers: 'Different customers who ordered in the period.',
  itemsPerOrder: 'Units sold divided by orders.',
  repeatRate: 'Share of the customers who ordered twice or more in the period.',
  basketSize: 'Counts different products, however many there are of each.',
  newCustomer: 'Customers whose first order ever falls in the period.',
} as const;

/** One day, or several taken together. Returning customers are what is left. */
export interface DayFigures {
  net: number;
  orders: number;
  units: number;
  /** Of customers whose first order ever falls in the period. */
  newNet: number;
  newOrders: number;
  /** Of orders without a customer. */
  guestNet: number;
  guestOrders: number;
}

export interface SegmentFigures {
  /** Null: orders without a customer, or of one who kept nothing ever. */
  segment: Segment | null;
  customers: number;
  net: number;
  orders: number;
}

/** A short course for a sparkline: whole stretches of days, the last one ends with the period. */
export interface Stretches {
  days: number;
  customers: number[];
  /** Repeat rate from the period's start to the stretch's end. */
  repeatRate: number[];
}

/** Sizes from 1 up; the last entry of each histogram takes all that is larger. */
export const LARGEST_BASKET = 8;
export const MOST_ORDERS = 6;

export interface PeriodFigures {
  totals: Totals;
  /** One entry for each day of the period; none in a shop without dates. */
  days: DayFigures[];
  stretches: Stretches;
  /** Orders by how many different products they hold, 1 to LARGEST_BASKET. */
  basketSizes: number[];
  /** Customers by their orders in the period, 1 to MOST_ORDERS. */
  ordersPerCustomer: number[];
  segments: SegmentFigures[];
}

/** Measures that products are ranked by. */
export const PRODUCT_MEASURES = ['net', 'units', 'orders'] as const;
export type ProductMeasure = (typeof PRODUCT_MEASURES)[number];
export type Measures = Record<ProductMeasure, number>;

export interface ProductFigures {
  name: string;
  category: string | null;
  current: Measures;
  previous: Measures;
}

export interface CategoryFigures {
  category: string | null;
  /** Different products sold. */
  products: number;
  net: number;
  units: number;
  previousNet: number;
  previousUnits: number;
}

/** Everything the dashboard's panels show for one scope. */
export interface DashboardFigures {
  scope: DashboardScope;
  current: PeriodFigures;
  /** Null when nothing is compared. */
  previous: PeriodFigures | null;
  /** Orders of the period by weekday and hour: Monday's 24 hours first. */
  hours: number[];
  /** False when the shop's orders have days but no time of day. */
  hasTimes: boolean;
  /** The largest by any measure. */
  products: ProductFigures[];
  categories: CategoryFigures[];
}

/** Net revenue and orders on every day from `from` on, days without orders included. */
export interface Overview {
  category: string | null;
  segment: Segment | null;
  from: string;
  net: Float64Array<ArrayBuffer>;
  orders: Float64Array<ArrayBuffer>;
}

export const CUSTOMER_SORTS = ['spend', 'orders', 'recent'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export interface CustomersInput {
  scope: DashboardScope;
  /** Of the table alone, within the scope. */
  segment: Segment | null;
  sort: CustomerSort;
  offset: number;
  limit: number;
}

export interface CustomerRow {
  id: string;
  name: string | null;
  segment: Segment | null;
  orders: number;
  net: number;
  /** Of the last order in the period; null where orders have no dates. */
  lastDay: string | null;
}

export interface CustomersPage {
  total: number;
  rows: CustomerRow[];
}
