import { dayOf, drawSecond } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import type { Basket } from './baskets.ts';
import type { ShopParameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Visit } from './visits.ts';

/** One product in an order. Money is in whole cents; a negative quantity is returned goods. */
export type Line = {
  readonly product: number;
  readonly quantity: number;
  readonly unitPrice: number;
  /** The money off the whole line. */
  readonly discount: number;
};

export type Order = Visit & {
  /** The second of the day. */
  readonly second: number;
  readonly status: string;
  readonly channel: string;
  readonly lines: readonly Line[];
};

/** Turns visits into orders with times, prices, discounts and a status. */
export function createOrders(
  parameters: ShopParameters,
  visits: readonly Visit[],
  drawBasket: (visit: Visit) => Basket,
  random: Random,
): Order[] {
  const drawLine = createLines(parameters, random);
  const statuses = Object.keys(parameters.statuses);
  const shares = statuses.map((status) => parameters.statuses[status]!);
  const completed = 1 - shares.reduce((sum, share) => sum + share, 0);
  const names = ['completed', ...statuses];
  const weights = [completed, ...shares];

  return visits.map((visit) => {
    const channel = drawChannel(visit, random);
    return {
      ...visit,
      channel,
      second: drawSecond(visit.day, channel, random),
      status: names[random.weighted(weights)]!,
      lines: drawBasket(visit).map(drawLine(visit.day)),
    };
  });
}

/**
 * Draws a channel: guests use the website; people keep to their channel most of the time, and salons
 * always do.
 */
function drawChannel({ customer }: Visit, random: Random): string {
  if (!customer) return 'web';
  if (customer.kind === 'salon' || random.chance(0.8)) return customer.channel;
  return random.pick(['web', 'app', 'store']);
}

function createLines(parameters: ShopParameters, random: Random) {
  const priceChange = dayOf(parameters.priceChangeOn);
  return (day: number) => {
    const promotion = parameters.promotions.find(
      ({ from, to }) => day >= dayOf(from) && day <= dayOf(to),
    );
    const code = random.chance(parameters.codes.share);
    return (product: number): Line => {
      const { price, earlierPrice, isVoucher } = catalogue[product]!;
      const unitPrice = day < priceChange ? (earlierPrice ?? price) : price;
      const quantity = 1 + random.weighted(parameters.quantities);
      const promoted = promotion !== undefined && random.chance(promotion.share);
      // A reduced line does not take a code as well, and a voucher is never reduced.
      const percent = promoted ? promotion.percent : code ? parameters.codes.percent : 0;
      const discount = isVoucher ? 0 : Math.round((quantity * unitPrice * percent) / 100);
      return { product, quantity, unitPrice, discount };
    };
  };
}
