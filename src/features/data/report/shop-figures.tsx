import { Show, type JSX } from 'solid-js';
import type { LoadReport } from '../../../domain/shop/shop';
import { formatDay, formatNumber } from '../../../ui/format';

/** The shop in figures, to be held against what the person knows of it. */
export function ShopFigures(props: { report: LoadReport }) {
  const summary = () => props.report.summary;
  return (
    <dl class="panel figures">
      <Figure name="Sources">
        <Count value={props.report.sources.length} />
      </Figure>
      <Figure name="Rows read">
        <Count value={summary().rowsRead} />
      </Figure>
      <Figure name="Rows loaded">
        <Count value={summary().rowsLoaded} />
      </Figure>
      <Figure name="Rows set aside">
        <Count value={summary().rowsSetAside} />
      </Figure>
      <Figure name="Orders">
        <Count value={summary().orders} />
      </Figure>
      <Figure name="Lines">
        <Count value={summary().lines} />
      </Figure>
      <Figure name="Products">
        <Count value={summary().products} />
      </Figure>
      <Figure name="Customers">
        <Count value={summary().customers} />
      </Figure>
      <Figure name="First order">
        <Day day={summary().firstDay} />
      </Figure>
      <Figure name="Last order">
        <Day day={summary().lastDay} />
      </Figure>
      <Figure name="Baskets">
        <Count value={summary().baskets} />
      </Figure>
      <Figure name="Items">
        <Count value={summary().items} />
      </Figure>
      <Figure name="Basket items">
        <Count value={summary().basketItems} />
      </Figure>
    </dl>
  );
}

function Figure(props: { name: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

const Count = (props: { value: number }) => (
  <data value={props.value}>{formatNumber(props.value)}</data>
);

const Day = (props: { day: string | null }) => (
  <Show when={props.day} fallback="–">
    {(day) => <time datetime={day()}>{formatDay(day())}</time>}
  </Show>
);
