import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { RuleSet } from '../../domain/bundles/rules';

/** Names a rule by its items' ids, so that it outlives mining anew. */
interface ChosenRule {
  antecedent: string;
  consequent: string;
}

export interface Selection {
  /** The selected rule; undefined when the evidence panel is closed. */
  readonly rule: Accessor<number | undefined>;
  /** Its place among the rules shown, from 0. */
  readonly position: Accessor<number>;
  select(rule: number): void;
  /** To the rule before or after; stays at the ends. */
  step(by: -1 | 1): void;
  close(): void;
}

/**
 * Holds which of the shown rules is looked at. The chosen one stays as long as it passes; else the best one
 * stands in where there is room for the panel beside the table (`always`), until it is closed.
 */
export function createSelection(
  rules: Accessor<RuleSet | undefined>,
  shown: Accessor<Uint32Array>,
  always: Accessor<boolean>,
): Selection {
  const [chosen, setChosen] = createSignal<ChosenRule>();
  const [isClosed, setClosed] = createSignal(false);

  const chosenRule = createMemo(() => {
    const set = rules();
    const names = chosen();
    return set && names && findRule(set, names);
  });
  const position = createMemo(() => {
    const rule = chosenRule();
    const at = rule === undefined ? -1 : shown().indexOf(rule);
    if (at !== -1) return at;
    return always() && !isClosed() && shown().length > 0 ? 0 : -1;
  });
  const rule = createMemo(() => shown()[position()]);

  function select(next: number): void {
    const set = rules();
    if (set === undefined) return;
    const { ids } = set.mined.items;
    setClosed(false);
    setChosen({
      antecedent: ids[set.antecedent(next)]!,
      consequent: ids[set.consequent(next)]!,
    });
  }

  return {
    rule,
    position,
    select,
    step: (by) => {
      const next = shown()[position() + by];
      if (next !== undefined) select(next);
    },
    close: () => {
      setChosen(undefined);
      setClosed(true);
    },
  };
}

const findRule = (rules: RuleSet, { antecedent, consequent }: ChosenRule): number | undefined =>
  ruleOfIds(rules, antecedent, consequent);

/** The rule between two items; undefined where it was not mined. */
export function ruleOfIds(
  rules: RuleSet,
  antecedentId: string,
  consequentId: string,
): number | undefined {
  const { items, first, second } = rules.mined;
  const antecedent = items.ids.indexOf(antecedentId);
  const consequent = items.ids.indexOf(consequentId);
  if (antecedent === -1 || consequent === -1) return undefined;
  const low = Math.min(antecedent, consequent);
  const high = Math.max(antecedent, consequent);
  for (let pair = 0; pair < first.length; pair += 1) {
    if (first[pair] === low && second[pair] === high) {
      return antecedent === low ? pair * 2 : pair * 2 + 1;
    }
  }
  return undefined;
}
