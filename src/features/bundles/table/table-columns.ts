import { measureHelp, type MeasureUnit } from '../../../domain/measures/measure-help';
import { MEASURE_NAMES } from '../../../domain/measures/metrics';
import {
  sortKeyOf,
  type RuleSet,
  type SortKey,
  type SortTerm,
} from '../../../domain/bundles/rules';
import { mapTable } from '../../../domain/table';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { formatPopularity, formatProbability, formatRevenue } from '../formats';
import type { BundleWords } from '../bundle-words';

/** A measure by its sort key, or what no one sorts by. */
export type ColumnId = SortKey | 'bundle' | 'months' | 'holdout' | 'strength';

export interface TableColumn {
  id: ColumnId;
  name: string;
  /** Its header sorts by this key. */
  sort?: SortKey;
  isNumeric: boolean;
  /** Least width in CSS pixels, and its part of what is left. */
  width: number;
  grows: number;
}

/** The columns that a table can have depend on these parts of the shop. */
export interface ColumnParts {
  revenue: boolean;
  months: boolean;
  holdout: boolean;
}

const REST: readonly SortKey[] = MEASURE_NAMES.filter(
  (name) => name !== 'support' && name !== 'confidence' && name !== 'lift',
);

/** Every column there is, in their order; the first is always shown. */
export function allColumns(has: ColumnParts, words: BundleWords): TableColumn[] {
  const number = (id: SortKey, name: string, width = 96): TableColumn => ({
    id,
    name,
    sort: id,
    isNumeric: true,
    width,
    grows: 0.2,
  });
  const other = (id: ColumnId, name: string, width: number): TableColumn => ({
    id,
    name,
    isNumeric: false,
    width,
    grows: 0.2,
  });
  return [
    { ...other('bundle', 'Bundle', 140), grows: 1 },
    number('support', 'Popularity', 74),
    { ...other('confidence', 'Likelihood', 134), sort: 'confidence', grows: 0.25 },
    number('lift', 'Lift', 54),
    number('pair_count', capital(words.baskets), words.baskets.length > 9 ? 116 : 60),
    ...(has.revenue ? [number('revenue', 'Revenue', 80)] : []),
    ...REST.map((key) => number(key, keyName(key))),
    number('q', 'q-value', 72),
    ...(has.months ? [other('months', 'Lift by month', 82)] : []),
    ...(has.holdout ? [other('holdout', 'Later orders', 108)] : []),
    other('strength', 'Strength', 98),
  ];
}

/** Without a choice: these, and what is sorted by in place of the months. */
const USUAL: ReadonlySet<ColumnId> = new Set([
  'bundle',
  'support',
  'confidence',
  'lift',
  'pair_count',
  'revenue',
  'strength',
]);

export function tableColumns(
  chosen: readonly string[],
  terms: readonly SortTerm[],
  has: ColumnParts,
  words: BundleWords,
): TableColumn[] {
  const keys = new Set<ColumnId>(terms.map(sortKeyOf));
  const isUnusual = [...keys].some((key) => !USUAL.has(key));
  const isShown = (id: ColumnId): boolean => {
    if (id === 'bundle' || keys.has(id)) return true;
    if (chosen.length > 0) return chosen.includes(id);
    return USUAL.has(id) || (id === 'months' && !isUnusual);
  };
  return allColumns(has, words).filter(({ id }) => isShown(id));
}

/** The columns after one of them was shown or hidden. */
export function toggledColumn(columns: readonly TableColumn[], id: ColumnId): ColumnId[] {
  const ids: ColumnId[] = columns.slice(1).map((column) => column.id);
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

export const columnTracks = (columns: readonly TableColumn[]): string =>
  columns.map(({ width, grows }) => `minmax(${width}px, ${grows}fr)`).join(' ');

function keyName(key: SortKey): string {
  if (key === 'q') return 'q-value';
  return key === 'pair_count' || key === 'revenue' ? '' : measureHelp[key].name;
}

/** A rule's value under a sort key as a person reads it. */
export function measureText(rules: RuleSet, rule: number, key: SortKey): string {
  return valueText(key, rules.column(key)[rule]!, rules.mined.baskets);
}

export function valueText(key: SortKey, value: number, baskets: number): string {
  if (Number.isNaN(value)) return '–';
  return value === Number.POSITIVE_INFINITY ? '∞' : valueTexts[key](value, baskets);
}

type ValueText = (value: number, baskets: number) => string;

const textsOfUnit: Record<MeasureUnit, ValueText> = {
  popularity: (value) => formatPopularity(value),
  share: (value) => formatShare(value),
  times: (value) => formatLift(value, 2),
  'extra baskets': (value, baskets) => signed(Math.round(value * baskets)),
  ratio: (value) => formatNumber(value, 2),
  index: (value) => formatNumber(value, 3),
};

const valueTexts: Record<SortKey, ValueText> = {
  ...mapTable(measureHelp, ({ unit }) => textsOfUnit[unit]),
  pair_count: (value) => formatNumber(value),
  q: (value) => formatProbability(value),
  revenue: (value) => formatRevenue(value),
};

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
