import type { DayFigures, Overview } from '../../../domain/dashboard/dashboard';
import { daysBetween, type DayRange } from '../../../domain/dates/periods';
import type { ChartOption } from '../../../ui/chart/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import {
  formatDay,
  formatDays,
  formatMoneyShort,
  formatNumber,
  formatNumberShort,
  formatMoney,
  plural,
} from '../../../ui/format';
import { binsOf, sevenDayAverage, sumByBin, type Bin, type Unit } from '../bins';
import { formatWorth, type Worth } from '../worth';

/** A course over time, one entry a bar. */
export interface Trend {
  worth: Worth;
  unit: Unit;
  bins: Bin[];
  values: number[];
  orders: number[];
  net: number[];
  /** The mean of seven days; null where there is none, and for weeks and months. */
  average: (number | null)[];
  /** The period before is drawn with these values: its average by the day, else its bars' own. */
  previous: (number | null)[] | null;
}

export function trendOf(input: {
  period: DayRange;
  days: readonly DayFigures[];
  previous: { period: DayRange; days: readonly DayFigures[] } | null;
  overview: Overview | null;
  worth: Worth;
  unit: Unit;
}): Trend {
  const { period, days, previous, overview, worth, unit } = input;
  const bins = binsOf(period, unit);
  const averageOf = (range: DayRange, rows: readonly DayFigures[]) =>
    sevenDayAverage(
      rows.map((row) => row[worth]),
      weekBefore(range, overview, worth),
    );
  const none = bins.map(() => null);
  return {
    worth,
    unit,
    bins,
    values: sumByBin(bins, days, worth),
    orders: sumByBin(bins, days, 'orders'),
    net: sumByBin(bins, days, 'net'),
    average: unit === 'day' ? averageOf(period, days) : none,
    previous:
      previous &&
      (unit === 'day'
        ? averageOf(previous.period, previous.days)
        : sumByBin(bins, previous.days, worth)),
  };
}

function weekBefore({ from }: DayRange, overview: Overview | null, worth: Worth): number[] {
  if (overview === null) return [];
  const end = daysBetween(overview.from, from);
  return end <= 0 ? [] : Array.from(overview[worth].slice(Math.max(0, end - 6), end));
}

/** So many of the highest bars are labelled, if they stand out this far over the mean. */
const PEAKS = 2;
const STANDS_OUT = 1.6;

export function peaksOf(values: readonly number[]): Set<number> {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const peaks = new Set<number>();
  for (const index of order) {
    const isApart = [...peaks].every((peak) => Math.abs(peak - index) > values.length / 8);
    if (peaks.size < PEAKS && isApart && (values[index] ?? 0) > mean * STANDS_OUT) peaks.add(index);
  }
  return peaks;
}

const averageName = '7-day average';
const previousName = (unit: Unit) =>
  unit === 'day' ? 'Previous period, 7-day average' : 'Previous period';

export const binName = (bin: Bin, unit: Unit): string => {
  if (unit === 'day') return formatDay(bin.from, 'long');
  return bin.from === bin.to ? formatDay(bin.from) : formatDays(bin.from, bin.to);
};

const axisName = (bin: Bin, unit: Unit) =>
  formatDay(bin.from, unit === 'month' ? 'month' : 'short');

export function trendOption(trend: Trend, tokens: ChartTokens): ChartOption {
  const { bins, unit, worth } = trend;
  const look = axisLook(tokens);
  const peaks = peaksOf(trend.values);
  const short = worth === 'net' ? formatMoneyShort : formatNumberShort;
  const colour = tokens.series[0];
  const axisNames = bins.map((bin) => axisName(bin, unit));
  const peakLabel = (index: number, value: number) => ({
    show: true,
    position: 'top',
    align: index > bins.length * 0.9 ? 'right' : 'center',
    color: tokens.text2,
    formatter: `${axisNames[index] ?? ''} ${short(value)}`,
  });
  const card = (params: unknown) => {
    const index = positionOf(params);
    const bin = bins[index];
    if (bin === undefined) return tooltipCard('', []);
    const value = trend.values[index] ?? 0;
    const orders = trend.orders[index] ?? 0;
    const row = (name: string, of: number | null | undefined, key?: string) =>
      of === null || of === undefined ? [] : [{ colour: key, name, value: formatWorth(worth, of) }];
    return tooltipCard(
      binName(bin, unit),
      [
        ...row(worth === 'net' ? 'Revenue' : 'Orders', value, tokens.muted),
        ...row(averageName, trend.average[index], colour),
        ...row(previousName(unit), trend.previous?.[index], tokens.label),
      ],
      worth === 'net' && orders > 0
        ? `${plural(orders, 'order')}, ${formatMoney(value / orders)} on average`
        : undefined,
    );
  };
  return {
    grid: {
      left: 4,
      right: 4,
      top: 18,
      bottom: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...tooltipLook(card),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: tokens.label, type: [2, 3] } },
    },
    xAxis: { type: 'category', data: axisNames, ...look.category },
    yAxis: {
      type: 'value',
      min: (range: { min: number }) => Math.min(0, range.min),
      splitNumber: 4,
      ...look.value,
      axisLabel: { ...look.value.axisLabel, formatter: short },
    },
    series: [
      {
        type: 'bar',
        name: worth === 'net' ? 'Revenue' : 'Orders',
        itemStyle: { color: tokens.mutedSoft },
        emphasis: { itemStyle: { color: tokens.muted } },
        barCategoryGap: '34%',
        barMaxWidth: 28,
        labelLayout: { hideOverlap: true },
        data: trend.values.map((value, index) =>
          peaks.has(index) ? { value, label: peakLabel(index, value) } : value,
        ),
      },
      {
        type: 'line',
        name: previousName(unit),
        data: trend.previous ?? [],
        showSymbol: false,
        emphasis: { disabled: true },
        lineStyle: { color: tokens.label, width: 1.25, type: [4, 3] },
        itemStyle: { color: tokens.label },
      },
      {
        type: 'line',
        name: averageName,
        data: trend.average,
        showSymbol: false,
        emphasis: { disabled: true },
        lineStyle: { color: colour, width: 2 },
        itemStyle: { color: colour },
      },
    ],
  };
}

/** The position on the x axis of what an axis tooltip is about. */
export function positionOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== 'object' || first === null || !('dataIndex' in first)) return -1;
  return typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}

export function trendLabel(trend: Trend, period: DayRange): string {
  const { bins, unit, values, worth } = trend;
  const top = values.indexOf(Math.max(...values));
  const bin = bins[top];
  const what = worth === 'net' ? 'Net revenue' : 'Orders';
  const peak =
    bin === undefined
      ? ''
      : ` Highest: ${formatWorth(worth, values[top] ?? 0)} on ${binName(bin, unit)}.`;
  return `${what} by ${unit}, ${formatDays(period.from, period.to)}, ${formatNumber(bins.length)} bars.${peak}`;
}
