import { createMemo, type Accessor } from 'solid-js';
import { success, type Failure, type Result } from '../../../domain/errors';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createQuery } from '../../../engine/create-query';
import type { AskOptions } from '../../../engine/engine';
import { createDebounced } from './debounced';
import { inputOf, type MineInput, type MiningQuestion } from './mining';

/** A selection that has not moved for this long is looked at. In ms. */
const REST = 150;

/** The answer to a question about what is looked at now, never about what was before. */
export interface Answer<Value> {
  readonly value: Accessor<Value | undefined>;
  readonly failure: Accessor<Failure | undefined>;
  retry(): void;
}

export interface PairQuestion {
  mined: MineInput;
  /** Antecedent and consequent, as positions of items. */
  pair: readonly [number, number];
}

/** The selected rule as questions about it need it; undefined: there is none. */
export function createPairQuestion(
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MiningQuestion | undefined>,
  rule: Accessor<number | undefined>,
): Accessor<PairQuestion | undefined> {
  // Revenue and later orders make other rule sets of the same pairs: the question stays.
  return createMemo(
    () => {
      const set = rules();
      const of = question();
      const selected = rule();
      if (set === undefined || of === undefined || selected === undefined) return undefined;
      if (selected >= set.size) return undefined;
      return {
        mined: inputOf(of),
        pair: [set.antecedent(selected), set.consequent(selected)] as const,
      };
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
}

/** Asks once the input rests. An answer to another input than the present one is not given. */
export function createAnswer<Input, Value>(
  wanted: Accessor<Input | undefined>,
  ask: (input: Input, options: AskOptions) => Promise<Result<Value>>,
  rest = REST,
): Answer<Value> {
  const query = createQuery(createDebounced(wanted, rest), async (input, options) => {
    const result = await ask(input, options);
    return result.ok ? success({ input, value: result.value }) : result;
  });
  return {
    value: () => {
      const latest = query.latest();
      return latest !== undefined && latest.input === wanted() ? latest.value : undefined;
    },
    failure: query.failure,
    retry: query.retry,
  };
}
