import type { RuleSet } from '../../../../domain/bundles/rules';

/** Lifts from which each colour begins; the first begins below them. */
export const LIFT_STEPS = [2.5, 3.5, 5, 7, 9] as const;
/** One series for lifts under 1, then one for each colour step. */
export const SERIES_COUNT = LIFT_STEPS.length + 2;
/** More dots than this hide each other. */
export const MOST_DOTS = 2000;
/** The rules that are drawn, as series of one colour each. */
export interface ScatterPlot {
  series: readonly (readonly number[])[];
  drawn: number;
  /** There are so many rules to draw. */
  total: number;
}

/** The colour series of a lift: 0 below 1, 1 up to 2.5, … */
export function seriesOf(lift: number): number {
  if (lift < 1) return 0;
  const step = LIFT_STEPS.findIndex((start) => lift < start);
  return 1 + (step === -1 ? LIFT_STEPS.length : step);
}

/** The pale steps need an outline to be seen on the surface. */
export const isOutlined = (series: number): boolean => series > 0 && series < 4;

/** The first rules of `shown`, the best by the order they come in. */
export function scatterPlot(rules: RuleSet, shown: Uint32Array, most = MOST_DOTS): ScatterPlot {
  const lift = rules.column('lift');
  const series: number[][] = Array.from({ length: SERIES_COUNT }, () => []);
  const drawn = Math.min(shown.length, most);
  for (let at = 0; at < drawn; at += 1) {
    const rule = shown[at]!;
    series[seriesOf(lift[rule]!)]!.push(rule);
  }
  return { series, drawn, total: shown.length };
}

/** Few dots move and grow when they are pointed at; a crowd stands still. */
export const isCrowd = ({ drawn }: ScatterPlot): boolean => drawn >= 400;

/** On the axes: log₁₀ popularity and likelihood. */
export const placeOf = (rules: RuleSet, rule: number): [number, number] => [
  Math.log10(rules.column('support')[rule]!),
  rules.column('confidence')[rule]!,
];

/** Finds a rule's dot, to link the table's hover to the chart. */
export function pointOfRule(
  plot: ScatterPlot,
  rules: RuleSet,
  rule: number,
): { seriesIndex: number; dataIndex: number } | null {
  const seriesIndex = seriesOf(rules.column('lift')[rule]!);
  const dataIndex = plot.series[seriesIndex]!.indexOf(rule);
  return dataIndex === -1 ? null : { seriesIndex, dataIndex };
}
