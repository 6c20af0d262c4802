import { createEffect, createSignal, Index, on, Show } from 'solid-js';
import {
  CUSTOMERS_A_PAGE,
  type CustomerRow,
  type CustomerSort,
} from '../../../domain/dashboard/dashboard';
import {
  SEGMENTS_BY_VALUE,
  SEGMENTS,
  segmentNames,
  type Segment,
} from '../../../domain/segments/segments';
import { useShop } from '../../../engine/context';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatDay, formatMoney, formatNumber, plural } from '../../../ui/format';
import { PickSelect } from '../../../ui/input/pick-select';
import { segmentVariable } from '../../../ui/marks/segment-colours';
import { Pager } from '../../../ui/table/pager';
import type { Dashboard } from '../create-dashboard';
import { DashboardPanel } from '../dashboard-panel';

const sorts: readonly { value: CustomerSort; label: string }[] = [
  { value: 'spend', label: 'Net revenue' },
  { value: 'orders', label: 'Orders' },
  { value: 'recent', label: 'Last order' },
];

/** The customers of the period, page by page; only the rows that are shown leave the worker. */
export function CustomersPanel(props: { dashboard: Dashboard }) {
  const shop = useShop();
  const [segment, setSegment] = createSignal<Segment | null>(null);
  const [sort, setSort] = createSignal<CustomerSort>('spend');
  const [page, setPage] = createSignal(0);
  const setting = () => props.dashboard.setting();
  const view = () => props.dashboard.view();
  const hasPrices = () => view()?.shop.parts.prices !== false;
  const sortedBy = () => (!hasPrices() && sort() === 'spend' ? 'orders' : sort());

  createEffect(on([() => setting()?.scope, segment, sort], () => setPage(0), { defer: true }));

  // Asked once the figures of the scope are there: the table must not delay them.
  const query = createShopQuery(shop, 'dashboardCustomers', () => {
    const now = view();
    if (now === undefined || !now.shop.parts.customers) return undefined;
    return {
      scope: now.figures.scope,
      segment: segment(),
      sort: sortedBy(),
      offset: page() * CUSTOMERS_A_PAGE,
      limit: CUSTOMERS_A_PAGE,
    };
  });
  const total = () => query.latest()?.total ?? 0;
  const segments = () => [
    { value: '', label: 'All' },
    ...SEGMENTS_BY_VALUE.map((value) => ({ value, label: segmentNames[value] })),
  ];

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'Customers'}
      subtitle={() => `${plural(total(), 'customer')} who ordered in the period`}
      tools={
        <>
          <Show when={setting()?.filter.segment === null}>
            <PickSelect
              label="Show"
              options={segments()}
              value={segment() ?? ''}
              onChange={(value) =>
                setSegment(SEGMENTS.find((segment) => segment === value) ?? null)
              }
            />
          </Show>
          <PickSelect
            label="Sort by"
            options={hasPrices() ? sorts : sorts.slice(1)}
            value={sortedBy()}
            neutral={sortedBy()}
            onChange={(value) =>
              setSort(sorts.find((each) => each.value === value)?.value ?? 'spend')
            }
          />
        </>
      }
      span={8}
      height={330}
      needs={['customers']}
      subject="This table needs the customer of each order."
      hasFigures={({ figures }) => figures.current.totals.customers > 0}
      table={() => tableOf(query.latest()?.rows ?? [])}
    >
      {() => (
        <>
          <CustomerTable rows={query.latest()?.rows ?? []} hasPrices={hasPrices()} />
          <Pager
            page={page()}
            rowsPerPage={CUSTOMERS_A_PAGE}
            total={total()}
            none="No customers"
            onPage={setPage}
          />
        </>
      )}
    </DashboardPanel>
  );
}

function CustomerTable(props: { rows: readonly CustomerRow[]; hasPrices: boolean }) {
  return (
    <table class="mini customers">
      <thead>
        <tr>
          <th>Customer</th>
          <th class="only-wide">Segment</th>
          <th class="num">Orders</th>
          <Show when={props.hasPrices}>
            <th class="num">Net revenue</th>
          </Show>
          <th class="num only-wide">Last order</th>
        </tr>
      </thead>
      <tbody>
        <Index each={props.rows}>
          {(row) => (
            <tr>
              <td>
                {row().name ?? row().id}
                <Show when={row().name}>
                  {' '}
                  <span class="t3 small only-wide">{row().id}</span>
                </Show>
              </td>
              <td class="only-wide">
                <i class="key" style={{ '--k': segmentVariable(row().segment) }} />
                {row().segment === null ? '–' : segmentNames[row().segment ?? 'all']}
              </td>
              <td class="num">{formatNumber(row().orders)}</td>
              <Show when={props.hasPrices}>
                <td class="num">{formatMoney(row().net, 2)}</td>
              </Show>
              <td class="num only-wide">
                {row().lastDay === null ? '–' : formatDay(row().lastDay ?? '')}
              </td>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  );
}

function tableOf(rows: readonly CustomerRow[]): FigureTable {
  return {
    columns: [
      { name: 'Customer id' },
      { name: 'Name' },
      { name: 'Segment' },
      { name: 'Orders', format: (value) => formatNumber(value) },
      { name: 'Net revenue', format: (value) => formatMoney(value, 2) },
      { name: 'Last order' },
    ],
    rows: rows.map(({ id, name, segment, orders, net, lastDay }) => [
      id,
      name ?? '',
      segment === null ? '' : segmentNames[segment],
      orders,
      net,
      lastDay ?? '',
    ]),
  };
}
