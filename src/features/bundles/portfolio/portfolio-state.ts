import { createMemo, createSignal, type Accessor } from 'solid-js';
import { MOST_IN_PORTFOLIO } from '../../../domain/portfolio';
import type { RuleSet } from '../../../domain/rules';

/** Bundles that were chosen to be looked at together, by the ids of their items. */
export interface Portfolio {
  /** Pairs of the mined rules that are chosen, in the order they were. */
  readonly pairs: Accessor<readonly number[]>;
  has(pair: number): boolean;
  /** Adds a pair, or takes it out. */
  toggle(pair: number): void;
  clear(): void;
  readonly isFull: Accessor<boolean>;
}

const nameOf = (rules: RuleSet, pair: number): string => {
  const { items, first, second } = rules.mined;
  return JSON.stringify([items.ids[first[pair]!], items.ids[second[pair]!]].toSorted());
};

/** Names outlive mining anew; pairs that are no longer mined wait until they are again. */
export function createPortfolio(rules: Accessor<RuleSet | undefined>): Portfolio {
  const [names, setNames] = createSignal<readonly string[]>([]);
  const pairs = createMemo(() => {
    const set = rules();
    const wanted = names();
    if (set === undefined || wanted.length === 0) return [];
    const found = new Map<string, number>();
    for (let pair = 0; pair < set.mined.both.length && found.size < wanted.length; pair += 1) {
      const name = nameOf(set, pair);
      if (wanted.includes(name)) found.set(name, pair);
    }
    return wanted.flatMap((name) => found.get(name) ?? []);
  });
  return {
    pairs,
    has: (pair) => pairs().includes(pair),
    toggle: (pair) => {
      const set = rules();
      if (set === undefined) return;
      const name = nameOf(set, pair);
      setNames((before) => {
        if (before.includes(name)) return before.filter((each) => each !== name);
        return before.length < MOST_IN_PORTFOLIO ? [...before, name] : before;
      });
    },
    clear: () => setNames([]),
    isFull: () => names().length >= MOST_IN_PORTFOLIO,
  };
}
