import { For, Index, Match, Show, Switch } from 'solid-js';
import type { ShopQuery } from '../../../../engine/create-shop-query';
import type { AnswerOf } from '../../../../engine/ask';
import { formatDay, formatMoney } from '../../../../ui/format';
import { ErrorState } from '../../../../ui/panel-state';
import type { AskedQuestion } from '../create-evidence';
import { ShortName } from '../long-name';
import { EvidenceSection } from './section';

type ExampleOrder = AnswerOf<'exampleOrders'>[number];

/** The newest orders that hold both, the pair's items marked. */
export function ExampleOrders(props: {
  examples: ShopQuery<'exampleOrders'>;
  antecedent: string;
  consequent: string;
  asked: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const sentence = () => {
    const orders = props.examples.current();
    return orders === undefined || orders.length === 0
      ? undefined
      : `Newest orders with ${props.antecedent} and ${props.consequent}: ${orders.map(inWords).join('; ')}.`;
  };
  return (
    <EvidenceSection
      title="Example orders"
      name="Example orders"
      sentence={sentence()}
      asked={props.asked}
      onShowSql={props.onShowSql}
    >
      <Switch fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}>
        <Match when={props.examples.failure()}>
          {(found) => (
            <ErrorState
              title="The examples could not be read"
              failure={found()}
              retry={props.examples.retry}
            />
          )}
        </Match>
        <Match when={props.examples.current()}>
          {(orders) => (
            <ul class="exs">
              <Index each={orders()}>{(order) => <Example order={order()} />}</Index>
            </ul>
          )}
        </Match>
      </Switch>
    </EvidenceSection>
  );
}

const inWords = ({ orderId, orderedAt }: ExampleOrder): string =>
  orderedAt === null ? orderId : `${orderId} on ${formatDay(orderedAt)}`;

/** A file of days gives every order midnight, which is no time. */
const momentOf = (at: string): string => {
  const time = at.slice(11);
  return time === '00:00' ? formatDay(at) : `${formatDay(at)}, ${time}`;
};

function Example(props: { order: ExampleOrder }) {
  return (
    <li>
      <div>
        <span class="mono">{props.order.orderId}</span>
        <Show when={props.order.orderedAt}>{(at) => <span class="t3">{momentOf(at())}</span>}</Show>
        <Show when={props.order.revenue !== null}>
          <b>{formatMoney(props.order.revenue ?? 0)}</b>
        </Show>
      </div>
      <p>
        <For each={props.order.items}>
          {(item, index) => (
            <>
              {index() > 0 ? ', ' : ''}
              <span classList={{ hit: item.isOfPair }}>
                <ShortName name={item.label} />
              </span>
            </>
          )}
        </For>
      </p>
    </li>
  );
}
