import { createMemo, type Accessor } from 'solid-js';
import { success, type Failure } from '../../domain/errors';
import type { RuleSet } from '../../domain/rules';
import { createQuery } from '../../engine/create-query';
import type { ShopSession } from '../../engine/shop-session';
import type { ExampleOrder } from './answers';
import { createDebounced } from './debounced';
import { inputOf, type MiningQuestion } from './mining';

const REST = 150;
const EXAMPLES = 3;

export interface Examples {
  /** The newest orders with both items of the selected rule; undefined until they are known. */
  readonly orders: Accessor<readonly ExampleOrder[] | undefined>;
  readonly failure: Accessor<Failure | undefined>;
  retry(): void;
}

export function createExamples(
  shop: ShopSession,
  rules: Accessor<RuleSet | undefined>,
  question: Accessor<MiningQuestion | undefined>,
  rule: Accessor<number | undefined>,
): Examples {
  const pair = createMemo(() => {
    const selected = rule();
    return selected === undefined ? undefined : selected >> 1;
  });
  const wanted = createMemo(() => {
    const set = rules();
    const of = question();
    const selected = pair();
    if (set === undefined || of === undefined || selected === undefined) return undefined;
    if (of.grain !== 'order' || selected >= set.mined.both.length) return undefined;
    const { first, second } = set.mined;
    return { mined: inputOf(of), pair: [first[selected]!, second[selected]!] as const };
  });
  const query = createQuery(createDebounced(wanted, REST), async (input, options) => {
    const result = await shop.engine.ask.exampleOrders({ ...input, limit: EXAMPLES }, options);
    return result.ok ? success({ input, orders: result.value }) : result;
  });
  return {
    // The orders of the bundle before would stand under the wrong name.
    orders: () => {
      const latest = query.latest();
      return latest !== undefined && latest.input === wanted() ? latest.orders : undefined;
    },
    failure: query.failure,
    retry: query.retry,
  };
}
