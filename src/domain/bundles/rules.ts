import { judgeHoldout, type Holdout, type HoldoutCounts } from '../evidence/holdout';
import { MEASURE_NAMES, measures, type MeasureName, type RuleCounts } from '../measures/metrics';
import { log10FisherP, qValues } from '../measures/significance';
import { confidenceInterval, liftInterval, type Interval } from '../measures/statistics';
import { strengthOf, type Strength } from '../measures/strength';
import type { Grain } from './grains';
import type { Level } from './levels';

/** All pairs of items at or above the floor, as columns. They are mined once. */
export interface MinedPairs {
  grain: Grain;
  level: Level;
  /** The smallest co-occurrence count that was mined. */
  floor: number;
  /** True when the floor was chosen to keep the join in budget, not by the user. */
  floorIsAutomatic: boolean;
  /** The rows that the self-join was estimated to make: Σ n(n−1)/2 over the pruned baskets. */
  joinedRows: number;
  /** N. */
  baskets: number;
  /**
   * m: the pairs of items at or above the floor that could have been found. There are K(K−1)/2 for K
   * such items, less the pairs of a product with its own category, and those without an item that was
   * asked for.
   */
  hypotheses: number;
  items: {
    /** The name that a person reads: the most frequent one of the product. */
    labels: string[];
    /**
     * The id identifies the item at this level: it is a product's id, or its name where it has no id.
     * At the level mixed, a category's id is `category:` and its name; a product whose own id begins
     * so, or with `product:`, gets `product:` put before it.
     */
    ids: string[];
    counts: Int32Array<ArrayBuffer>;
  };
  /** Positions in `items`, first < second, and the number of baskets that hold both. */
  first: Int32Array<ArrayBuffer>;
  second: Int32Array<ArrayBuffer>;
  both: Int32Array<ArrayBuffer>;
}

/** On its own the page mines no fewer joint orders than this, as fewer say little about anything. */
export const LOWEST_AUTOMATIC_FLOOR = 5;

/**
 * Rules can be sorted by a measure, by their joint count, by the strength of their evidence, or by
 * revenue.
 */
export type SortKey = MeasureName | 'pair_count' | 'q' | 'revenue';
export const SORT_KEYS: readonly SortKey[] = [...MEASURE_NAMES, 'pair_count', 'q', 'revenue'];
/** A sort key puts the best first; with `-` before it, the order is reversed. */
export type SortTerm = SortKey | `-${SortKey}`;
export const SORT_TERMS: readonly SortTerm[] = SORT_KEYS.flatMap((key) => [
  key,
  `-${key}` as const,
]);

export const isReversed = (term: SortTerm): boolean => term.startsWith('-');
export const sortKeyOf = (term: SortTerm): SortKey =>
  (isReversed(term) ? term.slice(1) : term) as SortKey;
export const reversed = (term: SortTerm): SortTerm =>
  isReversed(term) ? sortKeyOf(term) : `-${sortKeyOf(term)}`;

/**
 * Directed rules over mined pairs: rule 2p is first → second of pair p, rule 2p + 1 the other way.
 * Invariant: immutable; every column is computed once, when it is first asked for.
 */
export class RuleSet {
  readonly mined: MinedPairs;
  readonly size: number;
  /** m: hypotheses tested. */
  readonly hypotheses: number;
  readonly #columns: Map<string, Float64Array>;
  readonly #orders: Map<string, Uint32Array>;
  #sides: { antecedents: Int32Array; consequents: Int32Array } | undefined;
  readonly #revenue: Float64Array | undefined;
  readonly #holdout: HoldoutCounts | null;

  /**
   * `pairRevenue[p]`: revenue of both lines in the joint baskets of pair p, when it is known.
   * `holdout`: null until it is known, and in a shop without dates.
   */
  constructor(
    mined: MinedPairs,
    pairRevenue?: Float64Array,
    holdout: HoldoutCounts | null = null,
    before?: RuleSet,
  ) {
    this.#columns = before === undefined ? new Map() : withoutRevenue(before.#columns);
    this.#orders = before === undefined ? new Map() : withoutRevenue(before.#orders);
    this.#sides = before === undefined ? undefined : before.#sides;
    this.mined = mined;
    this.size = mined.both.length * 2;
    this.hypotheses = mined.hypotheses;
    this.#revenue = pairRevenue;
    this.#holdout = holdout;
  }

  /** Returns the same rules with what has become known of them since. Nothing is computed twice. */
  with(known: { revenue?: Float64Array; holdout?: HoldoutCounts | null }): RuleSet {
    return new RuleSet(
      this.mined,
      known.revenue ?? this.#revenue,
      known.holdout ?? this.#holdout,
      this,
    );
  }

  /** n(A) and n(C) of every rule, for loops over all of them. */
  get sideCounts(): { antecedents: Int32Array; consequents: Int32Array } {
    this.#sides ??= this.#computeSides();
    return this.#sides;
  }

  #computeSides() {
    const { first, second, items } = this.mined;
    const antecedents = new Int32Array(this.size);
    const consequents = new Int32Array(this.size);
    for (let pair = 0; pair < first.length; pair += 1) {
      const a = items.counts[first[pair]!]!;
      const c = items.counts[second[pair]!]!;
      antecedents[pair * 2] = consequents[pair * 2 + 1] = a;
      antecedents[pair * 2 + 1] = consequents[pair * 2] = c;
    }
    return { antecedents, consequents };
  }

  /** Returns the position of the antecedent in `mined.items`. */
  antecedent(rule: number): number {
    const { first, second } = this.mined;
    return (rule % 2 === 0 ? first : second)[rule >> 1]!;
  }

  consequent(rule: number): number {
    return this.antecedent(rule ^ 1);
  }

  /** Positions in `mined.items` of the first and the second item of each of these pairs. */
  itemsOf(pairs: Iterable<number>): (readonly [number, number])[] {
    const { first, second } = this.mined;
    return Array.from(pairs, (pair) => [first[pair]!, second[pair]!] as const);
  }

  counts(rule: number): RuleCounts {
    const { baskets, both, items } = this.mined;
    return {
      baskets,
      antecedent: items.counts[this.antecedent(rule)]!,
      consequent: items.counts[this.consequent(rule)]!,
      both: both[rule >> 1]!,
    };
  }

  confidenceInterval(rule: number): Interval {
    return confidenceInterval(this.counts(rule));
  }

  liftInterval(rule: number): Interval {
    return liftInterval(this.counts(rule));
  }

  /** The days of the training and the test stretch; null while they are not known. */
  get holdoutDays(): Pick<HoldoutCounts, 'firstDay' | 'from' | 'lastDay'> | null {
    return this.#holdout;
  }

  /**
   * Compares the rule in the days it was found in with the days that were kept back; null while they
   * are not known.
   */
  holdout(rule: number): Holdout | null {
    const counts = this.#holdout;
    if (counts === null) return null;
    const [a, c, pair] = [this.antecedent(rule), this.consequent(rule), rule >> 1];
    return judgeHoldout(
      {
        baskets: counts.trainBaskets,
        antecedent: counts.itemTrain[a]!,
        consequent: counts.itemTrain[c]!,
        both: counts.bothTrain[pair]!,
      },
      {
        baskets: counts.testBaskets,
        antecedent: counts.itemTest[a]!,
        consequent: counts.itemTest[c]!,
        both: counts.bothTest[pair]!,
      },
    );
  }

  /** Returns the badge, judged by all that is known of the rule. */
  strength(rule: number): Strength {
    return strengthOf(this.counts(rule), {
      q: this.column('q')[rule]!,
      holdout: this.holdout(rule)?.verdict ?? null,
    });
  }

  /** Computes `log10_p` and `q` step by step, for a caller that has other things to do in between. */
  *learnSignificance(pairsAStep = 250): Generator<void, void> {
    const column = new Float64Array(this.size);
    for (let pair = 0; pair < this.mined.both.length && !this.#columns.has('log10_p'); pair += 1) {
      column[pair * 2] = log10FisherP(this.counts(pair * 2));
      column[pair * 2 + 1] = column[pair * 2]!;
      if (pair % pairsAStep === pairsAStep - 1) yield;
    }
    if (!this.#columns.has('log10_p')) this.#columns.set('log10_p', column);
    this.column('q');
  }

  /** Returns a value for every rule. Revenue that is not known is NaN. */
  column(key: SortKey | 'log10_p'): Float64Array {
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const column = this.#compute(key);
    this.#columns.set(key, column);
    return column;
  }

  /**
   * Returns all rules, the best first: the highest value, but the smallest q. Ties are broken by joint
   * count, then by position.
   */
  order(key: SortKey): Uint32Array {
    return this.orderBy([key]);
  }

  /**
   * Returns all rules sorted by several terms, each of which breaks the ties of those before. Rules
   * without a value come last.
   */
  orderBy(terms: readonly SortTerm[]): Uint32Array {
    const name = terms.join(' ');
    const known = this.#orders.get(name);
    if (known !== undefined) return known;
    const { both } = this.mined;
    const values = terms.map((term) => this.#ranks(term));
    const [first = new Float64Array(this.size), ...rest] = values;
    const order = Uint32Array.from({ length: this.size }, (_, rule) => rule).sort((i, j) => {
      const byFirst = descending(first[i]!, first[j]!);
      if (byFirst !== 0) return byFirst;
      for (const column of rest) {
        const difference = descending(column[i]!, column[j]!);
        if (difference !== 0) return difference;
      }
      return both[j >> 1]! - both[i >> 1]! || i - j;
    });
    this.#orders.set(name, order);
    return order;
  }

  /** Returns a term's values, turned so that the highest comes first. */
  #ranks(term: SortTerm): Float64Array {
    const key = sortKeyOf(term);
    const sign = (key === 'q') === isReversed(term) ? 1 : -1;
    return this.column(key).map((value) => (Number.isNaN(value) ? -Infinity : sign * value));
  }

  #compute(key: SortKey | 'log10_p'): Float64Array {
    if (key === 'pair_count') return this.#ofPairs((pair) => this.mined.both[pair]!);
    if (key === 'revenue') return this.#ofPairs((pair) => this.#revenue?.[pair] ?? Number.NaN);
    if (key === 'log10_p') return this.#ofPairs((pair) => log10FisherP(this.counts(pair * 2)));
    if (key === 'q') {
      const log10P = this.column('log10_p');
      const q = qValues(
        Float64Array.from(this.mined.both, (_, pair) => log10P[pair * 2]!),
        this.hypotheses,
      );
      return this.#ofPairs((pair) => q[pair]!);
    }
    const measure = measures[key];
    return Float64Array.from({ length: this.size }, (_, rule) => measure(this.counts(rule)));
  }

  #ofPairs(value: (pair: number) => number): Float64Array {
    const column = new Float64Array(this.size);
    for (let pair = 0; pair < this.mined.both.length; pair += 1) {
      column[pair * 2] = value(pair);
      column[pair * 2 + 1] = column[pair * 2]!;
    }
    return column;
  }
}

/** ∞ − ∞ is NaN, which puts nothing in order, so values are compared instead of subtracted. */
const descending = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1);

/** Keeps everything that was computed by name, except for what follows from revenue. */
const withoutRevenue = <Value>(known: ReadonlyMap<string, Value>): Map<string, Value> =>
  new Map([...known].filter(([name]) => !name.includes('revenue')));
