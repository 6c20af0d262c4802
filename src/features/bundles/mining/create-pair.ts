import { createMemo, type Accessor } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { isSameValue } from '../../../domain/same-value';
import type { InputOf } from '../../../engine/ask';
import type { MineInput } from './mine-input';

/** A selection that has not moved for this long is asked about, in ms. */
export const SELECTION_REST = 150;

/** The pair of a rule as questions about it take it: its antecedent and its consequent. */
export type PairInput = InputOf<'promoCounts'>;

/** Follows the pair of the selected rule; it is undefined where no rule is selected. */
export function createPair(
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MineInput | undefined>,
  rule: Accessor<number | undefined>,
): Accessor<PairInput | undefined> {
  // Revenue and later orders make other rule sets of the same pairs: the question stays.
  return createMemo(
    () => {
      const set = rules();
      const mined = question();
      const selected = rule();
      if (set === undefined || mined === undefined || selected === undefined) return undefined;
      if (selected >= set.size) return undefined;
      return { mined, pair: [set.antecedent(selected), set.consequent(selected)] as const };
    },
    undefined,
    { equals: isSameValue },
  );
}
