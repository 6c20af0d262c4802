import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { RuleSet } from '../../domain/rules';
import type { Thresholds } from '../../domain/thresholds';
import { Chart, type ChartHandle } from '../../ui/chart';

import { formatLift, formatNumber } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { createDebounced } from './debounced';
import { ruleAt, scatterOption } from './scatter-option';
import { LIFT_STEPS, MOST_DOTS, MOST_MOVING_DOTS, pointOfRule, scatterPlot } from './scatter-plot';
import type { BundleWords } from './words';

const LABELLED = 6;
/** Thresholds that have not changed for this long are at rest. In ms. */
const REST = 160;

/** Popularity × likelihood of the shown rules, coloured by lift, linked with the table. */
export function ScatterPanel(props: {
  rules: RuleSet;
  shown: Uint32Array;
  thresholds: Thresholds;
  selected: number | undefined;
  hovered: number | undefined;
  words: BundleWords;
  /** A small map has room for one name only, that of the selected. */
  isSmall: boolean;
  onSelect: (rule: number) => void;
  onHover: (rule: number | undefined) => void;
}) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const height = createChartHeight();
  // A slider moves faster than a chart draws: one drawing a frame is enough.
  const frame = createFrame(() => ({
    rules: props.rules,
    shown: props.shown,
    support: props.thresholds.support,
    confidence: props.thresholds.confidence,
    selected: props.selected,
    words: props.words,
    labelled: props.isSmall ? 0 : LABELLED,
  }));
  const resting = createDebounced(() => props.shown, REST);
  const most = createMemo(() =>
    props.shown.length > MOST_MOVING_DOTS && resting() !== props.shown
      ? MOST_MOVING_DOTS
      : MOST_DOTS,
  );
  const plot = createMemo(() => scatterPlot(frame().rules, frame().shown, most()));
  const below = () => (plot().series[0]?.length ?? 0) > 0;

  createEffect(() => {
    const rule = props.hovered;
    handle()?.highlight(rule === undefined ? null : pointOfRule(plot(), frame().rules, rule));
  });

  return (
    <section class="panel bview" aria-label="Bundle map">
      <header class="panel__head">
        <span class="bview__name">
          <Icon name="scatter" small />
          Scatter
        </span>
        <span class="panel__tools">
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
        </span>
      </header>
      <div class="panel__body">
        <p class="ytitle">Likelihood: share of {props.words.baskets} with A that also hold B</p>
        <Chart
          height={height()}
          label={`${formatNumber(plot().drawn)} bundles by popularity and likelihood, coloured by lift. The table below has the same bundles.`}
          option={(tokens) => scatterOption({ ...frame(), plot: plot() }, tokens)}
          onPoint={(point) => {
            const rule = ruleAt(plot(), frame().selected, point);
            if (rule !== undefined) props.onSelect(rule);
          }}
          onHover={(point) =>
            props.onHover(point === null ? undefined : ruleAt(plot(), frame().selected, point))
          }
          handle={setHandle}
        />
        <p class="xtitle">
          <Show when={plot().drawn < plot().total}>
            <span>
              The first {formatNumber(plot().drawn)} of {formatNumber(plot().total)} are drawn.
            </span>
          </Show>
          <span>Popularity: share of all {props.words.baskets}, log scale</span>
        </p>
      </div>
    </section>
  );
}

/** Follows a value at most once a frame. */
function createFrame<Value>(value: () => Value): () => Value {
  const [framed, setFramed] = createSignal(value(), { equals: false });
  let request: number | undefined;
  createEffect(() => {
    const next = value();
    if (request !== undefined) cancelAnimationFrame(request);
    request = requestAnimationFrame(() => {
      request = undefined;
      setFramed(() => next);
    });
  });
  onCleanup(() => {
    if (request !== undefined) cancelAnimationFrame(request);
  });
  return framed;
}

/** A quarter of the window, within reason: a large screen has room for a large map. */
function createChartHeight(): () => number {
  const fitting = () => Math.round(Math.min(520, Math.max(200, innerHeight * 0.24)));
  const [height, setHeight] = createSignal(fitting());
  const listen = () => setHeight(fitting());
  onMount(() => addEventListener('resize', listen));
  onCleanup(() => removeEventListener('resize', listen));
  return height;
}
