import { A } from '@solidjs/router';
import { createMemo, Index } from 'solid-js';
import type { SegmentFigures } from '../../../domain/dashboard/dashboard';
import { segmentNames } from '../../../domain/segments/segments';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatDay, formatMoney, formatNumber, formatShare, plural } from '../../../ui/format';
import { segmentRank, segmentVariable } from '../../../ui/marks/segment-colours';
import { ShareBars } from '../../../ui/marks/share-bars';
import type { Dashboard, View } from '../create-dashboard';
import { DefinitionsButton } from '../definitions';
import { DashboardPanel } from '../dashboard-panel';

const NOBODY = 'No customer';
const nameOf = ({ segment }: SegmentFigures) => (segment === null ? NOBODY : segmentNames[segment]);

const rowsOf = ({ figures }: View): SegmentFigures[] =>
  figures.current.segments
    .filter(({ customers, orders, net }) => customers > 0 || orders > 0 || net !== 0)
    .sort((a, b) => segmentRank(a.segment) - segmentRank(b.segment));

const totalOf = (rows: readonly SegmentFigures[]) => ({
  customers: rows.reduce((sum, { customers }) => sum + customers, 0),
  net: rows.reduce((sum, { net }) => sum + net, 0),
});

/** Shows by segment who ordered in the period, and what they brought. The rows add up to the page's totals. */
export function SegmentsPanel(props: { dashboard: Dashboard }) {
  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'Customer segments'}
      subtitle={({ figures, shop }) =>
        `${plural(figures.current.totals.customers, 'customer')}` +
        (shop.lastDay === null ? '' : `, segments as of ${formatDay(shop.lastDay, 'short')}`)
      }
      tools={
        <>
          <A class="link small" href="/segments">
            All about segments
          </A>
          <DefinitionsButton />
        </>
      }
      span={4}
      height={280}
      needs={['customers', 'prices']}
      subject="Segments rank customers by what they spent."
      table={tableOf}
    >
      {(view) => <Segments rows={rowsOf(view())} />}
    </DashboardPanel>
  );
}

function Segments(props: { rows: SegmentFigures[] }) {
  const total = createMemo(() => totalOf(props.rows));
  const bars = () =>
    (['customers', 'net'] as const).map((figure) => ({
      name: figure === 'net' ? 'Revenue' : 'Customers',
      parts: props.rows.map((row) => ({
        name: nameOf(row),
        value: row[figure],
        colour: segmentVariable(row.segment),
      })),
    }));
  return (
    <>
      <ShareBars bars={bars()} />
      <table class="mini">
        <thead>
          <tr>
            <th>Segment</th>
            <th class="num">Customers</th>
            <th class="num">of revenue</th>
            <th class="num">per customer</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.rows}>
            {(row) => (
              <tr>
                <td>
                  <i class="key" style={{ '--k': segmentVariable(row().segment) }} />
                  {nameOf(row())}
                </td>
                <Figures row={row()} net={total().net} />
              </tr>
            )}
          </Index>
        </tbody>
        <tfoot>
          <tr>
            <td>All</td>
            <Figures row={total()} net={total().net} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function Figures(props: { row: { customers: number; net: number }; net: number }) {
  const share = () => props.row.net / props.net;
  return (
    <>
      <td class="num">{props.row.customers === 0 ? '–' : formatNumber(props.row.customers)}</td>
      <td class="num">{Number.isFinite(share()) ? formatShare(share()) : '–'}</td>
      <td class="num">
        {props.row.customers === 0 ? '–' : formatMoney(props.row.net / props.row.customers, 0)}
      </td>
    </>
  );
}

function tableOf(view: View): FigureTable {
  const rows = rowsOf(view);
  const whole = totalOf(rows).net;
  const count = (value: number) => formatNumber(value);
  const money = (value: number) => formatMoney(value, 2);
  return {
    columns: [
      { name: 'Segment' },
      { name: 'Customers', format: count },
      { name: 'Orders', format: count },
      { name: 'Net revenue', format: money },
      { name: 'Share of revenue', format: (value) => formatShare(value) },
      { name: 'Per customer', format: money },
    ],
    rows: rows.map((row) => [
      nameOf(row),
      row.customers,
      row.orders,
      row.net,
      whole === 0 ? null : row.net / whole,
      row.customers === 0 ? null : row.net / row.customers,
    ]),
  };
}
