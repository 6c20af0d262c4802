import { createEffect, createMemo, createSignal, Show, untrack } from 'solid-js';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { Chart, type ChartHandle } from '../../../../ui/chart/chart';
import { formatNumber } from '../../../../ui/format';
import type { BundlesState } from '../../create-bundles';
import { createDebounced } from '../../../../engine/create-debounced';
import { ChartKeys } from '../chart-keys';
import { ruleAt, scatterOption } from './scatter-option';
import { MovingDots } from './moving-dots';
import { isCrowd, MOST_DOTS, placeOf, pointOfRule, scatterPlot } from './scatter-plot';
import { createChartHeight } from '../create-chart-height';

const LABELLED = 6;
/** Thresholds that have not changed for this long are at rest. In ms. */
const REST = 160;

/** Popularity × likelihood of the shown rules, coloured by lift. */
export function ScatterView(props: { state: BundlesState; rules: RuleSet }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const height = createChartHeight(0.24, 200, 520);
  const thresholds = () => props.state.thresholds.current();
  const words = () => props.state.words();
  const resting = createDebounced(() => props.state.shown(), REST);
  const isMoving = () => resting() !== props.state.shown();
  // A chart takes longer than a step of a slider: while one moves, light dots stand in for it.
  const frame = createMemo(() => {
    const shown = resting();
    const { support, confidence } = untrack(thresholds);
    return {
      rules: props.rules,
      shown,
      support,
      confidence,
      selected: props.state.selection.rule(),
      words: words(),
      // A small map has room for one name only, that of the selected.
      labelled: props.state.isPhone() ? 0 : LABELLED,
    };
  });
  const plot = createMemo(() => scatterPlot(frame().rules, frame().shown, MOST_DOTS));

  /** The hovered dot of a crowd, which is one shape: a ring is laid over it. In CSS pixels. */
  const [ring, setRing] = createSignal<readonly [number, number]>();
  createEffect(() => {
    const { rules } = frame();
    const rule = props.state.hovered();
    const point = rule === undefined ? null : pointOfRule(plot(), rules, rule);
    if (!isCrowd(plot())) handle()?.highlight(point);
    setRing(
      isCrowd(plot()) && rule !== undefined && point !== null && !isMoving()
        ? handle()?.toPixel(placeOf(rules, rule))
        : undefined,
    );
  });

  return (
    <>
      <p class="ytitle">Likelihood: share of {words().baskets} with A that also hold B</p>
      <ChartKeys
        rules={props.rules}
        drawn={() => props.state.shown()}
        label="Bundles of the scatter"
        onHover={props.state.setHovered}
        onSelect={props.state.selection.select}
      >
        <Chart
          height={height()}
          label={`${formatNumber(plot().drawn)} bundles by popularity and likelihood, coloured by lift. The table below has the same bundles.`}
          option={(tokens) => scatterOption({ ...frame(), plot: plot() }, tokens)}
          onPoint={(point) => {
            const rule = ruleAt(plot(), frame().selected, point);
            if (rule !== undefined) props.state.selection.select(rule);
          }}
          onHover={(point) =>
            props.state.setHovered(
              point === null ? undefined : ruleAt(plot(), frame().selected, point),
            )
          }
          handle={setHandle}
        />
        <Show when={ring()}>
          {(at) => (
            <i class="dot-ring" style={{ transform: `translate(${at()[0]}px, ${at()[1]}px)` }} />
          )}
        </Show>
        <Show when={handle()}>
          {(chart) => (
            <MovingDots
              rules={props.rules}
              shown={props.state.shown()}
              support={thresholds().support}
              confidence={thresholds().confidence}
              chart={chart()}
              height={height()}
              isMoving={isMoving()}
            />
          )}
        </Show>
      </ChartKeys>
      <p class="xtitle">
        <Show when={plot().drawn < plot().total}>
          <span>
            The first {formatNumber(plot().drawn)} of {formatNumber(plot().total)} are drawn.
          </span>
        </Show>
        <span>Popularity: share of all {words().baskets}, log scale</span>
      </p>
    </>
  );
}
