import { describe, expect, test } from 'vitest';
import {
  ruleAt,
  scatterOption,
  type ScatterInput,
} from '../../../src/features/bundles/views/scatter/scatter-option';
import {
  pointOfRule,
  scatterPlot,
  seriesOf,
} from '../../../src/features/bundles/views/scatter/scatter-plot';
import { bundleWords } from '../../../src/features/bundles/bundle-words';
import type { ChartTokens } from '../../../src/ui/chart/chart-theme';
import { ruleSet } from './bundles-rules';

const tokens: ChartTokens = {
  series: [],
  seriesSoft: [],
  muted: '#999999',
  mutedSoft: '#cccccc',
  grid: '#eeeeee',
  axis: '#dddddd',
  label: '#777777',
  sequence: ['s1', 's2', 's3', 's4', 's5', 's6', 's7'],
  under: 'teal',
  surface: '#ffffff',
  text: '#000000',
  text2: '#333333',
  accent: '#8a2a62',
  accentSoft: '#f8ecf2',
  font: 'sans-serif',
  draw: 360,
  update: 220,
};

const rules = ruleSet();
const all = rules.order('lift');

const input = (change: Partial<ScatterInput> = {}): ScatterInput => ({
  rules,
  plot: scatterPlot(rules, all),
  support: 0.001,
  confidence: 0.1,
  selected: undefined,
  words: bundleWords('order', 'product'),
  labelled: 6,
  ...change,
});

interface Series {
  data: ([number, number] | { value: [number, number]; name: string })[];
  itemStyle: { color: string; borderWidth?: number; borderColor?: string };
  markLine?: { data: unknown[] };
  tooltip?: unknown;
}
const seriesIn = (option: ReturnType<typeof scatterOption>) => option['series'] as Series[];

describe('the map of bundles', () => {
  test('lift decides the colour, in the steps of the design', () => {
    expect([0.5, 1, 2.49, 2.5, 3.5, 5, 7, 9, 40].map(seriesOf)).toEqual([
      0, 1, 1, 2, 3, 4, 5, 6, 6,
    ]);
    const series = seriesIn(scatterOption(input(), tokens));
    expect(series.slice(0, 7).map(({ itemStyle }) => itemStyle.color)).toEqual([
      'teal',
      's2',
      's3',
      's4',
      's5',
      's6',
      's7',
    ]);
    expect(series.slice(1, 7).map(({ itemStyle }) => itemStyle.borderWidth)).toEqual([
      1, 1, 1, 0, 0, 0,
    ]);
  });

  test('a dot stands at log₁₀ of its popularity and at its likelihood', () => {
    const { plot } = input();
    const tea = 0; // Tea → Cake, lift 3
    expect(pointOfRule(plot, rules, tea)).toEqual({ seriesIndex: 2, dataIndex: 0 });
    expect(seriesIn(scatterOption(input(), tokens))[2]!.data[0]).toEqual([Math.log10(0.06), 0.3]);
  });

  test('points lead back to their rules', () => {
    const { plot } = input();
    for (const rule of all) {
      expect(ruleAt(plot, undefined, pointOfRule(plot, rules, rule))).toBe(rule);
    }
    expect(ruleAt(plot, 5, { seriesIndex: plot.series.length + 1, dataIndex: 0 })).toBe(5);
  });

  test('threshold lines stand at the popularity in force and the likelihood', () => {
    const lines = seriesIn(scatterOption(input(), tokens))[1]!.markLine!.data;
    // 0.1 % of 1,000 orders is below the floor of 5.
    expect(lines).toEqual([{ xAxis: Math.log10(0.005) }, { yAxis: 0.1 }]);
  });

  test('the selected rule keeps its own label and is not among the hidden ones', () => {
    const series = seriesIn(scatterOption(input({ selected: 0 }), tokens));
    const [labelled, selected] = series.slice(-2) as [Series, Series];
    const names = (of: Series) => of.data.map((datum) => (Array.isArray(datum) ? '' : datum.name));
    expect(names(selected)).toEqual(['Tea → Cake']);
    expect(names(labelled)).not.toContain('Tea → Cake');
    expect(names(labelled)).not.toContain('Cake → Tea');
    expect(seriesIn(scatterOption(input({ labelled: 0 }), tokens)).at(-2)!.data).toEqual([]);
  });

  test('no more dots are drawn than allowed, the first of the order', () => {
    const plot = scatterPlot(rules, all, 3);
    expect(plot).toMatchObject({ drawn: 3, total: 8 });
    expect(new Set(plot.series.flat())).toEqual(new Set(all.subarray(0, 3)));
  });
});
