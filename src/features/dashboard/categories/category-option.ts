import type { CategoryFigures, ProductFigures } from '../../../domain/dashboard/dashboard';
import type { ChartOption } from '../../../ui/chart/chart-option';
import { tooltipLook, type ChartTokens } from '../../../ui/chart/chart-theme';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import {
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatNumberShort,
  formatShare,
} from '../../../ui/format';
import { categoryColour } from './colours';

export type CategoryMeasure = 'net' | 'units';
export const NO_CATEGORY = 'No category';
const OTHERS = 'Other products';

export const categoryName = (category: string | null): string => category ?? NO_CATEGORY;
export const formatCategory = (measure: CategoryMeasure, value: number): string =>
  measure === 'net' ? formatMoney(value) : formatNumber(value);

interface Block {
  name: string;
  value: number;
  children: { name: string; value: number }[];
}

/** Areas of categories and, inside, of their products. What has no area (returns only) is left out. */
export function blocksOf(
  categories: readonly CategoryFigures[],
  products: readonly ProductFigures[],
  measure: CategoryMeasure,
): Block[] {
  return categories
    .filter((row) => row[measure] > 0)
    .map((row) => {
      const children = products
        .filter(({ category, current }) => category === row.category && current[measure] > 0)
        .map(({ name, current }) => ({ name, value: current[measure] }))
        .sort((a, b) => b.value - a.value);
      const rest = row[measure] - children.reduce((sum, { value }) => sum + value, 0);
      // Products beyond those the engine names are one area; a cent of rounding is none.
      if (rest > row[measure] / 1000) children.push({ name: OTHERS, value: rest });
      return { name: categoryName(row.category), value: row[measure], children };
    })
    .sort((a, b) => b.value - a.value);
}

export function categoryOption(
  input: {
    blocks: readonly Block[];
    /** All categories of the shop, in the order of their file: their colours hang on it. */
    categories: readonly string[];
    measure: CategoryMeasure;
  },
  tokens: ChartTokens,
): ChartOption {
  const { blocks, measure } = input;
  const whole = blocks.reduce((sum, { value }) => sum + value, 0);
  const short = measure === 'net' ? formatMoneyShort : formatNumberShort;
  const card = (params: unknown) => {
    const { name, value, path } = nodeOf(params);
    return tooltipCard(
      name,
      [
        {
          name: measure === 'net' ? 'Net revenue' : 'Units',
          value: formatCategory(measure, value),
        },
        { name: 'Share', value: formatShare(whole === 0 ? 0 : value / whole) },
      ],
      path === name ? undefined : path,
    );
  };
  return {
    tooltip: tooltipLook(card),
    series: [
      {
        type: 'treemap',
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        // Areas that move say nothing, and cost a frame each.
        animation: false,
        emphasis: { disabled: true },
        breadcrumb: { show: false },
        sort: 'desc',
        label: {
          color: tokens.text2,
          fontSize: 11,
          lineHeight: 13,
          position: [6, 5],
          align: 'left',
          overflow: 'break',
        },
        labelLayout: hideCramped,
        upperLabel: {
          show: true,
          height: 22,
          color: tokens.text,
          fontWeight: 600,
          padding: [0, 6],
        },
        levels: [
          {
            itemStyle: { borderWidth: 0, gapWidth: 3, borderColor: tokens.surface },
            upperLabel: { show: false },
          },
          { itemStyle: { gapWidth: 1, borderWidth: 1 } },
          { itemStyle: { borderWidth: 0 } },
        ],
        data: blocks.map(({ name, value, children }) => {
          const colour = categoryColour(name, input.categories, tokens);
          const share = formatShare(whole === 0 ? 0 : value / whole, 0);
          return {
            name,
            value,
            itemStyle: { color: colour, borderColor: colour },
            upperLabel: {
              formatter: value > whole / 5 ? `${name}  ${short(value)} · ${share}` : name,
            },
            children: children.map((child) => ({
              ...child,
              itemStyle: { color: colour, borderColor: tokens.surface },
            })),
          };
        }),
      },
    ],
  };
}

/** About how wide a letter of the label is, and the area's padding, in pixels. */
const LETTER = 6;
const PADDING = 12;
const LINE = 13;

/** Moves a label out of sight where a word of it would be cut. */
function hideCramped(label: { text: string; rect: { width: number; height: number } }) {
  const { width, height } = label.rect;
  const words = label.text.split(/\s+/);
  const longest = Math.max(...words.map((word) => word.length * LETTER));
  const lines = Math.ceil((label.text.length * LETTER) / Math.max(1, width - PADDING));
  const fits = longest <= width - PADDING && lines * LINE <= height - PADDING / 2;
  return fits ? {} : { x: -9999, y: -9999 };
}

/** The hovered area; `path` is its category. */
function nodeOf(params: unknown): { name: string; value: number; path: string } {
  const node = { name: '', value: 0, path: '' };
  if (typeof params !== 'object' || params === null) return node;
  if ('name' in params) node.name = String(params.name);
  if ('value' in params) node.value = Number(params.value);
  if ('treePathInfo' in params && Array.isArray(params.treePathInfo)) {
    const category: unknown = params.treePathInfo[1];
    if (typeof category === 'object' && category !== null && 'name' in category) {
      node.path = String(category.name);
    }
  }
  return node;
}
