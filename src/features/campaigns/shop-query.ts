import { createMemo, type Accessor } from 'solid-js';
import { useShop } from '../../engine/context';
import { createQuery, type Query } from '../../engine/create-query';
import type { AskOptions } from '../../engine/engine';
import type { Result } from '../../domain/errors';

/**
 * A question to the loaded shop: asked when the shop or the question changes, not each time something
 * is computed anew. An undefined question asks nothing, nor does a page without a shop.
 */
export function createShopQuery<Input, Answer>(
  question: Accessor<Input | undefined>,
  ask: (input: Input, options: AskOptions) => Promise<Result<Answer>>,
): Query<Answer> {
  const shop = useShop();
  const asked = createMemo(
    () => {
      const fingerprint = shop.summary()?.fingerprint;
      const input = question();
      return fingerprint === undefined || input === undefined ? undefined : { fingerprint, input };
    },
    undefined,
    { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  return createQuery(asked, ({ input }, options) => ask(input, options));
}
