import { createMemo, type Accessor } from 'solid-js';
import { MOST_IN_PORTFOLIO } from '../../../domain/bundles/portfolio';
import type { RuleSet } from '../../../domain/bundles/rules';
import type { ThresholdsState } from '../thresholds/create-thresholds';

/** Bundles that were chosen to be looked at together. They are in the address, by the ids of their items. */
export interface Portfolio {
  /** Pairs of the mined rules that are chosen, in the order they were. */
  readonly pairs: Accessor<readonly number[]>;
  has(pair: number): boolean;
  /** Adds pairs that are not in it, as far as there is room. */
  add(pairs: readonly number[]): void;
  remove(pair: number): void;
  clear(): void;
  readonly isFull: Accessor<boolean>;
}

/** Ids outlive mining anew; bundles that are no longer mined wait until they are again. */
export function createPortfolio(
  rules: Accessor<RuleSet | undefined>,
  { current, change }: Pick<ThresholdsState, 'current' | 'change'>,
): Portfolio {
  const ids = createMemo(() => current().chosen);
  const pairs = createMemo(() => {
    const set = rules();
    return set === undefined || ids().length === 0 ? [] : pairsOf(set, ids());
  });
  const idsOf = (set: RuleSet, chosen: readonly number[]) =>
    chosen.flatMap((pair) =>
      [set.mined.first[pair]!, set.mined.second[pair]!].map((item) => set.mined.items.ids[item]!),
    );
  return {
    pairs,
    has: (pair) => pairs().includes(pair),
    add: (more) => {
      const set = rules();
      if (set === undefined) return;
      const added = [...new Set(more)].filter((pair) => !pairs().includes(pair));
      const all = [...ids(), ...idsOf(set, added)];
      change({ chosen: all.slice(0, 2 * MOST_IN_PORTFOLIO) });
    },
    remove: (pair) => {
      const set = rules();
      if (set === undefined) return;
      const removed = new Set(idsOf(set, [pair]));
      change({
        chosen: ids().filter((_, at) => {
          const from = at - (at % 2);
          return !(removed.has(ids()[from]!) && removed.has(ids()[from + 1]!));
        }),
      });
    },
    clear: () => change({ chosen: [] }),
    isFull: () => ids().length >= 2 * MOST_IN_PORTFOLIO,
  };
}

/** The mined pairs of ids that stand two by two, whichever of a pair comes first. */
function pairsOf({ mined }: RuleSet, ids: readonly string[]): number[] {
  const { first, second, items } = mined;
  const itemOf = new Map(items.ids.map((id, item) => [id, item]));
  const places = new Map<string, number>();
  for (let at = 0; at + 1 < ids.length; at += 2) {
    const [one, other] = [itemOf.get(ids[at]!), itemOf.get(ids[at + 1]!)];
    if (one === undefined || other === undefined) continue;
    places.set(`${Math.min(one, other)} ${Math.max(one, other)}`, at);
  }
  const wanted = new Set([...places.keys()].map((key) => Number(key.split(' ')[0])));
  const found: { at: number; pair: number }[] = [];
  for (let pair = 0; pair < first.length; pair += 1) {
    if (!wanted.has(first[pair]!)) continue;
    const at = places.get(`${first[pair]!} ${second[pair]!}`);
    if (at !== undefined) found.push({ at, pair });
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ pair }) => pair);
}
