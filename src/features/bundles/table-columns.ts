import { measureHelp } from '../../domain/measure-help';
import type { RuleSet, SortKey } from '../../domain/rules';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import { formatPopularity, formatProbability, formatRevenue } from './formats';
import type { BundleWords } from './words';

export type ColumnId =
  | 'bundle'
  | 'support'
  | 'confidence'
  | 'lift'
  | 'count'
  | 'revenue'
  | 'months'
  | 'sorted'
  | 'strength';

export interface TableColumn {
  id: ColumnId;
  name: string;
  /** What its header sorts by. */
  sort?: SortKey;
  isNumeric: boolean;
  /** A track of the row's grid. */
  width: string;
}

/** Sort keys that have a column of their own. */
const OWN: ReadonlySet<SortKey> = new Set([
  'support',
  'confidence',
  'lift',
  'pair_count',
  'revenue',
]);

/** The table's columns. A sort by a measure without one shows its figures in place of the months. */
export function tableColumns(
  sort: SortKey,
  has: { revenue: boolean; months: boolean },
  words: BundleWords,
): TableColumn[] {
  const columns: TableColumn[] = [
    { id: 'bundle', name: 'Bundle', isNumeric: false, width: 'minmax(140px, 1fr)' },
    {
      id: 'support',
      name: 'Popularity',
      sort: 'support',
      isNumeric: true,
      width: 'minmax(74px, 0.2fr)',
    },
    {
      id: 'confidence',
      name: 'Likelihood',
      sort: 'confidence',
      isNumeric: false,
      width: 'minmax(134px, 0.25fr)',
    },
    { id: 'lift', name: 'Lift', sort: 'lift', isNumeric: true, width: 'minmax(54px, 0.2fr)' },
    {
      id: 'count',
      name: capital(words.baskets),
      sort: 'pair_count',
      isNumeric: true,
      width: words.baskets.length > 9 ? 'minmax(108px, 0.2fr)' : 'minmax(60px, 0.2fr)',
    },
  ];
  if (has.revenue) {
    columns.push({
      id: 'revenue',
      name: 'Revenue',
      sort: 'revenue',
      isNumeric: true,
      width: 'minmax(80px, 0.2fr)',
    });
  }
  if (!OWN.has(sort)) {
    columns.push({
      id: 'sorted',
      name: sortedName(sort),
      sort,
      isNumeric: true,
      width: 'minmax(96px, 0.2fr)',
    });
  } else if (has.months) {
    columns.push({
      id: 'months',
      name: 'Lift by month',
      isNumeric: false,
      width: 'minmax(82px, 0.2fr)',
    });
  }
  columns.push({
    id: 'strength',
    name: 'Strength',
    isNumeric: false,
    width: 'minmax(98px, 0.2fr)',
  });
  return columns;
}

function sortedName(sort: SortKey): string {
  if (sort === 'q') return 'q-value';
  return sort === 'pair_count' || sort === 'revenue' ? '' : measureHelp[sort].name;
}

/** A rule's value under a sort key as a person reads it. */
export function measureText(rules: RuleSet, rule: number, key: SortKey): string {
  const value = rules.column(key)[rule]!;
  if (Number.isNaN(value)) return '–';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  switch (key) {
    case 'support':
      return formatPopularity(value);
    case 'confidence':
    case 'jaccard':
    case 'kulczynski':
    case 'certainty':
      return formatShare(value);
    case 'lift':
      return formatLift(value, 2);
    case 'leverage':
      return signed(Math.round(value * rules.mined.baskets));
    case 'pair_count':
      return formatNumber(value);
    case 'revenue':
      return formatRevenue(value);
    case 'q':
      return formatProbability(value);
    case 'odds_ratio':
    case 'conviction':
      return formatNumber(value, 2);
    default:
      return formatNumber(value, 3);
  }
}

const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(value)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
