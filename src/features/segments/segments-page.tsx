import { A, useNavigate } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { missing } from '../../domain/shop/missing-parts';
import type { SegmentRules } from '../../domain/segments/segments';
import type { ShopSummary } from '../../domain/shop/shop';
import { useShop } from '../../engine/context';
import { Banner } from '../../ui/banner';
import { EmptyState, ErrorState } from '../../ui/panel-state';
import { PartMissing } from '../../ui/part-missing';
import { AffinityPanel } from './affinity-panel';
import { CohortsPanel } from './cohorts-panel';
import { createSegments, type Segments } from './create-segments';
import { findingOf } from './finding';
import { MigrationPanel } from './migration-panel';
import { RulesPanel } from './rules-panel';
import { ScoresPanel } from './scores-panel';
import { SizesPanel } from './sizes-panel';
import './segments.css';

/** `/segments`: who the customers are, who moves and comes back, and the thresholds that decide it. */
export default function SegmentsPage(props: {
  rules: SegmentRules;
  onRules: (rules: SegmentRules) => void;
}) {
  const session = useShop();
  const navigate = useNavigate();
  const segments = createSegments();
  const openData = () => navigate('/data');
  const failure = () => {
    const status = session.status();
    return status.state === 'failed' && session.summary() === undefined
      ? status.failure
      : undefined;
  };
  return (
    <main class="page" id="main">
      <Heading segments={segments} />
      <Switch
        fallback={<Figures segments={segments} rules={props.rules} onRules={props.onRules} />}
      >
        <Match when={failure()}>
          {(failed) => <ErrorState title="The shop could not be loaded" failure={failed()} />}
        </Match>
        <Match when={session.summary()?.parts.customers === false}>
          <section class="panel">
            <PartMissing
              icon="people"
              part="customers"
              subject="Segments say who the customers are, by their orders."
              onOpenData={openData}
            />
          </section>
        </Match>
        <Match when={nothingTellsApart(session.summary())}>
          <section class="panel">
            <PartMissing
              icon="people"
              part="dates"
              subject="Segments go by the days of orders and by what customers spent; this shop has neither."
              onOpenData={openData}
            />
          </section>
        </Match>
        <Match when={segments.overview.latest()?.segments.length === 0}>
          <section class="panel">
            <EmptyState icon="people" title="No customer has an order yet">
              Segments show once orders have a customer. Orders without one, and returns, count for
              nobody.
            </EmptyState>
          </section>
        </Match>
      </Switch>
    </main>
  );
}

const nothingTellsApart = (shop: ShopSummary | undefined): boolean =>
  shop !== undefined && !shop.parts.dates && !shop.parts.prices;

function Heading(props: { segments: Segments }) {
  const finding = () => {
    const overview = props.segments.overview.latest();
    const shop = props.segments.shop();
    return overview === undefined || shop === undefined || overview.segments.length === 0
      ? undefined
      : findingOf(overview, shop.parts, shop.segmentRules);
  };
  return (
    <div class="pagehead">
      <div>
        <Show
          when={finding()}
          fallback={
            <>
              <h1>Segments</h1>
              <Show when={props.segments.overview.status() === 'loading'}>
                <p>Counting customers.</p>
              </Show>
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

function Figures(props: {
  segments: Segments;
  rules: SegmentRules;
  onRules: (rules: SegmentRules) => void;
}) {
  const { overview } = props.segments;
  const lacks = (part: 'dates' | 'prices') => props.segments.shop()?.parts[part] === false;
  return (
    <>
      <Show when={lacks('prices')}>
        <Note part="prices">
          nothing tells high, medium and low value apart; they are shown as one.
        </Note>
      </Show>
      <Show when={lacks('dates')}>
        <Note part="dates">nobody is new or at risk, and all revenue counts.</Note>
      </Show>
      <div class="grid">
        <SizesPanel segments={props.segments} />
        <ScoresPanel segments={props.segments} />
        <RulesPanel
          rules={props.rules}
          onChange={props.onRules}
          isCounting={overview.status() === 'loading' && overview.latest() !== undefined}
        />
        <AffinityPanel segments={props.segments} />
        <MigrationPanel segments={props.segments} />
        <CohortsPanel segments={props.segments} />
      </div>
      <p class="foot">
        <span>
          Figures are as of the last day of the data. Returns are taken off revenue and are no
          orders.
        </span>
        <span>Everything is computed in this browser.</span>
      </p>
    </>
  );
}

function Note(props: { part: 'dates' | 'prices'; children: string }) {
  return (
    <div class="page__note">
      <Banner
        tone="info"
        action={
          <A class="link" href="/data">
            Open the Data page
          </A>
        }
      >
        <b>{missing[props.part].title}:</b> {props.children} {missing[props.part].wayOut}
      </Banner>
    </div>
  );
}
