import type { RuleSet } from '../../../../domain/bundles/rules';
import { formatShare } from '../../../../ui/format';
import type { ChartOption } from '../../../../ui/chart/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../../ui/chart/chart-tooltip';
import { ruleCard, ruleName } from '../rule-names';
import { leastShare, logTicks, supportRange, tickShare, topOf } from './scatter-axes';
import { isCrowd, isOutlined, placeOf, type ScatterPlot } from './scatter-plot';
import type { BundleWords } from '../../bundle-words';

export interface ScatterInput {
  rules: RuleSet;
  plot: ScatterPlot;
  support: number;
  confidence: number;
  selected: number | undefined;
  words: BundleWords;
  /** So many dots are named beside the selected one. */
  labelled: number;
}

/** Popularity (log) × likelihood, one series a colour of lift, then the labelled and the selected. */
export function scatterOption(input: ScatterInput, tokens: ChartTokens): ChartOption {
  const { rules, plot, selected } = input;
  const support = rules.column('support');
  const confidence = rules.column('confidence');
  const at = (rule: number) => placeOf(rules, rule);
  const drawn = plot.series.flat();
  const [left, right] = supportRange(drawn, support, leastShare(rules, input.support));
  const top = topOf(drawn, confidence);
  const look = axisLook(tokens);
  const xTicks = logTicks(left, right);
  const side = (rule: number) =>
    at(rule)[0] - left > (right - left) / 2 ? ('left' as const) : ('right' as const);
  const nameOf = (rule: number) => ruleName(rules, rule);

  return {
    animation: !isCrowd(plot),
    grid: { left: 8, right: 16, top: 12, bottom: 6, containLabel: true },
    tooltip: {
      trigger: 'item',
      ...tooltipLook((params) => {
        const rule = ruleAt(plot, selected, params);
        return rule === undefined ? tooltipCard('', []) : ruleCard(rules, rule, input.words);
      }),
    },
    xAxis: {
      type: 'value',
      min: left,
      max: right,
      ...look.value,
      axisLine: { show: true, lineStyle: { color: tokens.axis }, onZero: false },
      splitLine: { show: false },
      axisTick: { show: true, lineStyle: { color: tokens.axis }, customValues: xTicks },
      axisLabel: {
        ...look.value.axisLabel,
        customValues: xTicks,
        hideOverlap: true,
        formatter: (value: number) => tickShare(10 ** value),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      ...look.value,
      axisLabel: {
        ...look.value.axisLabel,
        formatter: (value: number) => formatShare(value, top < 0.05 ? 1 : 0),
      },
    },
    series: [
      ...plot.series.map((members, index) => ({
        type: 'scatter',
        data: members.map(at),
        symbolSize: isOutlined(index) ? 9 : 8,
        // One shape for all: thousands of them would keep the next step of a slider waiting. ECharts
        // fails to draw such a shape of no dots.
        ...(isCrowd(plot) && members.length > 0 && { large: true, largeThreshold: 0 }),
        itemStyle: dotLook(index, tokens),
        emphasis: { scale: 1.5, itemStyle: { borderColor: tokens.text, borderWidth: 1.5 } },
        cursor: 'pointer',
        z: 2,
        ...(index === 1 && { markLine: thresholdLines(input, [left, right], top, tokens) }),
      })),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 8,
        itemStyle: { color: 'transparent' },
        z: 3,
        data: labelledRules(input).map((rule) => ({
          value: at(rule),
          name: nameOf(rule),
          label: { position: side(rule) },
        })),
        label: labelLook(tokens, tokens.text2),
        labelLayout: { hideOverlap: true },
      },
      {
        type: 'scatter',
        symbolSize: 14,
        cursor: 'pointer',
        itemStyle: {
          color: 'transparent',
          borderColor: tokens.text,
          borderWidth: 2,
        },
        z: 4,
        data:
          selected === undefined
            ? []
            : [
                {
                  value: at(selected),
                  name: nameOf(selected),
                  label: { position: side(selected) },
                },
              ],
        label: { ...labelLook(tokens, tokens.text), fontWeight: 500 },
      },
    ],
  };
}

/** The rule that a point of the chart stands for. */
export function ruleAt(
  plot: ScatterPlot,
  selected: number | undefined,
  point: unknown,
): number | undefined {
  const { seriesIndex, dataIndex } = point as { seriesIndex?: number; dataIndex?: number };
  if (seriesIndex === undefined || dataIndex === undefined) return undefined;
  return seriesIndex === plot.series.length + 1 ? selected : plot.series[seriesIndex]?.[dataIndex];
}

const dotLook = (series: number, tokens: ChartTokens) =>
  series === 0
    ? { color: tokens.under, opacity: 0.95 }
    : {
        color: tokens.sequence[series],
        borderColor: tokens.sequence[4],
        borderWidth: isOutlined(series) ? 1 : 0,
      };

const labelLook = (tokens: ChartTokens, color: string) => ({
  show: true,
  formatter: '{b}',
  color,
  fontSize: 11,
  distance: 6,
  width: 250,
  overflow: 'truncate',
  textBorderColor: tokens.surface,
  textBorderWidth: 3,
});

function thresholdLines(
  { rules, support, confidence }: ScatterInput,
  [left, right]: readonly [number, number],
  top: number,
  tokens: ChartTokens,
) {
  const least = Math.log10(leastShare(rules, support));
  const lines = [
    ...(least >= left && least <= right ? [{ xAxis: least }] : []),
    ...(confidence > 0 && confidence <= top ? [{ yAxis: confidence }] : []),
  ];
  return {
    silent: true,
    animation: false,
    symbol: 'none',
    label: { show: false },
    lineStyle: { type: [3, 3], color: tokens.accent, width: 1, opacity: 0.8 },
    data: lines,
  };
}

/** Those that stand out, high up and far from chance, one a pair; the selected has its own label. */
function labelledRules({ plot, rules, selected, labelled }: ScatterInput): number[] {
  const lift = rules.column('lift');
  const confidence = rules.column('confidence');
  const seen = new Set<number>(selected === undefined ? [] : [selected >> 1]);
  const standing = (rule: number) => lift[rule]! * confidence[rule]!;
  const found: number[] = [];
  if (labelled === 0) return found;
  for (const rule of plot.series.flat().sort((a, b) => standing(b) - standing(a))) {
    if (seen.has(rule >> 1)) continue;
    seen.add(rule >> 1);
    found.push(rule);
    if (found.length === labelled) break;
  }
  return found;
}
