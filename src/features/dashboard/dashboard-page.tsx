import { A } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { allDays } from '../../domain/dashboard/filters';
import { missing } from '../../domain/shop/missing-parts';
import { useShop } from '../../engine/context';
import { Banner } from '../../ui/banner';
import { formatNumber } from '../../ui/format';
import { ErrorState } from '../../ui/panel-state';
import { CategoryPanel } from './categories/category-panel';
import { createDashboard, type Dashboard } from './create-dashboard';
import { CustomersPanel } from './customers/customers-panel';
import { DefinitionsButton } from './definitions';
import { FilterBar } from './filters/filter-bar';
import { findingOf } from './figures/finding';
import { BasketPanel, FrequencyPanel } from './distributions/histogram-panels';
import { HoursPanel } from './distributions/hours-panel';
import { KpiStrip } from './figures/kpi-strip';
import { NewcomersPanel } from './customers/newcomers-panel';
import { ProductsPanel } from './products-panel';
import { SegmentsPanel } from './customers/segments-panel';
import { TrendPanel } from './trend/trend-panel';
import { worthOf } from './worth';
import './dashboard.css';

/** Shows what sells, when, and to whom: the finding first, then the evidence, all of it under one filter. */
export default function DashboardPage() {
  const session = useShop();
  const dashboard = createDashboard();
  const failure = () => {
    const status = session.status();
    return status.state === 'failed' && session.summary() === undefined
      ? status.failure
      : undefined;
  };

  return (
    <>
      <FilterBar dashboard={dashboard} />
      <main class="page" id="main">
        <Switch fallback={<Figures dashboard={dashboard} />}>
          <Match when={failure()}>
            {(failure) => (
              <>
                <h1 class="vh">Dashboard</h1>
                <ErrorState title="The shop could not be loaded" failure={failure()} />
              </>
            )}
          </Match>
        </Switch>
      </main>
    </>
  );
}

function Figures(props: { dashboard: Dashboard }) {
  return (
    <>
      <Heading dashboard={props.dashboard} />
      <NoPrices dashboard={props.dashboard} />
      <KpiStrip dashboard={props.dashboard} />
      <div class="grid">
        <TrendPanel dashboard={props.dashboard} />
        <ProductsPanel dashboard={props.dashboard} />
        <CategoryPanel dashboard={props.dashboard} />
        <HoursPanel dashboard={props.dashboard} />
        <BasketPanel dashboard={props.dashboard} />
        <SegmentsPanel dashboard={props.dashboard} />
        <NewcomersPanel dashboard={props.dashboard} />
        <FrequencyPanel dashboard={props.dashboard} />
        <CustomersPanel dashboard={props.dashboard} />
      </div>
      <Foot dashboard={props.dashboard} />
    </>
  );
}

function Heading(props: { dashboard: Dashboard }) {
  const finding = createMemo(() => {
    const view = props.dashboard.view();
    return view && findingOf(view.figures, worthOf(view.shop.parts), allDays(view.shop));
  });
  return (
    <div class="pagehead">
      <div>
        <Show
          when={finding()}
          fallback={
            <>
              <h1>Dashboard</h1>
              <p>Reading the shop.</p>
            </>
          }
        >
          {(found) => (
            <>
              <h1>{found().headline}</h1>
              <p>{found().detail}</p>
            </>
          )}
        </Show>
      </div>
    </div>
  );
}

function NoPrices(props: { dashboard: Dashboard }) {
  return (
    <Show when={props.dashboard.view()?.shop.parts.prices === false}>
      <div class="page__note">
        <Banner
          tone="info"
          action={
            <A class="link" href="/data">
              Open the Data page
            </A>
          }
        >
          <b>{missing.prices.title}:</b> revenue panels are off, others count orders and units.{' '}
          {missing.prices.wayOut}
        </Banner>
      </div>
    </Show>
  );
}

function Foot(props: { dashboard: Dashboard }) {
  const sentence = () => {
    const totals = props.dashboard.view()?.figures.current.totals;
    return totals === undefined
      ? ''
      : `${formatNumber(totals.units)} items sold in ${formatNumber(totals.orders)} orders. Returns are taken off revenue and are no orders.`;
  };
  return (
    <p class="foot">
      <span>
        {sentence()} <DefinitionsButton label="How the figures are counted" />
      </span>
      <span>Everything is computed in this browser.</span>
    </p>
  );
}
