import { createSignal, For, Show } from 'solid-js';
import { lengthOf } from '../../../domain/dates/periods';
import { Chart, type ChartHandle } from '../../../ui/chart/chart';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatNumber } from '../../../ui/format';
import type { Dashboard, View } from '../create-dashboard';
import {
  busiest,
  byWeekday,
  hourName,
  hoursOption,
  perWeek,
  WEEKDAYS,
  weekdaysOption,
  type Hours,
} from './hours-option';
import { DashboardPanel } from '../dashboard-panel';

const HEIGHT = 282;
const STEPS = [1, 2, 3, 4, 5, 6, 7];

const hoursOf = ({ figures }: View): Hours => ({
  orders: figures.hours,
  weeks: Math.max(1, figures.scope.period === null ? 1 : lengthOf(figures.scope.period) / 7),
});

/** The rhythm of the week; by day alone where orders have no time. */
export function HoursPanel(props: { dashboard: Dashboard }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const view = () => props.dashboard.view();

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'When people order'}
      subtitle={sentence}
      tools={
        <Show when={view()?.figures.hasTimes ? view() : undefined}>
          {(now) => <Ramp hours={hoursOf(now())} />}
        </Show>
      }
      span={7}
      height={HEIGHT}
      needs={['dates']}
      subject="The rhythm of the week needs the day of each order."
      table={tableOf}
      image={() => handle()?.toImage()}
    >
      {(now) => (
        <Chart
          option={(tokens) =>
            (now().figures.hasTimes ? hoursOption : weekdaysOption)(hoursOf(now()), tokens)
          }
          label={`${now().figures.hasTimes ? 'Orders by weekday and hour' : 'Orders by weekday'}. ${sentence(now())}`}
          height={HEIGHT}
          handle={setHandle}
        />
      )}
    </DashboardPanel>
  );
}

function sentence(view: View): string {
  const hours = hoursOf(view);
  if (!view.figures.hasTimes) {
    const days = byWeekday(hours);
    return `Busiest day: ${WEEKDAYS[busiest(days)] ?? ''}. The dates have no time of day, so there are no hours.`;
  }
  const top = busiest(hours.orders);
  const rate = perWeek(hours, top);
  return `Busiest hour: ${hourName(top)}, ${rate < 10 ? formatNumber(rate, 1) : formatNumber(rate)} orders a week`;
}

function Ramp(props: { hours: Hours }) {
  const most = () => perWeek(props.hours, busiest(props.hours.orders));
  return (
    <span class="ramp">
      0
      <i>
        <For each={STEPS}>{(step) => <b style={{ background: `var(--seq-${step})` }} />}</For>
      </i>
      {formatNumber(most(), most() < 10 ? 1 : 0)} orders an hour
    </span>
  );
}

function tableOf(view: View): FigureTable {
  const hours = hoursOf(view);
  const count = (value: number) => formatNumber(value);
  if (!view.figures.hasTimes) {
    const days = byWeekday(hours);
    return {
      columns: [{ name: 'Weekday' }, { name: 'Orders', format: count }],
      rows: WEEKDAYS.map((name, day) => [name, days[day] ?? 0]),
    };
  }
  return {
    columns: [
      { name: 'Hour' },
      ...WEEKDAYS.map((name) => ({ name: name.slice(0, 3), format: count })),
    ],
    rows: Array.from({ length: 24 }, (_, hour) => [
      `${String(hour).padStart(2, '0')}:00`,
      ...WEEKDAYS.map((_, day) => hours.orders[day * 24 + hour] ?? 0),
    ]),
  };
}
