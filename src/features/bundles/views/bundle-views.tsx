import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import type { BundleView, ThresholdMeasure } from '../../../domain/bundles/thresholds';
import { FigureTableView } from '../../../ui/figure/figure-table-view';
import type { FigureTable } from '../../../ui/figure/figure-table';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import type { IconName } from '../../../ui/icon';
import { Segmented } from '../../../ui/input/segmented';
import type { BundlesState } from '../create-bundles';
import { formatPopularity } from '../formats';
import { MatrixView } from './matrix/matrix-view';
import { NetworkView } from './network/network-view';
import { ParallelView } from './parallel/parallel-view';
import { LIFT_STEPS } from './scatter/scatter-plot';
import { ScatterView } from './scatter/scatter-view';

const VIEWS: readonly { value: BundleView; label: string; icon: IconName }[] = [
  { value: 'scatter', label: 'Scatter', icon: 'scatter' },
  { value: 'network', label: 'Network', icon: 'network' },
  { value: 'matrix', label: 'Matrix', icon: 'matrix' },
  { value: 'parallel', label: 'Parallel', icon: 'parallel' },
];

/** As many rows as a person reads in place of a drawing; the table below has all. */
const MOST_ROWS = 300;
const TABLE_HEIGHT = 260;

/** The shown rules as one of four drawings, or as plain figures. All share what is hovered and selected. */
export function BundleViews(props: { state: BundlesState; rules: RuleSet }) {
  const [asTable, setAsTable] = createSignal(false);
  const view = () => props.state.thresholds.current().view;
  return (
    <section class="panel bview" aria-label="Bundle map">
      <header class="panel__head">
        <Segmented
          label="View"
          options={VIEWS}
          value={view()}
          onChange={(next) => props.state.thresholds.change({ view: next })}
        />
        <span class="panel__tools">
          <Ramp
            rules={props.rules}
            shown={props.state.shown()}
            least={props.state.thresholds.current().lift}
          />
          <button
            class="btn btn--sm"
            type="button"
            aria-pressed={asTable()}
            onClick={() => setAsTable((on) => !on)}
          >
            As table
          </button>
        </span>
      </header>
      <div class="panel__body">
        <Show when={!asTable()} fallback={<ViewTable state={props.state} rules={props.rules} />}>
          <Switch>
            <Match when={view() === 'scatter'}>
              <ScatterView state={props.state} rules={props.rules} />
            </Match>
            <Match when={view() === 'network'}>
              <NetworkView state={props.state} rules={props.rules} />
            </Match>
            <Match when={view() === 'matrix'}>
              <MatrixView state={props.state} rules={props.rules} />
            </Match>
            <Match when={view() === 'parallel'}>
              <ParallelView state={props.state} rules={props.rules} />
            </Match>
          </Switch>
        </Show>
      </div>
    </section>
  );
}

/** The colours of lift; that of lifts under 1 only where there are some. */
function Ramp(props: { rules: RuleSet; shown: Uint32Array; least: number }) {
  const below = createMemo(() => {
    // Told without a look at 100,000 rules where the threshold tells.
    if (props.least >= 1) return false;
    const lift = props.rules.column('lift');
    // Rules are mostly sorted by what grows with lift: from the end the first is soon met.
    return props.shown.findLast((rule) => lift[rule]! < 1) !== undefined;
  });
  return (
    <span class="ramp">
      Lift
      <Show when={below()}>
        {' '}
        <i>
          <b style={{ background: 'var(--div-n2)' }} />
        </i>{' '}
        under 1×,
      </Show>{' '}
      under {formatLift(LIFT_STEPS[0])}
      <i>
        <For each={[2, 3, 4, 5, 6, 7]}>
          {(step) => <b style={{ background: `var(--seq-${step})` }} />}
        </For>
      </i>
      {formatLift(LIFT_STEPS[LIFT_STEPS.length - 1]!, 0)} and more
    </span>
  );
}

function ViewTable(props: { state: BundlesState; rules: RuleSet }) {
  const table = (): FigureTable => {
    const { labels } = props.rules.mined.items;
    const value = (key: ThresholdMeasure | 'pair_count', rule: number) =>
      props.rules.column(key)[rule]!;
    return {
      columns: [
        { name: 'First' },
        { name: 'Second' },
        { name: 'Popularity', format: formatPopularity },
        { name: 'Likelihood', format: formatShare },
        { name: 'Lift', format: formatLift },
        { name: props.state.words().baskets, format: formatNumber },
      ],
      rows: Array.from(props.state.shown().subarray(0, MOST_ROWS), (rule) => [
        labels[props.rules.antecedent(rule)]!,
        labels[props.rules.consequent(rule)]!,
        value('support', rule),
        value('confidence', rule),
        value('lift', rule),
        value('pair_count', rule),
      ]),
    };
  };
  return (
    <>
      <FigureTableView label="Bundles of this view" table={table()} height={TABLE_HEIGHT} />
      <Show when={props.state.shown().length > MOST_ROWS}>
        <p class="cap">
          The first {formatNumber(MOST_ROWS)} of {formatNumber(props.state.shown().length)}. The
          table below has all.
        </p>
      </Show>
    </>
  );
}
