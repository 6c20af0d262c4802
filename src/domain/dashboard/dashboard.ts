import type { DayRange } from '../dates/periods';
import type { Segment } from '../segments/segments';

/** The orders and lines that the dashboard's figures are about. */
export interface DashboardScope {
  /** Null means all orders, in a shop without dates. */
  period: DayRange | null;
  /** The period of the same length directly before `period`; null when nothing is compared. */
  previous: DayRange | null;
  category: string | null;
  segment: Segment | null;
}

/**
 * Net revenue is the amount of kept lines less what was sent back; a cancelled order adds 0. Orders are
 * those with at least one kept line in the scope; the other figures are about these orders.
 */
export interface Totals {
  net: number;
  orders: number;
  /** The quantity summed over kept lines. */
  units: number;
  /** Distinct customers who ordered. */
  customers: number;
  /** The customers among them who have two or more orders in the period. */
  repeatCustomers: number;
  /** The customers among them whose first order ever falls in the period. */
  newCustomers: number;
}

export const averageOrderValue = ({ net, orders }: Totals): number => net / orders;
export const itemsPerOrder = ({ units, orders }: Totals): number => units / orders;
export const repeatRate = ({ repeatCustomers, customers }: Totals): number =>
  repeatCustomers / customers;

/** These definitions say in words what a figure is made of. They are shown where its name stands. */
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

/** Figures of one day, or of several taken together. What remains is that of returning customers. */
export interface DayFigures {
  net: number;
  orders: number;
  units: number;
  /** Net revenue and orders of customers whose first order ever falls in the period. */
  newNet: number;
  newOrders: number;
  /** Net revenue and orders without a customer. */
  guestNet: number;
  guestOrders: number;
}

export interface SegmentFigures {
  /** Null for orders without a customer, or of a customer who never kept anything. */
  segment: Segment | null;
  customers: number;
  net: number;
  orders: number;
}

/**
 * A short course for a sparkline, in whole stretches of days, of which the last ends with the period.
 */
export interface Stretches {
  days: number;
  customers: number[];
  /** The repeat rate from the period's start to the stretch's end. */
  repeatRate: number[];
}

/** Sizes begin at 1; the last entry of each histogram takes everything that is larger. */
export const LARGEST_BASKET = 8;
export const MOST_ORDERS = 6;

export interface PeriodFigures {
  totals: Totals;
  /** One entry for each day of the period; empty in a shop without dates. */
  days: DayFigures[];
  stretches: Stretches;
  /** Orders by the number of different products they hold, 1 to LARGEST_BASKET. */
  basketSizes: number[];
  /** Customers by the number of their orders in the period, 1 to MOST_ORDERS. */
  ordersPerCustomer: number[];
  segments: SegmentFigures[];
}

/** Products are ranked by these measures. */
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
  /** The number of different products sold. */
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
  /** Orders of the period by weekday and hour, with Monday's 24 hours first. */
  hours: number[];
  /** False when the shop's orders have days but no time of day. */
  hasTimes: boolean;
  /** The products that are largest by any measure. */
  products: ProductFigures[];
  categories: CategoryFigures[];
}

/** Net revenue and orders on every day from `from` on, including days without orders. */
export interface Overview {
  category: string | null;
  segment: Segment | null;
  from: string;
  net: Float64Array<ArrayBuffer>;
  orders: Float64Array<ArrayBuffer>;
}

/** So many customers are listed at once. */
export const CUSTOMERS_A_PAGE = 8;

export const CUSTOMER_SORTS = ['spend', 'orders', 'recent'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export interface CustomersInput {
  scope: DashboardScope;
  /** A segment for the table alone, within the scope. */
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
  /** The day of the last order in the period; null where orders have no dates. */
  lastDay: string | null;
}

export interface CustomersPage {
  total: number;
  rows: CustomerRow[];
}
