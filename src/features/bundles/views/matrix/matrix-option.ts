import type { RuleSet } from '../../../../domain/bundles/rules';
import type { ChartOption, ChartPoint } from '../../../../ui/chart/chart-option';
import { tooltipLook, type ChartTokens } from '../../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../../ui/chart/chart-tooltip';
import { formatNumber } from '../../../../ui/format';
import type { BundleWords } from '../../bundle-words';
import { filledCells, type MatrixPlot } from './matrix-plot';
import { ruleCard } from '../rule-names';
import { seriesOf } from '../scatter/scatter-plot';

export interface MatrixInput {
  rules: RuleSet;
  plot: MatrixPlot;
  selected: number | undefined;
  words: BundleWords;
  /** On a phone names take less room. */
  isSmall: boolean;
}

/** More columns leave no room for figures in the cells. */
const MOST_WITH_FIGURES = 22;
/** From this step of the sequence on, figures are light on dark, in both themes the surface's colour. */
const DARK_FROM = 4;

/** Lift of A → B as coloured cells, A down and B across. Series 0 is the grid, series 1 the rules. */
export function matrixOption(input: MatrixInput, tokens: ChartTokens): ChartOption {
  const { rules, plot, selected, isSmall } = input;
  const { labels } = rules.mined.items;
  const n = plot.items.length;
  const lift = rules.column('lift');
  const names = plot.items.map((item) => labels[item]!);
  const ends =
    selected === undefined ? [] : [rules.antecedent(selected), rules.consequent(selected)];
  const category = (isAcross: boolean) => ({
    type: 'category',
    data: names.map((value, at) => ({
      value: `${at} ${value}`,
      textStyle: {
        color: ends[isAcross ? 1 : 0] === plot.items[at] ? tokens.text : tokens.label,
      },
    })),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      fontSize: 11,
      width: isSmall ? 76 : 130,
      overflow: 'truncate',
      // Names repeat; the position before them keeps categories apart.
      formatter: (value: string) => value.slice(value.indexOf(' ') + 1),
      ...(isAcross && { rotate: -40 }),
    },
  });
  const cells: number[] = [...plot.rules.keys()];
  return {
    animation: false,
    grid: {
      left: 8,
      right: isSmall ? 60 : 96,
      top: 4,
      bottom: 6,
      containLabel: true,
    },
    tooltip: {
      trigger: 'item',
      ...tooltipLook((params) => {
        const rule = ruleOfMatrix(plot, params);
        return rule === undefined ? tooltipCard('', []) : ruleCard(rules, rule, input.words);
      }),
    },
    xAxis: { ...category(true), position: 'top' },
    yAxis: { ...category(false), inverse: true },
    series: [
      {
        type: 'heatmap',
        silent: true,
        tooltip: { show: false },
        itemStyle: {
          color: tokens.mutedSoft,
          borderColor: tokens.surface,
          borderWidth: 1,
          opacity: 0.45,
        },
        data: cells.map((cell) => [cell % n, Math.floor(cell / n), 0]),
      },
      {
        type: 'heatmap',
        cursor: 'pointer',
        label: { show: n <= MOST_WITH_FIGURES, fontSize: 11 },
        emphasis: { itemStyle: { borderColor: tokens.text, borderWidth: 2 } },
        data: filledCells(plot).map((cell) => {
          const rule = plot.rules[cell]!;
          const step = seriesOf(lift[rule]!);
          return {
            value: [cell % n, Math.floor(cell / n), lift[rule]!],
            itemStyle: {
              color: step === 0 ? tokens.under : tokens.sequence[step]!,
              borderColor: rule === selected ? tokens.text : tokens.surface,
              borderWidth: rule === selected ? 2 : 1,
            },
            label: {
              color: step >= DARK_FROM ? tokens.surface : tokens.text,
              formatter: formatNumber(lift[rule]!, 1),
            },
          };
        }),
      },
    ],
  };
}

export function ruleOfMatrix(plot: MatrixPlot, point: unknown): number | undefined {
  const { seriesIndex, dataIndex = -1 } = point as Partial<ChartPoint>;
  if (seriesIndex !== 1) return undefined;
  return plot.rules[filledCells(plot)[dataIndex] ?? -1];
}

/** The place of a rule among the filled cells; −1: it has none. */
export const cellOfRule = (plot: MatrixPlot, rule: number): number =>
  filledCells(plot).findIndex((cell) => plot.rules[cell] === rule);
