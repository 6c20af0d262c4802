import { createEffect, createMemo, on, untrack, type Accessor } from 'solid-js';
import { isSameValue } from '../domain/same-value';
import type { ShopSummary } from '../domain/shop/shop';
import { createDebounced } from './create-debounced';
import { createQuery, type Query } from './create-query';
import type { AnswerOf, InputOf, QuestionName } from './ask';
import type { ShopSession } from './create-shop-session';

export type ShopQuery<Name extends QuestionName> = Query<AnswerOf<Name>, InputOf<Name>>;

/**
 * An answer depends on these parts of a loaded shop: its tables, and the thresholds that segment its
 * customers.
 */
type ShopState = Pick<ShopSummary, 'fingerprint' | 'segmentRules'>;

interface ShopQuestion<Name extends QuestionName> {
  shop: ShopState;
  input: InputOf<Name>;
}

/**
 * Asks the loaded shop a question, by the question's name. It is asked when its input or the shop
 * changes by value, once the input has rested for `rest` ms, and not at all while the input is
 * undefined or no shop is loaded. An answer about another shop does not count. This is the one place
 * where the page asks for what it shows: in one version of the app an answer depends on nothing but the
 * name, the input and the state of the shop.
 */
export function createShopQuery<Name extends QuestionName>(
  session: ShopSession,
  name: Name,
  input: Accessor<InputOf<Name> | undefined>,
  { rest = 0 }: { rest?: number } = {},
): ShopQuery<Name> {
  const shop = createMemo<ShopState | undefined>(
    () => {
      const summary = session.summary();
      return summary && { fingerprint: summary.fingerprint, segmentRules: summary.segmentRules };
    },
    undefined,
    { equals: isSameValue },
  );
  const question = createMemo<ShopQuestion<Name> | undefined>(
    () => {
      const state = shop();
      const asked = input();
      return state === undefined || asked === undefined ? undefined : { shop: state, input: asked };
    },
    undefined,
    { equals: isSameValue },
  );
  const rested = rest > 0 ? createDebounced(question, rest) : question;
  const query = createQuery(rested, (asked, options) =>
    session.engine.ask[name](asked.input, options),
  );

  // A question that ended with the engine is asked again when the shop is back, but only once, as it
  // may be what ended the engine.
  let askedAgain: ShopQuestion<Name> | undefined;
  createEffect(
    on(
      session.summary,
      () => {
        const asked = untrack(rested);
        if (untrack(query.failure)?.kind !== 'engine-stopped' || asked === askedAgain) return;
        askedAgain = asked;
        query.retry();
      },
      { defer: true },
    ),
  );

  const unbound = createMemo(() => {
    const found = query.answered();
    return found && { ...found.input, answer: found.answer };
  });
  const answered = createMemo(() => {
    const found = unbound();
    const isOfThis = question() !== undefined && isSameValue(found?.shop, shop());
    return isOfThis ? found : undefined;
  });
  const isRested = () => isSameValue(question(), rested());
  return {
    ...query,
    current: () => (isRested() ? query.current() : undefined),
    latest: () => answered()?.answer,
    answered,
    status: () => {
      if (isRested()) return query.status();
      return question() === undefined ? 'waiting' : 'loading';
    },
    failure: () => (isRested() ? query.failure() : undefined),
  };
}
