import { For, Index, Match, Show, Switch } from 'solid-js';
import { formatDay, formatMoney } from '../../../ui/format';
import { ErrorState } from '../../../ui/panel-state';
import type { ExampleOrder } from '../answers';
import type { Examples } from '../examples';

/** The newest orders that hold both, the pair's items marked. */
export function ExampleOrders(props: { examples: Examples }) {
  return (
    <section>
      <h3>Example orders</h3>
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
        <Match when={props.examples.value()}>
          {(orders) => (
            <ul class="exs">
              <Index each={orders()}>{(order) => <Example order={order()} />}</Index>
            </ul>
          )}
        </Match>
      </Switch>
    </section>
  );
}

function Example(props: { order: ExampleOrder }) {
  return (
    <li>
      <div>
        <span class="mono">{props.order.orderId}</span>
        <Show when={props.order.orderedAt}>
          {(at) => (
            <span class="t3">
              {formatDay(at())}, {at().slice(11)}
            </span>
          )}
        </Show>
        <Show when={props.order.revenue !== null}>
          <b>{formatMoney(props.order.revenue ?? 0)}</b>
        </Show>
      </div>
      <p>
        <For each={props.order.items}>
          {(item, index) => (
            <>
              {index() > 0 ? ', ' : ''}
              <span classList={{ hit: item.isOfPair }}>{item.label}</span>
            </>
          )}
        </For>
      </p>
    </li>
  );
}
