import { createMemo, createSignal, Show } from 'solid-js';
import { Chart, type ChartHandle } from '../../../ui/chart/chart';
import type { ChartPoint } from '../../../ui/chart/chart-option';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatNumber, formatShare, plural } from '../../../ui/format';
import { Segmented } from '../../../ui/input/segmented';
import { CategoryBars } from './category-bars';
import {
  blocksOf,
  categoryName,
  categoryOption,
  formatCategory,
  type CategoryMeasure,
} from './category-option';
import type { Dashboard, View } from '../create-dashboard';
import { DashboardPanel } from '../dashboard-panel';

const HEIGHT = 282;
const views = [
  { value: 'treemap', label: 'Treemap' },
  { value: 'bars', label: 'Bars' },
] as const;

const measureOf = (view: View): CategoryMeasure => (view.shop.parts.prices ? 'net' : 'units');

/** Shows what each category brings. A category filters the page; the bars do so by keyboard too. */
export function CategoryPanel(props: { dashboard: Dashboard }) {
  const [shown, setShown] = createSignal<'treemap' | 'bars'>('treemap');
  const [handle, setHandle] = createSignal<ChartHandle>();
  const category = () => props.dashboard.setting()?.filter.category ?? null;
  const toggle = (name: string) =>
    props.dashboard.change({ category: category() === name ? null : name });
  const whole = (view: View) =>
    view.figures.categories.reduce((sum, row) => sum + row[measureOf(view)], 0);

  return (
    <DashboardPanel
      dashboard={props.dashboard}
      title={(view) =>
        view?.shop.parts.prices === false ? 'Units by category' : 'Revenue by category'
      }
      subtitle={(view) => {
        const { categories } = view.figures;
        const products = categories.reduce((sum, row) => sum + row.products, 0);
        return `${formatCategory(measureOf(view), whole(view))} across ${plural(categories.length, 'category', 'categories')} and ${plural(products, 'product')}`;
      }}
      tools={
        <>
          <Show when={category()}>
            <button
              class="btn btn--sm"
              type="button"
              onClick={() => props.dashboard.change({ category: null })}
            >
              All categories
            </button>
          </Show>
          <Segmented label="Category view" options={views} value={shown()} onChange={setShown} />
        </>
      }
      span={5}
      height={HEIGHT}
      needs={['categories']}
      subject="Sums by category need the category of each product."
      table={tableOf}
      image={() => (shown() === 'treemap' ? handle()?.toImage() : undefined)}
    >
      {(view) => (
        <Show
          when={shown() === 'treemap'}
          fallback={
            <CategoryBars
              rows={view().figures.categories}
              measure={measureOf(view())}
              compared={view().figures.previous !== null}
              chosen={category()}
              onChoose={toggle}
            />
          }
        >
          <Treemap view={view()} onChoose={toggle} handle={setHandle} />
        </Show>
      )}
    </DashboardPanel>
  );
}

function Treemap(props: {
  view: View;
  onChoose: (category: string) => void;
  handle: (handle: ChartHandle) => void;
}) {
  const measure = () => measureOf(props.view);
  const blocks = createMemo(() =>
    blocksOf(props.view.figures.categories, props.view.figures.products, measure()),
  );
  const choose = ({ name }: ChartPoint) => {
    const { categories } = props.view.shop;
    const product = props.view.figures.products.find((row) => row.name === name);
    const category = categories.includes(name) ? name : product?.category;
    if (typeof category === 'string') props.onChoose(category);
  };
  const label = () =>
    `By category: ${blocks()
      .slice(0, 8)
      .map(({ name, value }) => `${name} ${formatCategory(measure(), value)}`)
      .join(', ')}. The bars beside this view filter by category.`;
  return (
    <Chart
      option={(tokens) =>
        categoryOption(
          { blocks: blocks(), categories: props.view.shop.categories, measure: measure() },
          tokens,
        )
      }
      label={label()}
      height={HEIGHT}
      onPoint={choose}
      handle={props.handle}
    />
  );
}

function tableOf(view: View): FigureTable {
  const measure = measureOf(view);
  const { categories } = view.figures;
  const whole = categories.reduce((sum, row) => sum + row[measure], 0);
  const format = (value: number) => formatCategory(measure, value);
  return {
    columns: [
      { name: 'Category' },
      { name: 'Products', format: (value) => formatNumber(value) },
      { name: measure === 'net' ? 'Net revenue' : 'Units', format },
      { name: 'Share', format: (value) => formatShare(value) },
      { name: 'Previous period', format },
    ],
    rows: categories.map((row) => [
      categoryName(row.category),
      row.products,
      row[measure],
      whole === 0 ? null : row[measure] / whole,
      view.figures.previous === null
        ? null
        : measure === 'net'
          ? row.previousNet
          : row.previousUnits,
    ]),
  };
}
