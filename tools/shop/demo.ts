import { createAffinities } from './affinities.ts';
import { createBaskets } from './baskets.ts';
import { dayText, ordersPerDay, timeText } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { customerColumns, productColumns, transactionColumns } from './columns.ts';
import { centsText, csvRow } from './csv.ts';
import { createOrders } from './orders.ts';
import type { Order } from './orders.ts';
import type { ShopParameters } from './parameters.ts';
import { createPeople } from './people.ts';
import type { Customer } from './people.ts';
import { createRandom } from './random.ts';
import { addReturns } from './returns.ts';
import { createVisits } from './visits.ts';

/** The three files of a shop, each the whole text of a CSV. */
export type ShopFiles = {
  readonly customers: string;
  readonly products: string;
  readonly transactions: string;
};

/**
 * Makes the demo shop. It is pure: the same parameters give the same bytes, on any machine.
 *
 * Each topic draws from its own random stream, so that changing one leaves the others as they were.
 */
export function createDemoShop(parameters: ShopParameters): ShopFiles {
  const stream = (name: string) => createRandom(parameters.seed, name);
  const dailyOrders = ordersPerDay(parameters, stream('calendar'));
  const people = createPeople(parameters, dailyOrders, stream('people'));
  const visits = createVisits(parameters, dailyOrders, people, stream('visits'));
  const drawBasket = createBaskets(parameters, createAffinities(), stream('baskets'));
  const placed = createOrders(parameters, visits, drawBasket, stream('orders')).sort(byTime);
  const orders = addReturns(parameters, placed, stream('returns')).sort(byTime);
  return {
    customers: customersCsv(people),
    products: productsCsv(),
    transactions: transactionsCsv(orders),
  };
}

/** `sort` is stable, so orders of the same second keep the order in which they were made. */
function byTime(a: Order, b: Order): number {
  return a.day - b.day || a.second - b.second;
}

function customersCsv(people: readonly Customer[]): string {
  const rows = people.map((person) =>
    csvRow([
      person.id,
      person.name,
      person.email,
      person.phone,
      dayText(person.joinedOn),
      person.acceptsEmail,
      person.acceptsSms,
      person.acceptsPush,
    ]),
  );
  return csvRow(customerColumns) + rows.join('');
}

function productsCsv(): string {
  const rows = catalogue.map(({ id, name, category, price, cost }) =>
    csvRow([id, name, category, centsText(price), centsText(cost)]),
  );
  return csvRow(productColumns) + rows.join('');
}

function transactionsCsv(orders: readonly Order[]): string {
  const rows = orders.flatMap((order, position) =>
    order.lines.map((line) =>
      csvRow([
        `BW-${100001 + position}`,
        `${dayText(order.day)} ${timeText(order.second)}`,
        order.customer?.id ?? '',
        catalogue[line.product]!.id,
        line.quantity,
        centsText(line.unitPrice),
        centsText(line.discount),
        order.status,
        order.channel,
      ]),
    ),
  );
  return csvRow(transactionColumns) + rows.join('');
}
