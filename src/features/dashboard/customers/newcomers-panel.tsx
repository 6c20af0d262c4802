import { createMemo, createSignal, Show } from 'solid-js';
import { figureDefinitions, type PeriodFigures } from '../../../domain/dashboard/dashboard';
import { lengthOf } from '../../../domain/dates/periods';
import { Chart, type ChartHandle } from '../../../ui/chart/chart';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatShare } from '../../../ui/format';
import { binsOf, sumByBin, unitFor } from '../bins';
import type { Dashboard, View } from '../create-dashboard';
import { total } from '../distributions/histogram-option';
import { newcomersOf, newcomersOption, type Newcomers } from './newcomers-option';
import { DashboardPanel } from '../dashboard-panel';
import { formatWorth, worthOf, type Worth } from '../worth';

const HEIGHT = 288;
/** More bars than these are taken by the week: the split is what counts, not the day. */
const MOST_DAYS = 21;

function newcomersOfView({ figures, shop }: View): Newcomers | undefined {
  const { period } = figures.scope;
  if (period === null) return undefined;
  const unit = unitFor(lengthOf(period), MOST_DAYS);
  return newcomersOf(binsOf(period, unit), unit, figures.current.days, worthOf(shop.parts));
}

/** Shows what customers brought who first ordered in this period, and those who had before. */
export function NewcomersPanel(props: { dashboard: Dashboard }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const data = createMemo(() => {
    const view = props.dashboard.view();
    return view && newcomersOfView(view);
  });

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'New and returning customers'}
      subtitle={sentence}
      span={4}
      height={HEIGHT}
      needs={['customers', 'dates']}
      subject="Who is new needs the customer and the day of each order."
      table={(view) => tableOf(newcomersOfView(view))}
      image={() => handle()?.toImage()}
    >
      {() => (
        <Show when={data()}>
          {(now) => (
            <>
              <Legend data={now()} />
              <Chart
                option={(tokens) => newcomersOption(now(), tokens)}
                label={`By ${now().unit}: new customers ${formatWorth(now().worth, total(now().fresh))}, returning ${formatWorth(now().worth, total(now().returning))}`}
                height={HEIGHT}
                handle={setHandle}
              />
            </>
          )}
        </Show>
      )}
    </DashboardPanel>
  );
}

function sentence({ figures, shop }: View): string {
  const worth = worthOf(shop.parts);
  const now = shareOfNew(figures.current, worth);
  const before = figures.previous && shareOfNew(figures.previous, worth);
  const what = worth === 'net' ? 'revenue' : 'orders';
  const then =
    before !== null && Number.isFinite(before) ? `, ${formatShare(before, 0)} before` : '';
  return `New customers bring ${Number.isFinite(now) ? formatShare(now, 0) : 'no share'} of ${what}${then}`;
}

function shareOfNew({ days }: PeriodFigures, worth: Worth): number {
  const all = [{ start: 0, end: days.length - 1, from: '', to: '' }];
  const [fresh = 0] = sumByBin(all, days, worth === 'net' ? 'newNet' : 'newOrders');
  const [whole = 0] = sumByBin(all, days, worth);
  return fresh / whole;
}

function Legend(props: { data: Newcomers }) {
  const sum = (values: readonly number[]) => formatWorth(props.data.worth, total(values));
  return (
    <div class="legend" title={figureDefinitions.newCustomer}>
      <span>
        <i style={{ '--k': 'var(--chart-2)' }} />
        New {sum(props.data.fresh)}
      </span>
      <span>
        <i style={{ '--k': 'var(--chart-1)' }} />
        Returning {sum(props.data.returning)}
      </span>
      <Show when={props.data.guests.some((value) => value !== 0)}>
        <span>
          <i style={{ '--k': 'var(--chart-muted)' }} />
          No customer {sum(props.data.guests)}
        </span>
      </Show>
    </div>
  );
}

function tableOf(data: Newcomers | undefined): FigureTable {
  if (data === undefined) return { columns: [], rows: [] };
  const format = (value: number) => formatWorth(data.worth, value);
  return {
    columns: [
      { name: 'From' },
      { name: 'To' },
      { name: 'New', format },
      { name: 'Returning', format },
      { name: 'No customer', format },
    ],
    rows: data.bins.map(({ from, to }, index) => [
      from,
      to,
      data.fresh[index] ?? 0,
      data.returning[index] ?? 0,
      data.guests[index] ?? 0,
    ]),
  };
}
