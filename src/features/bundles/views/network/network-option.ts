import type { RuleSet } from '../../../../domain/bundles/rules';
import type { ChartOption, ChartPoint } from '../../../../ui/chart/chart-option';
import { tooltipLook, type ChartTokens } from '../../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../../ui/chart/chart-tooltip';
import { formatNumber, formatShare, plural } from '../../../../ui/format';
import type { BundleWords } from '../../bundle-words';
import type { NetworkPlot } from './network-plot';
import { ruleCard } from '../rule-names';
import { seriesOf } from '../scatter/scatter-plot';

export interface NetworkInput {
  rules: RuleSet;
  plot: NetworkPlot;
  selected: number | undefined;
  words: BundleWords;
}

const SMALLEST = 7;
const LARGEST = 26;

/** Items as nodes, as large as they are often bought; pairs as edges, coloured and as wide as their lift. */
export function networkOption(input: NetworkInput, tokens: ChartTokens): ChartOption {
  const { rules, plot, selected } = input;
  const { labels, counts } = rules.mined.items;
  const lift = rules.column('lift');
  const most = Math.max(1, ...plot.items.map((item) => counts[item]!));
  const ends =
    selected === undefined ? [] : [rules.antecedent(selected), rules.consequent(selected)];
  const isSelected = (rule: number) => selected !== undefined && rule >> 1 === selected >> 1;
  return {
    animation: false,
    tooltip: {
      trigger: 'item',
      ...tooltipLook((params) => cardOf(input, params)),
    },
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 60,
        right: 110,
        top: 18,
        bottom: 18,
        roam: true,
        scaleLimit: { min: 0.8, max: 6 },
        nodeScaleRatio: 0.2,
        cursor: 'pointer',
        emphasis: { focus: 'adjacency', lineStyle: { width: 4 }, label: { show: true } },
        blur: { itemStyle: { opacity: 0.35 }, lineStyle: { opacity: 0.15 } },
        label: {
          show: true,
          position: 'right',
          distance: 4,
          fontSize: 11,
          color: tokens.text2,
          textBorderColor: tokens.surface,
          textBorderWidth: 3,
          width: 150,
          overflow: 'truncate',
          formatter: '{b}',
        },
        labelLayout: { hideOverlap: true },
        data: plot.items.map((item, node) => ({
          // Names repeat; the id tells nodes apart.
          id: String(item),
          name: labels[item]!,
          x: plot.layout.x[node]! * 1000 * plot.aspect,
          y: plot.layout.y[node]! * 1000,
          symbolSize: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(counts[item]! / most),
          itemStyle: {
            color: ends.includes(item) ? tokens.accent : tokens.muted,
            borderColor: tokens.surface,
            borderWidth: 1,
          },
          ...(ends.includes(item) && { label: { color: tokens.text, fontWeight: 600 } }),
        })),
        links: plot.rules.map((rule, edge) => ({
          source: plot.from[edge]!,
          target: plot.to[edge]!,
          lineStyle: {
            color: isSelected(rule) ? tokens.text : edgeColour(lift[rule]!, tokens),
            width: isSelected(rule) ? 3 : 1 + Math.min(4, Math.max(0, Math.log2(lift[rule]!))),
            opacity: 0.9,
          },
        })),
      },
    ],
  };
}

/** The palest step would not be seen as a line. */
const edgeColour = (lift: number, tokens: ChartTokens): string =>
  lift < 1 ? tokens.under : tokens.sequence[Math.max(2, seriesOf(lift))]!;

/** The rule a point stands for: an edge its own, a node the first of its edges. */
export function ruleOfNetwork(plot: NetworkPlot, point: unknown): number | undefined {
  const { dataIndex = -1, dataType } = point as Partial<ChartPoint>;
  if (dataType === 'edge') return plot.rules[dataIndex];
  const edge = plot.rules.findIndex(
    (_, at) => plot.from[at] === dataIndex || plot.to[at] === dataIndex,
  );
  return plot.rules[edge];
}

function cardOf({ rules, plot, words }: NetworkInput, point: unknown): HTMLElement {
  const { dataIndex = -1, dataType } = point as Partial<ChartPoint>;
  if (dataType === 'edge') {
    const rule = plot.rules[dataIndex];
    return rule === undefined ? tooltipCard('', []) : ruleCard(rules, rule, words);
  }
  const item = plot.items[dataIndex];
  if (item === undefined) return tooltipCard('', []);
  const { items, baskets } = rules.mined;
  const edges = plot.rules.filter((_, at) => [plot.from[at], plot.to[at]].includes(dataIndex));
  return tooltipCard(
    items.labels[item]!,
    [{ name: `In ${words.baskets}`, value: formatNumber(items.counts[item]!) }],
    `${formatShare(items.counts[item]! / baskets)} of all, ${plural(edges.length, 'bundle')} drawn`,
  );
}
