import type {
  CustomersInput,
  CustomersPage,
  DashboardFigures,
  DashboardScope,
  Overview,
} from '../../src/domain/dashboard/dashboard';
import { lengthOf } from '../../src/domain/dates/periods';
import type { Call } from '../database';
import { rowsOf } from '../decode';
import type { Engine } from '../state';
import { list, sql } from '../sql';
import { shoppersOf } from './dashboard/customers-page';
import { dayNumber, dayText, NO_DAY } from './dashboard/order-columns';
import { ordersByHour, periodFigures, spanOf } from './dashboard/period-figures';
import { productFigures } from './dashboard/product-figures';
import { ordersIn, shopCache } from './dashboard/shop-cache';

/**
 * Works out everything the dashboard shows for one scope. The orders were read into columns once, and a
 * filter is a loop over them; only the products are asked of the lines. That keeps all panels within
 * the tenth of a second in which a change seems immediate.
 */
export async function dashboardFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<DashboardFigures> {
  const { hasTimes, items } = await shopCache(engine, call);
  const orders = await ordersIn(engine, scope.category, call);
  const { period, previous, segment } = scope;
  return {
    scope,
    current: periodFigures(orders, period, segment),
    previous: previous === null ? null : periodFigures(orders, previous, segment),
    hours: ordersByHour(orders, spanOf(orders, period, segment)),
    hasTimes,
    ...(await productFigures(engine, items, scope, call)),
  };
}

/** Adds up all days of the shop, for the strip that a period is chosen on; null in a shop without dates. */
export async function dashboardOverview(
  engine: Engine,
  { category, segment }: Pick<DashboardScope, 'category' | 'segment'>,
  call: Call,
): Promise<Overview | null> {
  const { firstDay: from = null, lastDay: to = null } = engine.shop ?? {};
  if (from === null || to === null) return null;
  const orders = await ordersIn(engine, category, call);
  const span = spanOf(orders, { from, to }, segment);
  const length = lengthOf({ from, to });
  const overview = {
    category,
    segment,
    from,
    net: new Float64Array(length),
    orders: new Float64Array(length),
  };
  for (let at = span.start; at < span.end; at += 1) {
    if (span.segment !== null && orders.segment[at] !== span.segment) continue;
    const day = (orders.day[at] ?? 0) - dayNumber(from);
    overview.net[day] = (overview.net[day] ?? 0) + (orders.net[at] ?? 0);
    if ((orders.items[at] ?? 0) > 0) overview.orders[day] = (overview.orders[day] ?? 0) + 1;
  }
  return overview;
}

/** More names than these are read together with all others. */
const MOST_KEYS = 1000;

/** Returns a page of the customers who ordered in the scope's current period. */
export async function dashboardCustomers(
  engine: Engine,
  input: CustomersInput,
  call: Call,
): Promise<CustomersPage> {
  const orders = await ordersIn(engine, input.scope.category, call);
  const shoppers = shoppersOf(orders, input);
  const page = shoppers.slice(input.offset, input.offset + input.limit);
  const keys = page.map(({ customer }) => customer);
  const where = keys.length > MOST_KEYS ? sql`` : sql`WHERE customer_key IN ${list(keys)}`;
  const names = rowsOf(
    await engine.database.query(
      sql`SELECT customer_key, customer_id, name FROM customer ${where}`,
      call,
    ),
    { customer_key: 'number', customer_id: 'text', name: 'text?' },
  );
  const byKey = new Map(names.map((row) => [row.customer_key, row]));
  return {
    total: shoppers.length,
    rows: page.map(({ customer, segment, orders, net, lastDay }) => ({
      id: byKey.get(customer)?.customer_id ?? '',
      name: byKey.get(customer)?.name ?? null,
      segment,
      orders,
      net,
      lastDay: lastDay === NO_DAY ? null : dayText(lastDay),
    })),
  };
}
