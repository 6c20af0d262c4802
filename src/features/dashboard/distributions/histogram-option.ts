import type { ChartOption } from '../../../ui/chart/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import { formatNumber, formatShare, plural } from '../../../ui/format';
import { positionOf } from '../trend/trend-option';

/** Counts by size 1, 2, … as shares; the last size takes all that is larger. */
export interface Histogram {
  /** These have the sizes: order, or customer. */
  of: string;
  /** A size counts these, named for one and for many, e.g. product and products. */
  size: [one: string, many: string];
  counts: readonly number[];
  previous: readonly number[] | null;
}

export const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const sharesOf = (counts: readonly number[]): number[] => {
  const whole = total(counts);
  return counts.map((count) => (whole === 0 ? 0 : count / whole));
};

/** `1`, `2`, … `8+`. */
export const sizeNames = (counts: readonly number[]): string[] =>
  counts.map((_, index) => `${index + 1}${index + 1 === counts.length ? '+' : ''}`);

const sizeInWords = ({ size, counts }: Histogram, index: number) =>
  `${sizeNames(counts)[index] ?? ''} ${index === 0 ? size[0] : size[1]}`;

/** Bars of shares with the period before as marks across them. Size 1 is context: it is no bundle. */
export function histogramOption(histogram: Histogram, tokens: ChartTokens): ChartOption {
  const look = axisLook(tokens);
  const shares = sharesOf(histogram.counts);
  const before = histogram.previous === null ? null : sharesOf(histogram.previous);
  const card = (params: unknown) => {
    const index = positionOf(params);
    return tooltipCard(
      sizeInWords(histogram, index),
      [
        { colour: tokens.series[0], name: 'Share', value: formatShare(shares[index] ?? 0) },
        ...(before === null
          ? []
          : [
              {
                colour: tokens.text,
                name: 'Previous period',
                value: formatShare(before[index] ?? 0),
              },
            ]),
      ],
      plural(histogram.counts[index] ?? 0, histogram.of),
    );
  };
  const label = (share: number) =>
    share === 0 ? '0' : formatNumber(share * 100, share < 0.0995 ? 1 : 0);
  return {
    grid: {
      left: 0,
      right: 0,
      top: 18,
      bottom: 20,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: { ...tooltipLook(card), trigger: 'axis', axisPointer: { type: 'none' } },
    xAxis: {
      type: 'category',
      data: sizeNames(histogram.counts),
      name: `${histogram.size[1].charAt(0).toUpperCase()}${histogram.size[1].slice(1)}`,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: tokens.label, fontSize: 11 },
      ...look.category,
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      ...look.value,
      axisLabel: { ...look.value.axisLabel, formatter: (value: number) => formatShare(value, 0) },
    },
    series: [
      {
        type: 'bar',
        barWidth: '78%',
        barMaxWidth: 44,
        data: shares.map((value, index) => ({
          value,
          itemStyle: {
            color: index === 0 ? tokens.muted : tokens.series[0],
            borderRadius: [2, 2, 0, 0],
          },
        })),
      },
      {
        type: 'scatter',
        silent: true,
        symbol: 'rect',
        symbolSize: [32, 2],
        itemStyle: { color: tokens.text, opacity: 1 },
        data: before ?? [],
      },
      {
        // The labels stand above bar and mark, whichever is higher.
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        label: { show: true, position: 'top', distance: 5, color: tokens.text, fontWeight: 500 },
        data: shares.map((value, index) => ({
          value: Math.max(value, before?.[index] ?? 0),
          label: { formatter: label(value) },
        })),
      },
    ],
  };
}
