import { judgeHoldout, type Holdout, type HoldoutCounts } from './holdout';
import { MEASURE_NAMES, measures, type MeasureName, type RuleCounts } from './metrics';
import { log10FisherP, qValues } from './significance';
import { confidenceInterval, liftInterval, type Interval } from './statistics';
import { strengthOf, type Strength } from './strength';
import type { Grain, Level } from './words';

/** What was mined once: all pairs of items at or above the floor, as columns. */
export interface MinedPairs {
  grain: Grain;
  level: Level;
  /** The smallest co-occurrence count that was mined. */
  floor: number;
  /** True when the floor was chosen to keep the join in budget, not by the user. */
  floorIsAutomatic: boolean;
  /** Rows the self-join was estimated to make, Σ n(n−1)/2 over the pruned baskets. */
  joinedRows: number;
  /** N. */
  baskets: number;
  /**
   * m: pairs of items at or above the floor that could have been found. K(K−1)/2 for K such items, less
   * the pairs of a product with its own category, and those without an item that was asked for.
   */
  hypotheses: number;
  items: {
    /** What a person reads: the most frequent name of the product. */
    labels: string[];
    /** What identifies the item at this level: a product id, or a name where there is none. */
    /**
     * At the level mixed a category's is `category:` and its name; a product whose own id begins so, or
     * with `product:`, has `product:` before it.
     */
    ids: string[];
    counts: Int32Array<ArrayBuffer>;
  };
  /** Positions in `items`, first < second, and in how many baskets both are. */
  first: Int32Array<ArrayBuffer>;
  second: Int32Array<ArrayBuffer>;
  both: Int32Array<ArrayBuffer>;
}

/** By itself the page never mines fewer orders than this: they say little about anything. */
export const LOWEST_AUTOMATIC_FLOOR = 5;

/** What rules can be sorted by: a measure, the joint count, the strength of evidence, or revenue. */
export type SortKey = MeasureName | 'pair_count' | 'q' | 'revenue';
export const SORT_KEYS: readonly SortKey[] = [...MEASURE_NAMES, 'pair_count', 'q', 'revenue'];

/**
 * Directed rules over mined pairs: rule 2p is first → second of pair p, rule 2p + 1 the other way.
 * Invariant: immutable; every column is computed once, when it is first asked for.
 */
export class RuleSet {
  readonly mined: MinedPairs;
  readonly size: number;
  /** m: hypotheses tested. */
  readonly hypotheses: number;
  readonly #columns = new Map<string, Float64Array>();
  readonly #orders = new Map<string, Uint32Array>();
  readonly #revenue: Float64Array | undefined;
  readonly #holdout: HoldoutCounts | null;

  /**
   * `pairRevenue[p]`: revenue of both lines in the joint baskets of pair p, when it is known.
   * `holdout`: null until it is known, and in a shop without dates.
   */
  constructor(mined: MinedPairs, pairRevenue?: Float64Array, holdout: HoldoutCounts | null = null) {
    this.mined = mined;
    this.size = mined.both.length * 2;
    this.hypotheses = mined.hypotheses;
    this.#revenue = pairRevenue;
    this.#holdout = holdout;
  }

  /** Position of the antecedent in `mined.items`. */
  antecedent(rule: number): number {
    const { first, second } = this.mined;
    return (rule % 2 === 0 ? first : second)[rule >> 1]!;
  }

  consequent(rule: number): number {
    return this.antecedent(rule ^ 1);
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

  /** The days of the two stretches; null: not known. */
  get holdoutDays(): Pick<HoldoutCounts, 'firstDay' | 'from' | 'lastDay'> | null {
    return this.#holdout;
  }

  /** The rule in the days it was found in and in those kept back; null: not known. */
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

  /** The badge, by all that is known of the rule. */
  strength(rule: number): Strength {
    return strengthOf(this.counts(rule), {
      q: this.column('q')[rule]!,
      holdout: this.holdout(rule)?.verdict ?? null,
    });
  }

  /** A value for every rule. Unknown revenue is NaN. */
  column(key: SortKey | 'log10_p'): Float64Array {
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    const column = this.#compute(key);
    this.#columns.set(key, column);
    return column;
  }

  /** All rules, the best first: highest value, but the smallest q; ties by joint count, then position. */
  order(key: SortKey): Uint32Array {
    const known = this.#orders.get(key);
    if (known !== undefined) return known;
    const column = this.column(key);
    const { both } = this.mined;
    const sign = key === 'q' ? -1 : 1;
    const value = (rule: number) =>
      Number.isNaN(column[rule]!) ? -Infinity : sign * column[rule]!;
    const order = Uint32Array.from({ length: this.size }, (_, rule) => rule).sort(
      (i, j) => descending(value(i), value(j)) || both[j >> 1]! - both[i >> 1]! || i - j,
    );
    this.#orders.set(key, order);
    return order;
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

/** ∞ − ∞ is no order, so infinities are compared before they are subtracted. */
const descending = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1);
