/** Customers behave in one of these ways; `registered` ones never order. */
export type CustomerKind = 'loyal' | 'regular' | 'occasional' | 'lapsing' | 'salon' | 'registered';

/** Everything that shapes the demo shop. The values stand at the head of `tools/make-shop.ts`. */
export type ShopParameters = {
  readonly seed: number;
  /** The first and the last day of trade, `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The orders placed, before the few slips of returned goods that follow them. */
  readonly orders: number;
  readonly customers: number;
  /** The orders a day at the end, divided by those at the start. */
  readonly growth: number;
  /** The day on which the price list of `catalogue.ts` replaced the earlier one. */
  readonly priceChangeOn: string;
  readonly kinds: Readonly<
    Record<
      CustomerKind,
      {
        /** The share of all customers. */
        readonly share: number;
        /**
         * The typical days between two orders. They are relative, since the calendar fixes the orders a
         * day.
         */
        readonly gapDays: number;
        /** The share who were customers before the first day. */
        readonly known: number;
      }
    >
  >;
  /** The share of orders without a customer, not counting first orders. */
  readonly guests: number;
  /** The share of orders by status; the rest is `completed`. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The shares of baskets with 1, 2, 3 … different products, for shoppers and for salons. */
  readonly basketSizes: readonly number[];
  readonly salonBasketSizes: readonly number[];
  /** The shares of lines with 1, 2, 3 … units. */
  readonly quantities: readonly number[];
  /** Factors by which a customer's taste moves a category up or down; one is drawn per category. */
  readonly tastes: readonly number[];
  /**
   * The share of orders followed by a slip with a returned line, and the share that return one in
   * passing.
   */
  readonly returnSlips: number;
  readonly exchanges: number;
  /**
   * The share of orders with a code of their own outside the promotions, and the discount that it
   * gives.
   */
  readonly codes: { readonly share: number; readonly percent: number };
  /** The days on which lines are reduced, with the share of the lines and the percentage. */
  readonly promotions: readonly {
    readonly from: string;
    readonly to: string;
    readonly share: number;
    readonly percent: number;
  }[];
  /** The share of customers with each consent, and the share without a phone (who get no SMS). */
  readonly consent: {
    readonly email: number;
    readonly sms: number;
    readonly push: number;
    readonly noPhone: number;
  };
};
