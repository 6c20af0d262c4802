import type { DayFigures } from '../../../domain/dashboard/dashboard';
import type { ChartOption } from '../../../ui/chart/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import { formatDay, formatMoneyShort, formatNumberShort, formatShare } from '../../../ui/format';
import { sumByBin, type Bin, type Unit } from '../bins';
import { binName, positionOf } from '../trend/trend-option';
import { formatWorth, type Worth } from '../worth';

/** New and returning customers brought these amounts, one entry a bar. */
export interface Newcomers {
  worth: Worth;
  unit: Unit;
  bins: Bin[];
  fresh: number[];
  returning: number[];
  /** Orders without a customer. */
  guests: number[];
}

export function newcomersOf(
  bins: Bin[],
  unit: Unit,
  days: readonly DayFigures[],
  worth: Worth,
): Newcomers {
  const all = sumByBin(bins, days, worth);
  const fresh = sumByBin(bins, days, worth === 'net' ? 'newNet' : 'newOrders');
  const guests = sumByBin(bins, days, worth === 'net' ? 'guestNet' : 'guestOrders');
  const returning = all.map((value, index) => value - (fresh[index] ?? 0) - (guests[index] ?? 0));
  return { worth, unit, bins, fresh, returning, guests };
}

export function newcomersOption(data: Newcomers, tokens: ChartTokens): ChartOption {
  const { bins, unit, worth } = data;
  const look = axisLook(tokens);
  const parts = [
    { name: 'Returning', values: data.returning, colour: tokens.series[0] },
    { name: 'New', values: data.fresh, colour: tokens.series[1] },
    { name: 'No customer', values: data.guests, colour: tokens.muted },
  ].filter(({ name, values }) => name !== 'No customer' || values.some((value) => value !== 0));
  const card = (params: unknown) => {
    const index = positionOf(params);
    const bin = bins[index];
    if (bin === undefined) return tooltipCard('', []);
    const sum = parts.reduce((whole, { values }) => whole + (values[index] ?? 0), 0);
    return tooltipCard(
      binName(bin, unit),
      parts.toReversed().map(({ name, values, colour }) => ({
        colour,
        name,
        value: formatWorth(worth, values[index] ?? 0),
      })),
      sum > 0 ? `New: ${formatShare((data.fresh[index] ?? 0) / sum, 0)}` : undefined,
    );
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
    xAxis: {
      type: 'category',
      data: bins.map(({ from }) => formatDay(from, unit === 'month' ? 'month' : 'short')),
      ...look.category,
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      ...look.value,
      axisLabel: {
        ...look.value.axisLabel,
        formatter: worth === 'net' ? formatMoneyShort : formatNumberShort,
      },
    },
    series: parts.map(({ name, values, colour }) => ({
      type: 'bar',
      name,
      stack: 'all',
      data: values,
      barCategoryGap: '22%',
      barMaxWidth: 36,
      itemStyle: { color: colour, borderColor: tokens.surface, borderWidth: 0.5 },
    })),
  };
}
