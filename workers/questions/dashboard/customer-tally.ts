import { MOST_ORDERS, type SegmentFigures } from '../../../src/domain/dashboard/dashboard';
import { add, zeros } from './bins';
import { NO_DAY, segmentAt, type OrderColumns } from './order-columns';

/** Counts customers while their orders go by in the order of time. */
export class CustomerTally {
  readonly #orders: OrderColumns;
  readonly #firstDay: number;
  /** Kept orders by customer key. */
  readonly #counts: Int32Array;
  /** The stretch (+ 2) in which each customer was met last; 0 for none. */
  readonly #lastStretch: Int32Array;
  readonly #segments = new Map<number, SegmentFigures>();
  /** First orders by stretch + 1; those before the first whole stretch are at 0. */
  readonly #firsts: number[];
  /** Second orders in the same way. */
  readonly #seconds: number[];
  #newCustomers = 0;
  /** Customers with a kept order in each stretch. */
  readonly byStretch: number[];

  constructor(
    orders: OrderColumns,
    span: { start: number; end: number; firstDay: number },
    stretches: number,
  ) {
    this.#orders = orders;
    this.#firstDay = span.firstDay;
    let most = -1;
    for (let at = span.start; at < span.end; at += 1) {
      most = Math.max(most, orders.customer[at] ?? -1);
    }
    this.#counts = new Int32Array(most + 1);
    this.#lastStretch = new Int32Array(most + 1);
    this.#firsts = zeros(stretches + 1);
    this.#seconds = zeros(stretches + 1);
    this.byStretch = zeros(stretches);
  }

  /** Tells whether the customer's first order ever falls in the period. */
  isNew(at: number): boolean {
    const first = this.#orders.firstDay[at] ?? NO_DAY;
    return this.#firstDay !== NO_DAY && first !== NO_DAY && first >= this.#firstDay;
  }

  /**
   * Counts the order at a position.
   *
   * @param stretch the stretch it falls in; below 0 before the first whole one.
   */
  meet(at: number, stretch: number): void {
    const customer = this.#orders.customer[at] ?? -1;
    const isKept = (this.#orders.items[at] ?? 0) > 0;
    const figures = this.#segmentOf(this.#orders.segment[at] ?? -1);
    figures.net += this.#orders.net[at] ?? 0;
    if (!isKept) return;
    figures.orders += 1;
    if (customer === -1) return;
    const count = (this.#counts[customer] ?? 0) + 1;
    this.#counts[customer] = count;
    if (count === 1) {
      figures.customers += 1;
      if (this.isNew(at)) this.#newCustomers += 1;
      add(this.#firsts, Math.max(stretch, -1) + 1, 1);
    }
    if (count === 2) add(this.#seconds, Math.max(stretch, -1) + 1, 1);
    if (stretch >= 0 && this.#lastStretch[customer] !== stretch + 2) {
      this.#lastStretch[customer] = stretch + 2;
      add(this.byStretch, stretch, 1);
    }
  }

  totals() {
    const histogram = this.ordersPerCustomer();
    const customers = histogram.reduce((sum, count) => sum + count, 0);
    return {
      customers,
      repeatCustomers: customers - (histogram[0] ?? 0),
      newCustomers: this.#newCustomers,
    };
  }

  /** Customers by the number of their kept orders; the last bin holds those with more, too. */
  ordersPerCustomer(): number[] {
    const histogram = zeros(MOST_ORDERS);
    for (const count of this.#counts) {
      if (count > 0) add(histogram, Math.min(count, MOST_ORDERS) - 1, 1);
    }
    return histogram;
  }

  segments(): SegmentFigures[] {
    return [...this.#segments.values()];
  }

  /** The share of the customers so far who have a second order, at the end of each stretch. */
  repeatRates(): number[] {
    let customers = this.#firsts[0] ?? 0;
    let repeated = this.#seconds[0] ?? 0;
    return this.byStretch.map((_, stretch) => {
      customers += this.#firsts[stretch + 1] ?? 0;
      repeated += this.#seconds[stretch + 1] ?? 0;
      return repeated / Math.max(customers, 1);
    });
  }

  #segmentOf(position: number): SegmentFigures {
    let figures = this.#segments.get(position);
    if (figures === undefined) {
      figures = { segment: segmentAt(position), customers: 0, net: 0, orders: 0 };
      this.#segments.set(position, figures);
    }
    return figures;
  }
}
