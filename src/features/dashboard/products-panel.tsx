import { createSignal, Index, Show } from 'solid-js';
import type { Measures, ProductFigures, ProductMeasure } from '../../domain/dashboard/dashboard';
import { Delta } from '../../ui/marks/delta';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatMoney, formatNumber } from '../../ui/format';
import { Segmented } from '../../ui/input/segmented';
import type { Dashboard, View } from './create-dashboard';
import { DashboardPanel } from './dashboard-panel';

const SHOWN = 9;
const options = [
  { value: 'net', label: 'Revenue' },
  { value: 'units', label: 'Units' },
  { value: 'orders', label: 'Orders' },
] as const;
const formats: Record<ProductMeasure, (value: number) => string> = {
  net: (value) => formatMoney(value, 0),
  units: (value) => formatNumber(value),
  orders: (value) => formatNumber(value),
};

/** The products that sold most, by revenue, units or orders. */
export function ProductsPanel(props: { dashboard: Dashboard }) {
  const [chosen, setChosen] = createSignal<ProductMeasure>('net');
  const hasPrices = () => props.dashboard.view()?.shop.parts.prices !== false;
  const measure = (): ProductMeasure => (chosen() === 'net' && !hasPrices() ? 'units' : chosen());
  const count = ({ figures }: View) =>
    figures.categories.reduce((sum, { products }) => sum + products, 0);
  const top = (view: View) => ranked(view.figures.products, measure()).slice(0, SHOWN);

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'Top products'}
      subtitle={(view) =>
        `${formatNumber(Math.min(SHOWN, count(view)))} of ${formatNumber(count(view))}` +
        (view.figures.previous === null ? '' : ', with their change')
      }
      tools={
        <Segmented
          label="Rank products by"
          options={hasPrices() ? options : options.slice(1)}
          value={measure()}
          onChange={setChosen}
        />
      }
      span={4}
      height={340}
      table={(view) => tableOf(view.figures.products, measure(), view.shop.parts.prices)}
    >
      {(view) => (
        <ol class="barlist" classList={{ 'barlist--plain': view().figures.previous === null }}>
          <Index each={top(view())}>
            {(product) => (
              <ProductBar
                product={product()}
                measure={measure()}
                most={top(view())[0]?.current[measure()] ?? 0}
                compared={view().figures.previous !== null}
              />
            )}
          </Index>
        </ol>
      )}
    </DashboardPanel>
  );
}

function ProductBar(props: {
  product: ProductFigures;
  measure: ProductMeasure;
  most: number;
  compared: boolean;
}) {
  const value = () => props.product.current[props.measure];
  const change = () => value() / props.product.previous[props.measure] - 1;
  const width = () => (props.most > 0 ? Math.max(0, value() / props.most) : 0);
  return (
    <li>
      <span class="barlist__bar" style={{ '--w': `${width() * 100}%` }} title={props.product.name}>
        <span>{props.product.name}</span>
      </span>
      <b>{formats[props.measure](value())}</b>
      <Show when={props.compared}>
        <Show
          when={Number.isFinite(change())}
          fallback={<span class="delta">{value() > 0 ? 'new' : '–'}</span>}
        >
          <Delta change={change()} digits={0} />
        </Show>
      </Show>
    </li>
  );
}

const ranked = (products: readonly ProductFigures[], measure: ProductMeasure): ProductFigures[] =>
  products
    .filter(({ current }) => current.orders > 0)
    .sort((a, b) => b.current[measure] - a.current[measure]);

function tableOf(
  products: readonly ProductFigures[],
  measure: ProductMeasure,
  hasPrices: boolean,
): FigureTable {
  const values = ({ net, units, orders }: Measures) =>
    hasPrices ? [net, units, orders] : [units, orders];
  const columns = (prefix: string) => [
    ...(hasPrices
      ? [{ name: `${prefix}Net revenue`, format: (value: number) => formatMoney(value, 2) }]
      : []),
    { name: `${prefix}Units`, format: formats.units },
    { name: `${prefix}Orders`, format: formats.orders },
  ];
  return {
    columns: [{ name: 'Product' }, { name: 'Category' }, ...columns(''), ...columns('Previous: ')],
    rows: ranked(products, measure).map(({ name, category, current, previous }) => [
      name,
      category ?? '',
      ...values(current),
      ...values(previous),
    ]),
  };
}
