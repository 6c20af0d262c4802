/** Ways a customer behaves; `registered` never orders. */
export type CustomerKind = 'loyal' | 'regular' | 'occasional' | 'lapsing' | 'salon' | 'registered';

/** Everything that shapes the demo shop. The values stand at the head of `tools/make-shop.ts`. */
export type ShopParameters = {
  readonly seed: number;
  /** First and last day of trade, `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Orders placed, before the few slips of returned goods that follow them. */
  readonly orders: number;
  readonly customers: number;
  /** Orders a day at the end over orders a day at the start. */
  readonly growth: number;
  /** Day on which the price list of `catalogue.ts` replaced the earlier one. */
  readonly priceChangeOn: string;
  readonly kinds: Readonly<
    Record<
      CustomerKind,
      {
        /** Share of all customers. */
        readonly share: number;
        /** Typical days between two orders; relative, since the calendar fixes orders a day. */
        readonly gapDays: number;
        /** Share who were customers before the first day. */
        readonly known: number;
      }
    >
  >;
  /** Share of orders without a customer, first orders aside. */
  readonly guests: number;
  /** Share of orders by status; the rest is `completed`. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Share of baskets with 1, 2, 3 … different products, for shoppers and for salons. */
  readonly basketSizes: readonly number[];
  readonly salonBasketSizes: readonly number[];
  /** Share of lines with 1, 2, 3 … units. */
  readonly quantities: readonly number[];
  /** How far a customer's taste moves a category up or down: factors, one drawn per category. */
  readonly tastes: readonly number[];
  /** Share of orders followed by a slip with a returned line, and share that return one in passing. */
  readonly returnSlips: number;
  readonly exchanges: number;
  /** Share of orders with a code of its own, and the discount it gives, outside the promotions. */
  readonly codes: { readonly share: number; readonly percent: number };
  /** Days on which lines are reduced: the share of the lines, and by how much. */
  readonly promotions: readonly {
    readonly from: string;
    readonly to: string;
    readonly share: number;
    readonly percent: number;
  }[];
  /** Share of customers with each consent, and share without a phone (who get no SMS). */
  readonly consent: {
    readonly email: number;
    readonly sms: number;
    readonly push: number;
    readonly noPhone: number;
  };
};
