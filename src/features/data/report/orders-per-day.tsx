import { For, Show } from 'solid-js';
import type { LoadReport } from '../../../domain/shop/shop';
import { Figure } from '../../../ui/figure/figure';
import { formatDay, formatDays, formatNumber, plural } from '../../../ui/format';
import { EmptyState } from '../../../ui/panel-state';
import { dayStrip, type DayStrip } from './day-strip';

/** In CSS pixels. */
const HEIGHT = 96;
const WIDEST_BAR = 24;

/** Orders per day from the first to the last: holes and spikes show a bad export at a glance. */
export function OrdersPerDay(props: { report: LoadReport }) {
  const strip = () => dayStrip(props.report.ordersPerDay);
  return (
    <Figure
      title="Orders per day"
      subtitle={subtitleOf(strip(), props.report)}
      span={12}
      height={HEIGHT}
      state={{ hasData: true, retry: () => undefined }}
      empty={
        strip() === null ? (
          <EmptyState icon="calendar" title="No order dates">
            No column holds when an order was placed, or none of its values could be read.
          </EmptyState>
        ) : undefined
      }
      table={() => ({
        columns: [
          { name: 'Day', format: String },
          { name: 'Orders', format: formatNumber },
        ],
        rows: props.report.ordersPerDay.map(({ day, orders }) => [day, orders]),
      })}
    >
      <Show when={strip()}>
        {(shown) => <Strip strip={shown()} label={subtitleOf(shown(), props.report)} />}
      </Show>
    </Figure>
  );
}

function subtitleOf(strip: DayStrip | null, report: LoadReport): string {
  const { firstDay, lastDay } = report.summary;
  if (strip === null || firstDay === null || lastDay === null) return '';
  const orders = plural(
    report.ordersPerDay.reduce((sum, day) => sum + day.orders, 0),
    'order',
  );
  const span = firstDay === lastDay ? formatDay(firstDay) : formatDays(firstDay, lastDay);
  const bars = strip.daysPerBar === 1 ? '' : ` Each bar is ${strip.daysPerBar} days.`;
  return `${gapsOf(strip)} ${orders}, ${span}.${bars}`;
}

function gapsOf({ missing, longestGap }: DayStrip): string {
  if (longestGap === null) return 'No missing days.';
  const longest = `${plural(longestGap.days, 'day')} from ${formatDay(longestGap.from)}`;
  return longestGap.days === missing
    ? `No orders for ${longest}.`
    : `${formatNumber(missing)} days without an order, the longest stretch ${longest}.`;
}

function Strip(props: { strip: DayStrip; label: string }) {
  const highest = () => Math.max(...props.strip.bars, 1);
  return (
    <div
      class="day-strip"
      role="img"
      aria-label={props.label}
      style={{ 'max-width': `${props.strip.bars.length * WIDEST_BAR}px` }}
    >
      <svg
        viewBox={`0 0 ${props.strip.bars.length} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={outline(props.strip.bars, highest())} />
      </svg>
      <div class="day-strip__ticks" aria-hidden="true">
        <For each={props.strip.ticks}>
          {(tick) => (
            <span style={{ left: `${tick.at * 100}%` }}>{formatDay(tick.day, 'month')}</span>
          )}
        </For>
      </div>
    </div>
  );
}

/** Width of a bar against its place. */
const BAR = 0.8;

/** All bars as one path: hundreds of elements would be slower to draw and no more to the point. */
const outline = (bars: readonly number[], highest: number): string =>
  bars
    .map((orders, index) => (orders === 0 ? '' : `M${index} 1V${1 - orders / highest}h${BAR}V1z`))
    .join('');
