import { SORT_KEYS, type RuleSet, type SortKey } from './rules';
import { isGrain, LEVELS, type Grain, type Level } from './words';

/** What the Bundles page shows, all of it in the address. Absent there = the default here. */
export interface Thresholds {
  /** The integer count that is mined; null: chosen to keep the join in budget. */
  floor: number | null;
  /** Smallest popularity, as a share of baskets. */
  support: number;
  /** Smallest likelihood, 0 to 1. */
  confidence: number;
  lift: number;
  /** Largest q-value. */
  q: number;
  /** Most rules shown; null: no cap. The export has no cap. */
  max: number | null;
  sort: SortKey;
  grain: Grain;
  level: Level;
  /** Ids of items: only pairs with at least one of them are mined. Empty: all. */
  only: readonly string[];
  /** Ids of items that are left out, as if nobody had bought them. */
  without: readonly string[];
  /** Part of a product's name or id; empty: all. */
  search: string;
}

export const defaultThresholds: Thresholds = {
  floor: null,
  support: 0.001,
  confidence: 0.1,
  lift: 1,
  q: 1,
  max: 100,
  sort: 'lift',
  grain: 'order',
  level: 'product',
  only: [],
  without: [],
  search: '',
};

/** Reads an address's parameters. What is missing or makes no sense falls back to its default. */
export function parseThresholds(parameters: URLSearchParams): Thresholds {
  const fallback = defaultThresholds;
  const number = (name: 'support' | 'confidence' | 'lift' | 'q', highest: number) =>
    numberBetween(parameters.get(name), 0, highest) ?? fallback[name];
  const max = parameters.get('max');
  return {
    floor: integerFrom(parameters.get('floor'), 1),
    support: number('support', 1),
    confidence: number('confidence', 1),
    lift: number('lift', Number.MAX_VALUE),
    q: number('q', 1),
    max: max === 'all' ? null : (integerFrom(max, 1) ?? fallback.max),
    sort: oneOf(SORT_KEYS, parameters.get('sort')) ?? fallback.sort,
    grain: parseGrain(parameters.get('grain')) ?? fallback.grain,
    level: oneOf(LEVELS, parameters.get('level')) ?? fallback.level,
    only: idsOf(parameters, 'only'),
    without: idsOf(parameters, 'without'),
    search: parameters.get('search') ?? '',
  };
}

/** The parameters of an address, in a fixed order, without defaults; a list repeats its name. */
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
 * Rules that pass every threshold, the best first; `max` is not applied. Ratios are compared by
 * their counts, so that a share that is exactly at the threshold passes.
 */
export function passingRules(rules: RuleSet, thresholds: Thresholds): Uint32Array {
  const { items, baskets, both } = rules.mined;
  const counts = items.counts;
  const leastCount = leastInteger(thresholds.support * baskets);
  const isFound = search(rules, thresholds.search);
  const q = thresholds.q < 1 ? rules.column('q') : undefined;
  const order = rules.order(thresholds.sort);
  const passing = new Uint32Array(order.length);
  let size = 0;
  for (const rule of order) {
    const x = both[rule >> 1]!;
    if (x < leastCount) continue;
    const antecedent = rules.antecedent(rule);
    const consequent = rules.consequent(rule);
    const a = counts[antecedent]!;
    if (!isAtLeast(x, thresholds.confidence * a)) continue;
    if (!isAtLeast(baskets * x, thresholds.lift * a * counts[consequent]!)) continue;
    if (q !== undefined && q[rule]! > thresholds.q) continue;
    if (isFound !== undefined && !isFound[antecedent] && !isFound[consequent]) continue;
    passing[size] = rule;
    size += 1;
  }
  return passing.subarray(0, size);
}

/** Thresholds are typed in decimals, which doubles only approach: this close counts as equal. */
const CLOSE = 1e-12;

export const isAtLeast = (value: number, least: number): boolean => value >= least * (1 - CLOSE);

/** The smallest integer that is at least `least`. */
export const leastInteger = (least: number): number => Math.ceil(least * (1 - CLOSE));

/** Marks the items whose label or id holds the searched text; undefined when all are. */
function search(rules: RuleSet, text: string): Uint8Array | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const { labels, ids } = rules.mined.items;
  return Uint8Array.from(labels, (label, item) =>
    label.toLowerCase().includes(wanted) || ids[item]!.toLowerCase().includes(wanted) ? 1 : 0,
  );
}

const isList = (value: Thresholds[keyof Thresholds]): value is readonly string[] =>
  Array.isArray(value);

/** Ids in the order of the address, each once. */
const idsOf = (parameters: URLSearchParams, name: 'only' | 'without'): string[] => [
  ...new Set(parameters.getAll(name).filter((id) => id !== '')),
];

/** `order`, `customer`, `customer-day` or `window-7`; null: none of these. */
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
