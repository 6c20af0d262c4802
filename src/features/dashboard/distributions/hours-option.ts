import type { ChartOption } from '../../../ui/chart/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import { formatNumber, plural } from '../../../ui/format';
import { positionOf } from '../trend/trend-option';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const short = (weekday: string) => weekday.slice(0, 3);
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const STEPS = 7;

/** Orders by weekday and hour, Monday's 24 hours first, over a number of weeks (with fractions). */
export interface Hours {
  orders: readonly number[];
  weeks: number;
}

export const perWeek = ({ orders, weeks }: Hours, index: number): number =>
  (orders[index] ?? 0) / weeks;

/** `Wednesday 20:00 to 21:00`. */
export const hourName = (index: number): string =>
  `${WEEKDAYS[Math.floor(index / 24)] ?? ''} ${clock(index % 24)} to ${clock((index % 24) + 1)}`;

export const busiest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

export const byWeekday = ({ orders }: Hours): number[] =>
  WEEKDAYS.map((_, day) => orders.slice(day * 24, day * 24 + 24).reduce((a, b) => a + b, 0));

export function hoursOption(hours: Hours, tokens: ChartTokens): ChartOption {
  const look = axisLook(tokens);
  const most = Math.max(...hours.orders, 1);
  const step = (value: number) => Math.min(STEPS - 1, Math.floor((value / most) * STEPS));
  const card = (params: unknown) => {
    const index = indexOf(params);
    return tooltipCard(
      hourName(index),
      [{ name: 'Orders a week', value: formatNumber(perWeek(hours, index), 1) }],
      `${plural(hours.orders[index] ?? 0, 'order')} in the period`,
    );
  };
  return {
    grid: {
      left: 0,
      right: 0,
      top: 2,
      bottom: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: tooltipLook(card),
    xAxis: {
      type: 'category',
      data: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
      ...look.category,
      axisLine: { show: false },
      axisLabel: { ...look.category.axisLabel, interval: 1 },
    },
    yAxis: {
      type: 'category',
      data: WEEKDAYS.map(short),
      inverse: true,
      ...look.category,
      axisLine: { show: false },
    },
    series: [
      {
        type: 'heatmap',
        animation: false,
        data: hours.orders.map((value, index) => ({
          value: [index % 24, Math.floor(index / 24), value],
          itemStyle: {
            color: tokens.sequence[step(value)],
            borderColor: tokens.surface,
            borderWidth: 1.5,
            borderRadius: 3,
          },
        })),
        emphasis: { itemStyle: { borderColor: tokens.text, borderWidth: 1.5 } },
      },
    ],
  };
}

/** For shops whose orders have no time of day. */
export function weekdaysOption(hours: Hours, tokens: ChartTokens): ChartOption {
  const look = axisLook(tokens);
  const days = byWeekday(hours);
  const card = (params: unknown) => {
    const index = positionOf(params);
    return tooltipCard(WEEKDAYS[index] ?? '', [
      { colour: tokens.series[0], name: 'Orders', value: formatNumber(days[index] ?? 0) },
    ]);
  };
  return {
    grid: {
      left: 0,
      right: 0,
      top: 12,
      bottom: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: { ...tooltipLook(card), trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: { type: 'category', data: WEEKDAYS.map(short), ...look.category },
    yAxis: { type: 'value', min: 0, ...look.value },
    series: [{ type: 'bar', data: days, itemStyle: { color: tokens.series[0] }, barMaxWidth: 48 }],
  };
}

function indexOf(params: unknown): number {
  if (typeof params !== 'object' || params === null || !('dataIndex' in params)) return -1;
  return typeof params.dataIndex === 'number' ? params.dataIndex : -1;
}
