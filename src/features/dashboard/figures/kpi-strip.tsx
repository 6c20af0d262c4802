import { For, Index, Show } from 'solid-js';
import { Delta } from '../../../ui/marks/delta';
import { Sparkline } from '../../../ui/marks/sparkline';
import type { Dashboard } from '../create-dashboard';
import { changeOf, kpiNames, kpisOf, type Kpi } from './kpis';

/** The six key figures with their change and course. */
export function KpiStrip(props: { dashboard: Dashboard }) {
  const kpis = () => {
    const view = props.dashboard.view();
    return view && kpisOf(view.figures, view.shop.parts);
  };

  return (
    <section class="kpis" aria-label="Key figures">
      <Show when={kpis()} fallback={<KpiSkeletons />}>
        {(all) => <Index each={all()}>{(kpi) => <KpiCell kpi={kpi()} />}</Index>}
      </Show>
    </section>
  );
}

function KpiCell(props: { kpi: Kpi }) {
  const change = () => changeOf(props.kpi);
  const value = () => (Number.isFinite(props.kpi.value) ? props.kpi.format(props.kpi.value) : '–');
  // A line along the bottom would say nothing.
  const hasCourse = () => props.kpi.course.some((point) => point > 0);
  return (
    <div class="kpi">
      <h2 class="kpi__label" title={props.kpi.definition}>
        {props.kpi.name}
      </h2>
      <div class="kpi__value">{value()}</div>
      <Show when={hasCourse()} fallback={<span />}>
        <Sparkline values={props.kpi.course} before={props.kpi.previousCourse} />
      </Show>
      <p class="kpi__delta">
        <Show
          when={Number.isFinite(change())}
          fallback={<span class="t3">{props.kpi.note ?? ' '}</span>}
        >
          <Delta change={change()} points={props.kpi.inPoints} />{' '}
          <span class="t3">vs {props.kpi.format(props.kpi.previous ?? 0)}</span>
        </Show>
      </p>
    </div>
  );
}

function KpiSkeletons() {
  return (
    <For each={kpiNames}>
      {(name) => (
        <div class="kpi">
          <h2 class="kpi__label">{name}</h2>
          <div class="kpi__value">
            <span class="skel kpi__skel" />
          </div>
          <span />
          <p class="kpi__delta">
            <span class="skel" />
          </p>
        </div>
      )}
    </For>
  );
}
