import type { RuleSet } from '../../domain/rules';
import { leastInteger } from '../../domain/thresholds';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import type { ChartOption } from '../../ui/chart-option';
import { axisLook, tooltipLook, type ChartTokens } from '../../ui/chart-theme';
import { tooltipCard } from '../../ui/chart-tooltip';
import { formatPopularity } from './formats';
import type { ScatterPlot } from './scatter-plot';
import type { BundleWords } from './words';

export interface ScatterInput {
  rules: RuleSet;
  plot: ScatterPlot;
  support: number;
  confidence: number;
  selected: number | undefined;
  words: BundleWords;
  /** How many dots are named beside the selected one. */
  labelled: number;
}

/** Drawn wide open, dots move; a crowd does not. */
const STILL_FROM = 400;

/** Popularity (log) × likelihood, one series a colour of lift, then the labelled and the selected. */
export function scatterOption(input: ScatterInput, tokens: ChartTokens): ChartOption {
  const { rules, plot, selected } = input;
  const support = rules.column('support');
  const confidence = rules.column('confidence');
  const at = (rule: number): [number, number] => [Math.log10(support[rule]!), confidence[rule]!];
  const drawn = plot.series.flat();
  const [left, right] = supportRange(drawn, support, input);
  const top = topOf(drawn, confidence);
  const look = axisLook(tokens);
  const xTicks = logTicks(left, right);
  const side = (rule: number) =>
    at(rule)[0] - left > (right - left) / 2 ? ('left' as const) : ('right' as const);
  const nameOf = (rule: number) => ruleName(rules, rule);

  return {
    animation: drawn.length < STILL_FROM,
    grid: { left: 8, right: 16, top: 12, bottom: 6, containLabel: true },
    tooltip: {
      trigger: 'item',
      ...tooltipLook((params) => {
        const rule = ruleAt(plot, selected, params);
        return rule === undefined ? tooltipCard('', []) : ruleCard(input, rule);
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
        symbolSize: index > 0 && index < 4 ? 9 : 8,
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

export function ruleName(rules: RuleSet, rule: number): string {
  const { labels } = rules.mined.items;
  return `${labels[rules.antecedent(rule)]!} → ${labels[rules.consequent(rule)]!}`;
}

function ruleCard({ rules, words }: ScatterInput, rule: number): HTMLElement {
  const counts = rules.counts(rule);
  return tooltipCard(
    ruleName(rules, rule),
    [
      { name: 'Popularity', value: formatPopularity(rules.column('support')[rule]!) },
      { name: 'Likelihood', value: formatShare(rules.column('confidence')[rule]!) },
      { name: 'Lift', value: formatLift(rules.column('lift')[rule]!) },
    ],
    `${formatNumber(counts.both)} ${words.baskets} with both`,
  );
}

/** The pale steps need an outline to be seen on the surface. */
function dotLook(series: number, tokens: ChartTokens) {
  if (series === 0) return { color: tokens.under, opacity: 0.95 };
  const isPale = series < 4;
  return {
    color: tokens.sequence[series],
    borderColor: tokens.sequence[4],
    borderWidth: isPale ? 1 : 0,
  };
}

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

/** The popularity that is in force: nothing below the floor was mined. */
function leastShare({ mined }: RuleSet, support: number): number {
  return Math.max(leastInteger(support * mined.baskets), mined.floor) / mined.baskets;
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

/** The log₁₀ of the popularities drawn, from the threshold on where it is close by. */
function supportRange(
  drawn: readonly number[],
  support: Float64Array,
  input: ScatterInput,
): [number, number] {
  const least = leastShare(input.rules, input.support);
  let low = least;
  let high = least;
  for (const rule of drawn) {
    if (support[rule]! < low) low = support[rule]!;
    if (support[rule]! > high) high = support[rule]!;
  }
  return [Math.log10(low / 1.12), Math.log10(high * 1.12)];
}

function topOf(drawn: readonly number[], confidence: Float64Array): number {
  let top = 0.02;
  for (const rule of drawn) if (confidence[rule]! > top) top = confidence[rule]!;
  const step = top > 0.3 ? 0.1 : top > 0.1 ? 0.05 : 0.01;
  return Math.min(1, Math.ceil((top * 1.08) / step) * step);
}

/** The log₁₀ of round shares between two: 1, 2 and 5 of each power, and more where few would fit. */
function logTicks(left: number, right: number): number[] {
  const steps = right - left > 1.2 ? [1, 2, 5] : [1, 1.5, 2, 2.5, 3, 4, 5, 7.5];
  const ticks: number[] = [];
  for (let power = Math.floor(left); power <= right; power += 1) {
    for (const step of steps) {
      const tick = power + Math.log10(step);
      if (tick >= left && tick <= right) ticks.push(tick);
    }
  }
  return ticks;
}

/** A round share without digits that say nothing: `0.25%`, `1%`. */
function tickShare(share: number): string {
  const percent = Number((share * 100).toPrecision(2));
  const digits = String(percent).split('.')[1]?.length ?? 0;
  return formatShare(percent / 100, digits);
}
