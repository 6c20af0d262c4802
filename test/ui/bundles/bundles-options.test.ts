import { describe, expect, test } from 'vitest';
import { defaultThresholds, passingRules } from '../../../src/domain/bundles/thresholds';
import {
  cellOfRule,
  matrixOption,
  ruleOfMatrix,
} from '../../../src/features/bundles/views/matrix/matrix-option';
import { filledCells, matrixPlot } from '../../../src/features/bundles/views/matrix/matrix-plot';
import {
  networkOption,
  ruleOfNetwork,
} from '../../../src/features/bundles/views/network/network-option';
import { networkPlot } from '../../../src/features/bundles/views/network/network-plot';
import {
  brushed,
  brushOf,
  decimated,
  parallelAxes,
  placeOn,
  valueAt,
} from '../../../src/features/bundles/views/parallel/parallel-axes';
import { bundleWords } from '../../../src/features/bundles/bundle-words';
import type { ChartTokens } from '../../../src/ui/chart/chart-theme';
import { ruleSet } from './bundles-rules';

/** Each colour stands under its name. */
const tokens = {
  sequence: ['s1', 's2', 's3', 's4', 's5', 's6', 's7'],
  under: 'under',
  text: 'text',
  accent: 'accent',
  muted: 'muted',
} as unknown as ChartTokens;
const words = bundleWords('order', 'product');
const rules = ruleSet();
const open = { ...defaultThresholds, support: 0, confidence: 0, lift: 0, max: null };
const shown = passingRules(rules, open);
const name = (rule: number) =>
  [rules.antecedent(rule), rules.consequent(rule)].map((item) => rules.mined.items.labels[item]);

interface Drawn {
  data: {
    name: string;
    value: number[];
    symbolSize: number;
    itemStyle: { color: string; borderColor: string };
  }[];
  links: { source: number; target: number; lineStyle: { color: string; width: number } }[];
}
const seriesOf = (option: Record<string, unknown>) => option['series'] as Drawn[];

describe('the network', () => {
  const plot = networkPlot(rules, shown, 3, 1.7);
  const draw = (selected?: number) =>
    seriesOf(networkOption({ rules, plot, selected, words }, tokens))[0]!;

  test('has one edge a pair, the best first, no more than its cap, and tells how many there are', () => {
    expect(plot.total).toBe(4);
    expect(plot.rules).toHaveLength(3);
    expect(name(plot.rules[0]!).toSorted()).toEqual(['Cake', 'Tea']);
    expect(draw().links).toHaveLength(3);
  });

  test('draws items as large as they are often bought, and edges as wide as their lift', () => {
    const { data, links } = draw();
    const size = (label: string) => data.find((node) => node.name === label)!.symbolSize;
    expect(size('Tea')).toBeGreaterThan(size('Cake'));
    expect(size('Cake')).toBeGreaterThan(size('<b>Mug</b>'));
    const lift = rules.column('lift');
    const byLift = links.toSorted(
      (a, b) => lift[plot.rules[links.indexOf(a)]!]! - lift[plot.rules[links.indexOf(b)]!]!,
    );
    const widths = byLift.map(({ lineStyle }) => lineStyle.width);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });

  test('marks the selected pair and its items, whichever of its directions is selected', () => {
    for (const rule of [plot.rules[0]!, plot.rules[0]! ^ 1]) {
      const { data, links } = draw(rule);
      expect(links[0]!.lineStyle.color).toBe('text');
      const marked = data.filter(({ itemStyle }) => itemStyle.color === 'accent');
      expect(marked.map((node) => node.name).toSorted()).toEqual(['Cake', 'Tea']);
    }
  });

  test('an edge stands for its rule, a node for the first of its edges, else nothing', () => {
    expect(ruleOfNetwork(plot, { dataIndex: 1, dataType: 'edge' })).toBe(plot.rules[1]);
    expect(ruleOfNetwork(plot, { dataIndex: plot.from[2]!, dataType: 'node' })).toBe(
      plot.rules.find((_, at) => plot.from[at] === plot.from[2] || plot.to[at] === plot.from[2]),
    );
    expect(ruleOfNetwork(plot, { dataIndex: 99, dataType: 'node' })).toBeUndefined();
  });
});

describe('the matrix', () => {
  const plot = matrixPlot(rules, shown, 14);
  const draw = (selected?: number) =>
    seriesOf(matrixOption({ rules, plot, selected, words, isSmall: false }, tokens));

  test('has the first item down and the second across, each shown rule once', () => {
    const n = plot.items.length;
    const cells = draw()[1]!.data;
    expect(cells).toHaveLength(shown.length);
    filledCells(plot).forEach((cell, at) => {
      const rule = plot.rules[cell]!;
      expect([rules.antecedent(rule), rules.consequent(rule)]).toEqual([
        plot.items[Math.floor(cell / n)],
        plot.items[cell % n],
      ]);
      expect(cells[at]!.value[2]).toBe(rules.column('lift')[rule]);
    });
  });

  test('colours lifts below 1 apart, and frames the selected rule', () => {
    const selected = shown[0]!;
    const cells = draw(selected)[1]!.data;
    const lift = rules.column('lift');
    filledCells(plot).forEach((cell, at) => {
      const rule = plot.rules[cell]!;
      expect(cells[at]!.itemStyle.color === 'under').toBe(lift[rule]! < 1);
      expect(cells[at]!.itemStyle.borderColor === 'text').toBe(rule === selected);
    });
  });

  test('a cell stands for its rule and a rule for its cell', () => {
    for (const rule of shown) {
      const dataIndex = cellOfRule(plot, rule);
      expect(ruleOfMatrix(plot, { seriesIndex: 1, dataIndex })).toBe(rule);
    }
    expect(ruleOfMatrix(plot, { seriesIndex: 0, dataIndex: 0 })).toBeUndefined();
  });

  test('keeps to the items whose pairs are bought most often', () => {
    const few = matrixPlot(rules, shown, 2);
    expect(few.items.map((item) => rules.mined.items.labels[item]).toSorted()).toContain('Tea');
    expect(few.items).toHaveLength(2);
    expect(few.total).toBe(4);
  });
});

describe('the parallel axes', () => {
  const axes = parallelAxes(rules);

  test('reach over all mined rules, popularity and lift by their logarithm', () => {
    for (const axis of axes) {
      const values = [...rules.column(axis.key)];
      expect(axis.high).toBe(Math.max(...values));
      expect(placeOn(axis, axis.high)).toBe(1);
      expect(placeOn(axis, axis.low)).toBe(0);
      expect(placeOn(axis, -1)).toBe(0);
    }
    expect(axes.map(({ isLog }) => isLog)).toEqual([true, false, true]);
    const [support] = axes;
    expect(placeOn(support!, Math.sqrt(support!.low * support!.high))).toBeCloseTo(0.5, 12);
  });

  test('an end that is moved sets a threshold that includes its own value', () => {
    for (const axis of axes) {
      for (const place of [0.1, 0.35, 0.8]) {
        const least = brushed(axis, 'from', place, open)[axis.key]!;
        expect(placeOn(axis, least)).toBeLessThanOrEqual(place + 1e-9);
        expect(valueAt(axis, place, false)).toBeGreaterThanOrEqual(least);
        const { where = [] } = brushed(axis, 'to', place, open);
        expect(brushOf(axis, { ...open, where }).to).toBeGreaterThanOrEqual(place - 1e-9);
      }
      expect(brushed(axis, 'from', 0, open)).toEqual({ [axis.key]: 0 });
      // At the end of its axis a limit is none.
      const limited = { ...open, where: [`${axis.key}<=0.5`, 'phi>=0'] };
      expect(brushed(axis, 'to', 1, limited)).toEqual({ where: ['phi>=0'] });
    }
  });

  test('rules that are all alike still make an axis', () => {
    const one = ruleSet({
      first: Int32Array.of(0),
      second: Int32Array.of(1),
      both: Int32Array.of(60),
    });
    for (const axis of parallelAxes(one)) {
      const place = placeOn(axis, one.column(axis.key)[0]!);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(1);
    }
  });

  test('draws no more lines than it is told, evenly picked, the first among them', () => {
    const many = Uint32Array.from({ length: 1000 }, (_, at) => at * 2);
    const drawn = decimated(many, 300);
    expect(drawn.length).toBeLessThanOrEqual(300);
    expect(drawn[0]).toBe(0);
    expect(new Set(drawn.slice(1).map((rule, at) => rule - drawn[at]!)).size).toBe(1);
    expect(decimated(many.subarray(0, 5), 300)).toHaveLength(5);
  });
});
