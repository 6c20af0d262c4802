import { confidence, lift, type RuleCounts } from '../measures/metrics';
import { log10FisherP } from '../measures/significance';

/**
 * Itemsets of one size at or above their floor, as flat columns. Set s holds the items `items[s·size] <
 * … < items[s·size + size − 1]`, which are positions in `MinedPairs.items`.
 */
export interface MinedSets {
  size: 3 | 4;
  /**
   * The smallest joint count that was mined: the floor of the pairs, or a higher one to stay in budget.
   */
  floor: number;
  floorWasRaised: boolean;
  /** N. */
  baskets: number;
  items: Int32Array<ArrayBuffer>;
  counts: Int32Array<ArrayBuffer>;
  /**
   * The counts of each set's parts that lack one item: `without[s·size + i]` is the number of baskets
   * that hold every item of set s, with or without its i-th.
   */
  without: Int32Array<ArrayBuffer>;
  /** The same for the parts that lack two items, in the order of `pairsOfPositions(size)`. */
  withoutTwo: Int32Array<ArrayBuffer>;
}

/** Lists the positions two by two: (0,1), (0,2), …, (1,2), … */
export function pairsOfPositions(size: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) pairs.push([i, j]);
  return pairs;
}

/** A rule of an itemset: all items but one → that one. */
export interface SetRule {
  /** Position of the consequent within the set. */
  consequent: number;
  counts: RuleCounts;
  /**
   * The position whose item adds nothing: the part without it says as much. Null where every item adds
   * something.
   */
  explainedWithout: number | null;
  /** log₁₀ p of the item that adds least. */
  log10P: number;
}

export interface SetFinding {
  /** The likeliest rule of those that no part explains, else of all. */
  best: SetRule;
  rules: SetRule[];
  /** True when a part of the bundle says as much as the whole, whichever item is offered. */
  isRedundant: boolean;
}

/** An item counts as adding to the antecedent when its p is below this. */
export const PRODUCTIVE_P = 0.05;

export const redundancyHelp =
  'A larger bundle is marked when one of its parts says as much. For each of its rules (all but one → that one) and ' +
  'each item on the left, Fisher’s exact test asks whether that item still raises the chance of the right side among ' +
  'the orders that hold the rest of the left. If it does for no rule (p < 0.05 for every item of the left), the ' +
  'bundle is explained by the named part.';

/**
 * Judges one set. `itemCounts` are those of `MinedPairs.items`. A rule is productive when every item
 * of its antecedent adds to it (Webb, "Discovering significant patterns", Machine Learning 2007).
 */
export function judgeSet(sets: MinedSets, set: number, itemCounts: Int32Array): SetFinding {
  const rules = Array.from({ length: sets.size }, (_, consequent) =>
    ruleOf(sets, set, consequent, itemCounts),
  );
  const productive = rules.filter(({ explainedWithout }) => explainedWithout === null);
  const candidates = productive.length > 0 ? productive : rules;
  const best = candidates.reduce((a, b) => (confidence(b.counts) > confidence(a.counts) ? b : a));
  return { best, rules, isRedundant: productive.length === 0 };
}

function ruleOf(sets: MinedSets, set: number, consequent: number, itemCounts: Int32Array): SetRule {
  const { size, baskets, items, counts, without } = sets;
  const both = counts[set]!;
  const antecedent = without[set * size + consequent]!;
  let explainedWithout: number | null = null;
  let log10P = Number.NEGATIVE_INFINITY;
  for (let dropped = 0; dropped < size; dropped += 1) {
    if (dropped === consequent) continue;
    // Among the baskets with the rest of the left: does the dropped item raise the right side?
    const p = log10FisherP({
      baskets: restCount(sets, set, dropped, consequent),
      antecedent,
      consequent: without[set * size + dropped]!,
      both,
    });
    if (p > log10P) {
      log10P = p;
      if (p >= Math.log10(PRODUCTIVE_P)) explainedWithout = dropped;
    }
  }
  return {
    consequent,
    counts: { baskets, antecedent, consequent: itemCounts[items[set * size + consequent]!]!, both },
    explainedWithout,
    log10P,
  };
}

/** Counts the baskets that hold every item of the set, with or without the two at these positions. */
function restCount(sets: MinedSets, set: number, one: number, other: number): number {
  const pairs = pairsOfPositions(sets.size);
  const [low, high] = one < other ? [one, other] : [other, one];
  const at = pairs.findIndex(([i, j]) => i === low && j === high);
  return sets.withoutTwo[set * pairs.length + at]!;
}

/**
 * Returns the lift of a whole set: how many times more often it occurs than if all its items were
 * independent.
 */
export function liftOfSet(sets: MinedSets, set: number, itemCounts: Int32Array): number {
  const { size, baskets, items, counts } = sets;
  let value = counts[set]! / baskets;
  for (let at = 0; at < size; at += 1) value *= baskets / itemCounts[items[set * size + at]!]!;
  return value;
}

/** A product to add to a pair. */
export interface ThirdItem {
  /** Position in `MinedPairs.items`. */
  item: number;
  /** Counts of the rule pair → third, whose antecedent is the pair. */
  counts: RuleCounts;
  /** The number of baskets that hold the third item and the pair's first, and likewise its second. */
  withFirst: number;
  withSecond: number;
}

export interface JudgedThird extends ThirdItem {
  lift: number;
  log10P: number;
  /** The single item of the pair that says as much about the third as both do; null where both add. */
  explainedBy: 'first' | 'second' | null;
}

/**
 * Returns the thirds that the pair makes likelier, with the most extra baskets beyond chance first,
 * since a bundle is worth what it sells. `pair` holds n(first) and n(second).
 */
export function judgeThirds(
  thirds: readonly ThirdItem[],
  pair: { first: number; second: number },
): JudgedThird[] {
  return thirds
    .map((third) => {
      const { antecedent, both } = third.counts;
      const adds = (rest: number, consequent: number) =>
        log10FisherP({ baskets: rest, antecedent, consequent, both }) < Math.log10(PRODUCTIVE_P);
      const secondAdds = adds(pair.first, third.withFirst);
      const firstAdds = adds(pair.second, third.withSecond);
      const explainedBy = secondAdds ? (firstAdds ? null : 'second') : 'first';
      return {
        ...third,
        lift: lift(third.counts),
        log10P: log10FisherP(third.counts),
        explainedBy,
      } as const;
    })
    .filter((third) => third.lift > 1)
    .toSorted((a, b) => extra(b.counts) - extra(a.counts) || a.item - b.item);
}

const extra = ({ baskets, antecedent, consequent, both }: RuleCounts): number =>
  both - (antecedent * consequent) / baskets;
