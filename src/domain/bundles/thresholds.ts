import { isMeasureFilter, parseMeasureFilter } from '../measures/measure-filter';
import type { MeasureName } from '../measures/metrics';
import { MOST_IN_PORTFOLIO } from './portfolio';
import { SORT_TERMS, type RuleSet, type SortTerm } from './rules';
import { isGrain, type Grain } from './grains';
import { LEVELS, type Level } from './levels';

/**
 * The address holds everything that the Bundles page shows. A parameter it lacks has the default below.
 */
export interface Thresholds {
  /** The integer count that is mined; null where it is chosen to keep the join in budget. */
  floor: number | null;
  /** Smallest popularity, as a share of baskets. */
  support: number;
  /** Smallest likelihood, 0 to 1. */
  confidence: number;
  lift: number;
  /** Largest q-value. */
  q: number;
  /** The most rules that are shown; null for no cap. The export has no cap. */
  max: number | null;
  /** `lift` puts the best first, `-lift` the other way round. */
  sort: SortTerm;
  /** Ties are sorted by these terms, one after the other. */
  ties: readonly SortTerm[];
  /** Least or largest values of measures, such as `phi>=0.2` or `odds_ratio<=5`. */
  where: readonly string[];
  /** With `one`, only the better of the two directions of a pair is shown. The export has both. */
  pairs: 'both' | 'one';
  grain: Grain;
  level: Level;
  /** Ids of items: only pairs with at least one of them are mined. When it is empty, all are. */
  only: readonly string[];
  /** Ids of items that are left out, as if nobody had bought them. */
  without: readonly string[];
  /** Part of a product's name or id; when it is empty, all are shown. */
  search: string;
  view: BundleView;
  /** The list that stands in the middle: the pairs, or what is derived from them. */
  list: BundleList;
  /** Columns of the table by name; when it is empty, the usual ones. */
  columns: readonly string[];
  /** The portfolio as ids of items, the two of each chosen bundle one after the other. */
  chosen: readonly string[];
}

/** These measures have a least value of their own among the thresholds. */
export const THRESHOLD_MEASURES = [
  'support',
  'confidence',
  'lift',
] as const satisfies readonly MeasureName[];
export type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];
/** These thresholds slide: the least values, and the largest q-value. */
export type Sliding = ThresholdMeasure | 'q';

/** The shown rules are drawn above the table in one of these ways. */
export const BUNDLE_VIEWS = ['scatter', 'network', 'matrix', 'parallel'] as const;
export type BundleView = (typeof BUNDLE_VIEWS)[number];

export const BUNDLE_LISTS = ['pairs', 'larger', 'substitutes', 'portfolio'] as const;
export type BundleList = (typeof BUNDLE_LISTS)[number];

export const defaultThresholds: Thresholds = {
  floor: null,
  support: 0.001,
  confidence: 0.1,
  lift: 1,
  q: 1,
  max: 100,
  sort: 'lift',
  ties: [],
  where: [],
  pairs: 'both',
  grain: 'order',
  level: 'product',
  only: [],
  without: [],
  search: '',
  view: 'scatter',
  list: 'pairs',
  columns: [],
  chosen: [],
};

/** Reads an address's parameters. One that is missing or makes no sense gets its default. */
export function parseThresholds(parameters: URLSearchParams): Thresholds {
  const fallback = defaultThresholds;
  const number = (name: Sliding, highest: number) =>
    numberBetween(parameters.get(name), 0, highest) ?? fallback[name];
  const max = parameters.get('max');
  return {
    floor: integerFrom(parameters.get('floor'), 1),
    support: number('support', 1),
    confidence: number('confidence', 1),
    lift: number('lift', Number.MAX_VALUE),
    q: number('q', 1),
    max: max === 'all' ? null : (integerFrom(max, 1) ?? fallback.max),
    sort: oneOf(SORT_TERMS, parameters.get('sort')) ?? fallback.sort,
    ties: listOf(parameters, 'ties').flatMap((text) => oneOf(SORT_TERMS, text) ?? []),
    where: listOf(parameters, 'where').filter(isMeasureFilter),
    pairs: parameters.get('pairs') === 'one' ? 'one' : fallback.pairs,
    grain: parseGrain(parameters.get('grain')) ?? fallback.grain,
    level: oneOf(LEVELS, parameters.get('level')) ?? fallback.level,
    only: listOf(parameters, 'only'),
    without: listOf(parameters, 'without'),
    search: parameters.get('search') ?? '',
    view: oneOf(BUNDLE_VIEWS, parameters.get('view')) ?? fallback.view,
    list: oneOf(BUNDLE_LISTS, parameters.get('list')) ?? fallback.list,
    columns: listOf(parameters, 'columns'),
    chosen: wholePairs(parameters.getAll('chosen')),
  };
}

/** Takes the ids two by two, as many as a portfolio holds, and drops half a bundle. */
const wholePairs = (ids: readonly string[]): readonly string[] =>
  ids
    .flatMap((id, at) => (at % 2 === 0 && at + 1 < ids.length ? [[id, ids[at + 1]!]] : []))
    .filter(([one, other]) => one !== '' && other !== '' && one !== other)
    .slice(0, MOST_IN_PORTFOLIO)
    .flat();

/**
 * Returns the parameters of an address, in a fixed order and without defaults. A list repeats its name.
 */
export function formatThresholds(thresholds: Thresholds): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(defaultThresholds) as (keyof Thresholds)[]) {
    const value = thresholds[name];
    if (isList(value)) for (const id of value) parameters.append(name, id);
    else if (value !== defaultThresholds[name]) {
      parameters.set(name, value === null ? 'all' : String(value));
    }
  }
  return parameters;
}

/**
 * Returns the rules that pass every threshold, the best first; `max` and `pairs` are not applied.
 * Ratios are compared by their counts, so that a share that is exactly at the threshold passes. As this
 * runs at every step of a slider, it uses typed arrays only.
 */
export function passingRules(rules: RuleSet, thresholds: Thresholds): Uint32Array {
  const { baskets } = rules.mined;
  const leastCount = leastInteger(thresholds.support * baskets);
  const leastConfidence = thresholds.confidence * (1 - CLOSE);
  const leastLift = (thresholds.lift / baskets) * (1 - CLOSE);
  const passesRest = restOf(rules, thresholds);
  const order = rules.orderBy([thresholds.sort, ...thresholds.ties]);
  const { both, antecedents, consequents } = countsInOrder(rules, order);
  const passing = new Uint32Array(order.length);
  let size = 0;
  for (let at = 0; at < order.length; at += 1) {
    const x = both[at]!;
    if (x < leastCount) continue;
    const a = antecedents[at]!;
    if (x < leastConfidence * a || x < leastLift * a * consequents[at]!) continue;
    const rule = order[at]!;
    if (passesRest !== undefined && passesRest[rule] === 0) continue;
    passing[size] = rule;
    size += 1;
  }
  return passing.subarray(0, size);
}

/** The counts of rules, not by rule but by their places in an order. */
interface CountsInOrder {
  both: Int32Array;
  antecedents: Int32Array;
  consequents: Int32Array;
}
const knownCounts = new WeakMap<Uint32Array, CountsInOrder>();

/**
 * Returns the counts in the order in which a step of a slider reads them: memory that is read from end to
 * end is read many times faster. They are kept as long as the order is.
 */
function countsInOrder(rules: RuleSet, order: Uint32Array): CountsInOrder {
  const known = knownCounts.get(order);
  if (known !== undefined) return known;
  const { antecedents, consequents } = rules.sideCounts;
  const { both } = rules.mined;
  const counts = {
    both: Int32Array.from(order, (rule) => both[rule >> 1]!),
    antecedents: Int32Array.from(order, (rule) => antecedents[rule]!),
    consequents: Int32Array.from(order, (rule) => consequents[rule]!),
  };
  knownCounts.set(order, counts);
  return counts;
}

/** Keeps the direction that comes first of each pair. */
export function onePerPair(rules: RuleSet, which: Uint32Array): Uint32Array {
  const isSeen = new Uint8Array(rules.mined.both.length);
  return which.filter((rule) => {
    const isFirst = isSeen[rule >> 1] === 0;
    isSeen[rule >> 1] = 1;
    return isFirst;
  });
}

interface Rest {
  q: number;
  search: string;
  where: readonly string[];
  flags: Uint8Array;
}
const knownRest = new WeakMap<RuleSet, Rest>();

/**
 * Marks the rules that pass what rarely slides: q, search and filters. The marks are kept until these
 * change.
 */
function restOf(rules: RuleSet, { q, search, where }: Thresholds): Uint8Array | undefined {
  if (q >= 1 && search.trim() === '' && where.length === 0) return undefined;
  const known = knownRest.get(rules);
  if (known?.q === q && known.search === search && known.where === where) return known.flags;
  const flags = new Uint8Array(rules.size).fill(1);
  const keep = (passes: (rule: number) => boolean) => {
    for (let rule = 0; rule < flags.length; rule += 1) if (!passes(rule)) flags[rule] = 0;
  };
  if (q < 1) {
    const column = rules.column('q');
    keep((rule) => column[rule]! <= q);
  }
  const isFound = searched(rules, search);
  if (isFound !== undefined) {
    keep((rule) => isFound[rules.antecedent(rule)] === 1 || isFound[rules.consequent(rule)] === 1);
  }
  for (const filter of where.map(parseMeasureFilter)) {
    if (filter === null) continue;
    const column = rules.column(filter.key);
    const { isLeast, value } = filter;
    keep((rule) => (isLeast ? isAtLeast(column[rule]!, value) : isAtLeast(value, column[rule]!)));
  }
  knownRest.set(rules, { q, search, where, flags });
  return flags;
}

/**
 * Thresholds are typed in decimals, which doubles only approach, so values as close as this count as
 * equal.
 */
const CLOSE = 1e-12;

export const isAtLeast = (value: number, least: number): boolean => value >= least * (1 - CLOSE);

/** Returns the smallest integer that is at least `least`. */
export const leastInteger = (least: number): number => Math.ceil(least * (1 - CLOSE));

/** Marks the items whose label or id holds the searched text; undefined when all of them are shown. */
function searched(rules: RuleSet, text: string): Uint8Array | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const { labels, ids } = rules.mined.items;
  return Uint8Array.from(labels, (label, item) =>
    label.toLowerCase().includes(wanted) || ids[item]!.toLowerCase().includes(wanted) ? 1 : 0,
  );
}

const isList = (value: Thresholds[keyof Thresholds]): value is readonly string[] =>
  Array.isArray(value);

/** Returns the values in the order of the address, each once. */
const listOf = (parameters: URLSearchParams, name: string): string[] => [
  ...new Set(parameters.getAll(name).filter((text) => text !== '')),
];

/** Reads `order`, `customer`, `customer-day` or `window-7`; returns null for any other text. */
const parseGrain = (text: string | null): Grain | null =>
  text !== null && isGrain(text) ? text : null;

function numberBetween(text: string | null, lowest: number, highest: number): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return value >= lowest && value <= highest ? value : null;
}

function integerFrom(text: string | null, lowest: number): number | null {
  const value = numberBetween(text, lowest, Number.MAX_SAFE_INTEGER);
  return value !== null && Number.isInteger(value) ? value : null;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
