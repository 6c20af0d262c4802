import { dayOf, drawSecond } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import type { Line, Order } from './orders.ts';
import type { ShopParameters } from './parameters.ts';
import type { Customer } from './people.ts';
import type { Random } from './random.ts';

/**
 * Adds returned goods, as shops book them: on a slip of their own some days later, or in passing as a
 * negative line of the customer's next order.
 *
 * @param orders in the order of time
 * @returns the orders with those lines, and the slips after them
 */
export function addReturns(
  parameters: ShopParameters,
  orders: readonly Order[],
  random: Random,
): Order[] {
  const lastDay = dayOf(parameters.lastDay);
  const previous = new Map<Customer, Order>();
  const slips: Order[] = [];

  const result = orders.map((order) => {
    const { customer } = order;
    if (!customer || order.status !== 'completed') return order;
    const before = previous.get(customer);
    const products = new Set(order.lines.map((line) => line.product));
    const exchanged = before?.lines.find(
      (line) => isReturnable(line) && !products.has(line.product),
    );
    previous.set(customer, order);

    const slipDay = order.day + random.between(5, 20);
    const returned = order.lines.find(isReturnable);
    if (returned && slipDay <= lastDay && random.chance(parameters.returnSlips)) {
      const second = drawSecond(slipDay, order.channel, random);
      slips.push({ ...order, day: slipDay, second, lines: [takenBack(returned)] });
      // A line that went back on a slip cannot go back again with the next order.
      previous.delete(customer);
    }
    if (exchanged && random.chance(parameters.exchanges)) {
      return { ...order, lines: [...order.lines, takenBack(exchanged)] };
    }
    return order;
  });
  return [...result, ...slips];
}

/**
 * Tells whether a line may come back: only those sold at the full price do, so that a refund is
 * quantity × price.
 */
function isReturnable(line: Line): boolean {
  return line.discount === 0 && !catalogue[line.product]!.isVoucher;
}

function takenBack(line: Line): Line {
  return { ...line, quantity: -line.quantity };
}
