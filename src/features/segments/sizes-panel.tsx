import { A } from '@solidjs/router';
import { Index, Show } from 'solid-js';
import type { SegmentOverview } from '../../domain/segments/figures';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatDay, formatMoney, formatNumber, formatShare, plural } from '../../ui/format';
import { ScrollTable } from '../../ui/scroll-table';
import { ShareBars } from '../../ui/marks/share-bars';
import type { Segments } from './create-segments';
import { groupColour, groupName, groupRows, sum, type GroupRow } from './groups';
import { SegmentPanel, type Shown } from './segment-panel';

const shareText = (part: number, whole: number) => (whole > 0 ? formatShare(part / whole) : '–');

/** Shows how large the segments are and what they bring; the rows add up. */
export function SizesPanel(props: { segments: Segments }) {
  return (
    <SegmentPanel
      shop={props.segments.shop()}
      query={props.segments.overview}
      title="Sizes and revenue"
      subtitle={({ shop, answer }) => sentence(shop.lastDay, answer)}
      span={7}
      height={330}
      table={tableOf}
    >
      {(shown) => <Sizes shown={shown()} />}
    </SegmentPanel>
  );
}

function sentence(lastDay: string | null, overview: SegmentOverview): string {
  const customers = plural(sum(overview.segments, 'customers'), 'customer');
  const when = lastDay === null ? '' : ` as of ${formatDay(lastDay)}`;
  const without =
    overview.without === 0 ? '' : `; ${formatNumber(overview.without)} more have never ordered`;
  return `${customers} with an order${when}${without}`;
}

function Sizes(props: { shown: Shown<SegmentOverview> }) {
  const rows = () => groupRows(props.shown.answer, props.shown.shop.parts);
  const hasPrices = () => props.shown.shop.parts.prices;
  const total = () => ({
    customers: sum(rows(), 'customers'),
    orders: sum(rows(), 'orders'),
    spend: sum(rows(), 'spend'),
    silence: null,
  });
  const bar = (name: string, figure: 'customers' | 'spend') => ({
    name,
    parts: rows().map((row) => ({
      name: groupName(row.group),
      value: row[figure],
      colour: groupColour(row.group),
    })),
  });
  return (
    <>
      <ShareBars
        bars={[bar('Customers', 'customers'), ...(hasPrices() ? [bar('Revenue', 'spend')] : [])]}
      />
      <ScrollTable label="Sizes and revenue by segment">
        <table class="mini">
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col" class="num">
                Customers
              </th>
              <th scope="col" class="num">
                of all
              </th>
              <Show when={hasPrices()}>
                <th scope="col" class="num">
                  Revenue
                </th>
                <th scope="col" class="num">
                  of all
                </th>
                <th scope="col" class="num">
                  per customer
                </th>
              </Show>
              <th scope="col" class="num">
                Orders each
              </th>
              <th scope="col" class="num" title="Days since the last order, of the middle customer">
                Days silent
              </th>
              <th scope="col">
                <span class="vh">Campaign</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Index each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <i class="key" style={{ '--k': groupColour(row().group) }} />
                    {groupName(row().group)}
                  </th>
                  <Figures row={row()} total={total()} hasPrices={hasPrices()} />
                  <td class="num">
                    <Show when={row().group !== 'others' && row().customers > 0}>
                      <A
                        class="link small"
                        href={`/campaigns/new?segment=${row().group}`}
                        aria-label={`Plan a campaign for ${groupName(row().group)}`}
                      >
                        Plan a campaign
                      </A>
                    </Show>
                  </td>
                </tr>
              )}
            </Index>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              <Figures row={total()} total={total()} hasPrices={hasPrices()} />
              <td />
            </tr>
          </tfoot>
        </table>
      </ScrollTable>
    </>
  );
}

type Figures = Omit<GroupRow, 'group'>;

function Figures(props: { row: Figures; total: Figures; hasPrices: boolean }) {
  const each = (value: number, digits: number) =>
    props.row.customers === 0 ? '–' : formatNumber(value / props.row.customers, digits);
  return (
    <>
      <td class="num">{formatNumber(props.row.customers)}</td>
      <td class="num">{shareText(props.row.customers, props.total.customers)}</td>
      <Show when={props.hasPrices}>
        <td class="num">{formatMoney(props.row.spend, 0)}</td>
        <td class="num">{shareText(props.row.spend, props.total.spend)}</td>
        <td class="num">
          {props.row.customers === 0 ? '–' : formatMoney(props.row.spend / props.row.customers, 0)}
        </td>
      </Show>
      <td class="num">{each(props.row.orders, 1)}</td>
      <td class="num">{props.row.silence === null ? '–' : formatNumber(props.row.silence)}</td>
    </>
  );
}

function tableOf({ shop, answer }: Shown<SegmentOverview>): FigureTable {
  const rows = groupRows(answer, shop.parts);
  const customers = sum(rows, 'customers');
  const spend = sum(rows, 'spend');
  const count = (value: number) => formatNumber(value);
  return {
    columns: [
      { name: 'Segment' },
      { name: 'Customers', format: count },
      { name: 'Share of customers', format: (value) => formatShare(value) },
      { name: 'Orders', format: count },
      { name: 'Net revenue', format: (value) => formatMoney(value, 2) },
      { name: 'Share of revenue', format: (value) => formatShare(value) },
      { name: 'Median days since the last order', format: count },
    ],
    rows: rows.map((row) => [
      groupName(row.group),
      row.customers,
      customers > 0 ? row.customers / customers : null,
      row.orders,
      shop.parts.prices ? row.spend : null,
      spend > 0 ? row.spend / spend : null,
      row.silence,
    ]),
  };
}
