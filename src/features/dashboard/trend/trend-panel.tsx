import { createMemo, createSignal, Show } from 'solid-js';
import type { Overview } from '../../../domain/dashboard/dashboard';
import { addDays, daysBetween, lengthOf } from '../../../domain/dates/periods';
import { Chart, type ChartHandle } from '../../../ui/chart/chart';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatDay, formatMoney, formatNumber } from '../../../ui/format';
import { RangeBrush, type BrushRange } from '../../../ui/input/range-brush';
import { Segmented } from '../../../ui/input/segmented';
import { unitFor, type Unit } from '../bins';
import type { Dashboard, View } from '../create-dashboard';
import { hasOrders, NoOrders, DashboardPanel } from '../dashboard-panel';
import { trendLabel, trendOf, trendOption, type Trend } from './trend-option';
import { formatWorth, worthOf } from '../worth';

const HEIGHT = 268;
const names: Record<Unit, string> = { day: 'Daily', week: 'Weekly', month: 'Monthly' };
const units = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
] as const;

/** Revenue over time, beside the period before, above a strip of all days that sets the period. */
export function TrendPanel(props: { dashboard: Dashboard }) {
  const [chosen, setChosen] = createSignal<Unit>();
  const [handle, setHandle] = createSignal<ChartHandle>();
  const unitOf = (view: View | undefined): Unit => {
    const period = view?.figures.scope.period ?? undefined;
    return chosen() ?? (period === undefined ? 'day' : unitFor(lengthOf(period)));
  };
  const trend = createMemo(() => {
    const view = props.dashboard.view();
    return view && trendOfView(view, overviewOf(view), unitOf(view));
  });
  /** The days around the period; null while they are still those of another category or segment. */
  const overviewOf = ({ figures }: View): Overview | null => {
    const overview = props.dashboard.overview.latest() ?? null;
    const { category, segment } = figures.scope;
    return overview?.category === category && overview.segment === segment ? overview : null;
  };
  const isByOrders = (view: View | undefined) => view !== undefined && !view.shop.parts.prices;

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={(view) => `${names[unitOf(view)]} ${isByOrders(view) ? 'orders' : 'revenue'}`}
      subtitle={(view) =>
        unitOf(view) === 'day'
          ? 'Bars show days, the line a 7-day average'
          : `Bars show ${unitOf(view)}s`
      }
      span={8}
      height={HEIGHT + 60}
      needs={['dates']}
      subject="A trend needs the day of each order."
      hasFigures={() => true}
      tools={
        <>
          <Legend trend={trend()} />
          <Segmented
            label="Bars by"
            options={units}
            value={unitOf(props.dashboard.view())}
            onChange={setChosen}
          />
        </>
      }
      table={() => tableOf(trend())}
      image={() => handle()?.toImage()}
    >
      {(view) => (
        <>
          <Show
            when={hasOrders(view()) ? trend() : undefined}
            fallback={<NoOrders dashboard={props.dashboard} />}
          >
            {(now) => (
              <Chart
                option={(tokens) => trendOption(now(), tokens)}
                label={trendLabel(now(), view().figures.scope.period ?? { from: '', to: '' })}
                height={HEIGHT}
                handle={setHandle}
              />
            )}
          </Show>
          <Show when={props.dashboard.overview.latest()}>
            {(overview) => <Strip dashboard={props.dashboard} overview={overview()} />}
          </Show>
        </>
      )}
    </DashboardPanel>
  );
}

function trendOfView(view: View, overview: Overview | null, unit: Unit): Trend | undefined {
  const { scope, current, previous } = view.figures;
  if (scope.period === null) return undefined;
  return trendOf({
    period: scope.period,
    days: current.days,
    previous:
      previous === null || scope.previous === null
        ? null
        : { period: scope.previous, days: previous.days },
    overview,
    worth: worthOf(view.shop.parts),
    unit,
  });
}

function Legend(props: { trend: Trend | undefined }) {
  return (
    <span class="legend only-wide">
      <span>
        <i style={{ '--k': 'var(--chart-muted-soft)' }} />
        {props.trend?.unit === 'month' ? 'Month' : props.trend?.unit === 'week' ? 'Week' : 'Day'}
      </span>
      <Show when={props.trend?.unit === 'day'}>
        <span>
          <i class="ln" style={{ '--k': 'var(--chart-1)' }} />
          7-day average
        </span>
      </Show>
      <Show when={props.trend?.previous}>
        <span>
          <i class="da" style={{ '--k': 'var(--chart-label)' }} />
          Previous period
        </span>
      </Show>
    </span>
  );
}

/** All days of the shop; the window is the period. */
function Strip(props: { dashboard: Dashboard; overview: Overview }) {
  const values = () => {
    const view = props.dashboard.view();
    return view?.shop.parts.prices === false ? props.overview.orders : props.overview.net;
  };
  const range = (): BrushRange => {
    const period = props.dashboard.setting()?.filter.period;
    const last = values().length - 1;
    const at = (day: string | undefined, other: number) =>
      day === undefined
        ? other
        : Math.min(Math.max(daysBetween(props.overview.from, day), 0), last);
    return { from: at(period?.from, 0), to: at(period?.to, last) };
  };
  const dayAt = (position: number) => addDays(props.overview.from, position);
  const ticks = createMemo(() => monthTicks(props.overview.from, values().length));
  return (
    <RangeBrush
      label="All data; the window is the period shown"
      values={values()}
      range={range()}
      nameOf={(position) => formatDay(dayAt(position))}
      ticks={ticks()}
      onChange={({ from, to }) =>
        props.dashboard.change({ period: { from: dayAt(from), to: dayAt(to) } })
      }
    />
  );
}

/** The firsts of up to nine months or years. */
function monthTicks(from: string, days: number): { at: number; name: string }[] {
  const firsts = Array.from({ length: days }, (_, index) => ({
    index,
    day: addDays(from, index),
  })).filter(({ day }) => day.endsWith('-01'));
  const every = Math.ceil(firsts.length / 9);
  return firsts
    .filter((_, index) => index % every === 0)
    .map(({ index, day }) => ({ at: index / days, name: formatDay(day, 'month') }))
    .filter(({ at }) => at < 0.94);
}

function tableOf(trend: Trend | undefined): FigureTable {
  if (trend === undefined) return { columns: [], rows: [] };
  const { worth, unit, bins, values, orders, average, previous } = trend;
  const money = (value: number) => formatMoney(value, 2);
  const format = worth === 'net' ? money : (value: number) => formatWorth(worth, value);
  const isNet = worth === 'net';
  return {
    columns: [
      { name: 'From' },
      { name: 'To' },
      ...(isNet ? [{ name: 'Net revenue', format }] : []),
      { name: 'Orders', format: (value) => formatNumber(value) },
      ...(unit === 'day' ? [{ name: '7-day average', format }] : []),
      ...(previous === null
        ? []
        : [{ name: unit === 'day' ? 'Previous 7-day average' : 'Previous period', format }]),
    ],
    rows: bins.map((bin, index) => [
      bin.from,
      bin.to,
      ...(isNet ? [values[index] ?? 0] : []),
      orders[index] ?? 0,
      ...(unit === 'day' ? [average[index] ?? null] : []),
      ...(previous === null ? [] : [previous[index] ?? null]),
    ]),
  };
}
