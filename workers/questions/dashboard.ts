import type {
  CustomersInput,
  CustomersPage,
  DashboardFigures,
  DashboardScope,
  Overview,
} from '../../src/domain/dashboard';
import { lengthOf } from '../../src/domain/periods';
import type { Call } from '../database';
import { rowsOf } from '../decode';
import type { Engine } from '../engine';
import { bind } from '../sql';
import { customerFigures, type CustomerFigures } from './dashboard/customer-figures';
import customersPageSql from './dashboard/customers-page.sql?raw';
import { orderFigures, type OrderFigures } from './dashboard/order-figures';
import overviewSql from './dashboard/overview.sql?raw';
import { productFigures } from './dashboard/product-figures';
import { ensureScope } from './dashboard/scope';
import { toSegment } from './dashboard/segment';
import { ensureShopTables, withOrderRows } from './dashboard/shop-tables';

/**
 * Everything the dashboard shows for one scope. One question for all panels: they change together,
 * and a few small statements answer within the tenth of a second in which a change seems immediate.
 */
export async function dashboardFigures(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<DashboardFigures> {
  const { hasTimes } = await ensureScope(engine, scope, call);
  const [orders, previousOrders] = await orderFigures(engine, scope, call);
  const [customers, previousCustomers] = await customerFigures(engine, scope, call);
  return {
    scope,
    current: periodOf(orders, customers),
    previous: scope.previous === null ? null : periodOf(previousOrders, previousCustomers),
    hours: orders.hours,
    hasTimes,
    ...(await productFigures(engine, scope, call)),
  };
}

function periodOf(orders: OrderFigures, customers: CustomerFigures) {
  const { net, units, days, basketSizes } = orders;
  const { repeatCustomers, newCustomers, ordersPerCustomer, segments, stretches } = customers;
  return {
    totals: {
      net,
      orders: orders.orders,
      units,
      customers: customers.customers,
      repeatCustomers,
      newCustomers,
    },
    days,
    stretches,
    basketSizes,
    ordersPerCustomer,
    segments,
  };
}

/** All days of the shop, for the strip that a period is chosen on; null in a shop without dates. */
export async function dashboardOverview(
  engine: Engine,
  { category, segment }: Pick<DashboardScope, 'category' | 'segment'>,
  call: Call,
): Promise<Overview | null> {
  const { firstDay: from = null, lastDay: to = null } = engine.shop ?? {};
  if (from === null || to === null) return null;
  const { table } = await ensureShopTables(engine, category, call);
  const statement = withOrderRows(bind(overviewSql, { from, segment }), table);
  const rows = rowsOf(await engine.database.query(statement, call), {
    day: 'number',
    net: 'number',
    orders: 'number',
  });
  const length = lengthOf({ from, to });
  const overview = {
    category,
    segment,
    from,
    net: new Float64Array(length),
    orders: new Float64Array(length),
  };
  for (const { day, net, orders } of rows) {
    overview.net[day] = net;
    overview.orders[day] = orders;
  }
  return overview;
}

/** A page of the customers who ordered in the scope's current period. */
export async function dashboardCustomers(
  engine: Engine,
  { scope, segment, sort, offset, limit }: CustomersInput,
  call: Call,
): Promise<CustomersPage> {
  await ensureScope(engine, scope, call);
  const statement = bind(customersPageSql, { segment, sort, offset, limit });
  const rows = rowsOf(await engine.database.query(statement, call), {
    id: 'text',
    name: 'text?',
    segment: 'text?',
    orders: 'number',
    net: 'number',
    last_day: 'text?',
    total: 'number',
  });
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ id, name, segment, orders, net, last_day: lastDay }) => ({
      id,
      name,
      segment: toSegment(segment),
      orders,
      net,
      lastDay,
    })),
  };
}
