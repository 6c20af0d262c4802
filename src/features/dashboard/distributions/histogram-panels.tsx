import { createSignal, Show, type Accessor } from 'solid-js';
import type { PeriodFigures } from '../../../domain/dashboard/dashboard';
import { Chart, type ChartHandle } from '../../../ui/chart/chart';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatNumber, formatShare } from '../../../ui/format';
import type { Dashboard, View } from '../create-dashboard';
import { histogramOption, sharesOf, sizeNames, total, type Histogram } from './histogram-option';
import { DashboardPanel } from '../dashboard-panel';

const HEIGHT = 288;

const histogramOf = (
  view: View,
  rest: Pick<Histogram, 'of' | 'size'>,
  pick: (period: PeriodFigures) => number[],
): Histogram => ({
  ...rest,
  counts: pick(view.figures.current),
  previous: view.figures.previous && pick(view.figures.previous),
});

const shareFromTwo = (counts: readonly number[]): string =>
  formatShare(total(counts) === 0 ? 0 : 1 - (counts[0] ?? 0) / total(counts), 0);

/** Shows how many different products orders hold: an order of one can hold no bundle. */
export function BasketPanel(props: { dashboard: Dashboard }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const histogram = (view: View) =>
    histogramOf(
      view,
      { of: 'order', size: ['different product', 'different products in the order'] },
      ({ basketSizes }) => basketSizes,
    );
  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'Basket size'}
      subtitle={(view) =>
        `${shareFromTwo(view.figures.current.basketSizes)} of orders hold two or more products`
      }
      span={4}
      height={HEIGHT}
      table={(view) => tableOf(histogram(view))}
      image={() => handle()?.toImage()}
    >
      {(view) => (
        <HistogramChart
          histogram={() => histogram(view())}
          label="Share of orders by number of different products"
          handle={setHandle}
        />
      )}
    </DashboardPanel>
  );
}

/** Shows how often customers order within the period. */
export function FrequencyPanel(props: { dashboard: Dashboard }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const histogram = (view: View) =>
    histogramOf(
      view,
      { of: 'customer', size: ['order', 'orders in the period'] },
      ({ ordersPerCustomer }) => ordersPerCustomer,
    );
  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={() => 'Orders per customer'}
      subtitle={(view) =>
        `${shareFromTwo(view.figures.current.ordersPerCustomer)} of customers ordered twice or more in the period`
      }
      span={4}
      height={HEIGHT}
      needs={['customers']}
      subject="Repeat orders need the customer of each order."
      hasFigures={({ figures }) => figures.current.totals.customers > 0}
      table={(view) => tableOf(histogram(view))}
      image={() => handle()?.toImage()}
    >
      {(view) => (
        <HistogramChart
          histogram={() => histogram(view())}
          label="Share of customers by number of orders"
          handle={setHandle}
        />
      )}
    </DashboardPanel>
  );
}

function HistogramChart(props: {
  histogram: Accessor<Histogram>;
  label: string;
  handle: (handle: ChartHandle) => void;
}) {
  const inWords = () => {
    const { counts } = props.histogram();
    const names = sizeNames(counts);
    return sharesOf(counts)
      .map((share, index) => `${names[index]}: ${formatShare(share)}`)
      .join(', ');
  };
  return (
    <>
      <div class="legend">
        <span>
          <i style={{ '--k': 'var(--chart-1)' }} />
          Share of {props.histogram().of}s, %
        </span>
        <Show when={props.histogram().previous}>
          <span>
            <i class="ln" style={{ '--k': 'var(--c-text)' }} />
            Previous period
          </span>
        </Show>
      </div>
      <Chart
        option={(tokens) => histogramOption(props.histogram(), tokens)}
        label={`${props.label}. ${inWords()}`}
        height={HEIGHT}
        handle={props.handle}
      />
    </>
  );
}

function tableOf({ of, size, counts, previous }: Histogram): FigureTable {
  const count = (value: number) => formatNumber(value);
  const share = (value: number) => formatShare(value);
  const shares = sharesOf(counts);
  const before = previous && sharesOf(previous);
  return {
    columns: [
      { name: capitalised(size[1]) },
      { name: `${capitalised(of)}s`, format: count },
      { name: 'Share', format: share },
      ...(before === null ? [] : [{ name: 'Previous share', format: share }]),
    ],
    rows: sizeNames(counts).map((name, index) => [
      name,
      counts[index] ?? 0,
      shares[index] ?? 0,
      ...(before === null ? [] : [before[index] ?? 0]),
    ]),
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
