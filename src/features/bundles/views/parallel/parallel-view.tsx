import { createMemo, For, Show } from 'solid-js';
import { measureHelp } from '../../../../domain/measures/measure-help';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { formatNumber, plural } from '../../../../ui/format';
import type { BundlesState } from '../../create-bundles';
import { createDebounced } from '../../../../engine/create-debounced';
import { valueText } from '../../table/table-columns';
import { ChartKeys } from '../chart-keys';
import {
  brushed,
  brushOf,
  decimated,
  parallelAxes,
  placeOn,
  type ParallelAxis,
} from './parallel-axes';
import { seriesOf } from '../scatter/scatter-plot';
import { createChartHeight } from '../create-chart-height';

const MOST_LINES = 300;
const REST = 40;
/** Part of an axis that an arrow key moves an end by, and Page Up and Page Down. */
const STEP = 0.02;
const LEAP = 0.1;

/** Each rule as a line across popularity, likelihood and lift; each axis has a part that passes. */
export function ParallelView(props: { state: BundlesState; rules: RuleSet }) {
  const height = createChartHeight(0.3, 220, 520);
  // Revenue and later orders change no axis: an end that has the focus keeps it.
  const rules = createMemo(() => props.rules, undefined, { equals: (a, b) => a.mined === b.mined });
  const axes = createMemo(() => parallelAxes(rules()));
  const shown = createDebounced(() => props.state.shown(), REST);
  const drawn = createMemo(() => decimated(shown(), MOST_LINES));
  const x = (index: number) => (index / (axes().length - 1)) * 100;
  const path = (rule: number) =>
    axes()
      .map((axis, index) => {
        const y = 100 - placeOn(axis, props.rules.column(axis.key)[rule]!) * 100;
        return `${index === 0 ? 'M' : 'L'}${x(index).toFixed(2)} ${y.toFixed(2)}`;
      })
      .join('');
  const isMarked = (rule: number) =>
    rule === props.state.selection.rule() || rule === props.state.hovered();

  return (
    <>
      <ChartKeys
        rules={props.rules}
        drawn={drawn}
        label="Bundles of the parallel axes"
        onHover={props.state.setHovered}
        onSelect={props.state.selection.select}
      >
        <div class="parallel" style={{ height: `${height()}px` }}>
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`${plural(drawn().length, 'bundle')} as lines across popularity, likelihood and lift. The table below has the same bundles.`}
          >
            <For each={drawn()}>
              {(rule) => (
                <path
                  class={`parallel__line parallel__line--${seriesOf(props.rules.column('lift')[rule]!)}`}
                  d={path(rule)}
                  onPointerEnter={() => props.state.setHovered(rule)}
                  onPointerLeave={() => props.state.setHovered(undefined)}
                  onClick={() => props.state.selection.select(rule)}
                />
              )}
            </For>
            <For each={[props.state.hovered(), props.state.selection.rule()]}>
              {(rule) => (
                <Show when={rule !== undefined && rule < props.rules.size && isMarked(rule)}>
                  <path class="parallel__line is-marked" d={path(rule!)} />
                </Show>
              )}
            </For>
          </svg>
          <For each={axes()}>
            {(axis, index) => (
              <Axis state={props.state} rules={props.rules} axis={axis} x={x(index())} />
            )}
          </For>
        </div>
      </ChartKeys>
      <p class="xtitle">
        <Show when={drawn().length < shown().length}>
          <span>
            {formatNumber(drawn().length)} of {formatNumber(shown().length)} lines are drawn, evenly
            picked.
          </span>
        </Show>
        <span>
          Drag the ends of an axis, or use the arrow keys on them. Popularity and lift: log scale
        </span>
      </p>
    </>
  );
}

function Axis(props: { state: BundlesState; rules: RuleSet; axis: ParallelAxis; x: number }) {
  let rail!: HTMLDivElement;
  const thresholds = () => props.state.thresholds.current();
  const brush = () => brushOf(props.axis, thresholds());
  const name = () => measureHelp[props.axis.key].name;
  const text = (place: number) => {
    const { low, high, isLog } = props.axis;
    const value = isLog ? low * (high / low) ** place : low + (high - low) * place;
    return valueText(props.axis.key, value, props.rules.mined.baskets);
  };
  const move = (end: 'from' | 'to', place: number) => {
    const limited =
      end === 'from'
        ? Math.min(Math.max(0, place), brush().to)
        : Math.max(Math.min(1, place), brush().from);
    props.state.thresholds.change(brushed(props.axis, end, limited, thresholds()));
  };
  const press = (event: KeyboardEvent, end: 'from' | 'to') => {
    const by: Record<string, number> = {
      ArrowUp: STEP,
      ArrowRight: STEP,
      ArrowDown: -STEP,
      ArrowLeft: -STEP,
      PageUp: LEAP,
      PageDown: -LEAP,
      Home: -1,
      End: 1,
    };
    const change = by[event.key];
    if (change === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(end, brush()[end] + change);
  };
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }, end: 'from' | 'to') => {
    if (event.button !== 0) return;
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    const follow = (next: PointerEvent) => {
      const { bottom, height } = rail.getBoundingClientRect();
      move(end, (bottom - next.clientY) / Math.max(1, height));
    };
    grip.addEventListener('pointermove', follow);
    grip.addEventListener(
      'lostpointercapture',
      () => grip.removeEventListener('pointermove', follow),
      {
        once: true,
      },
    );
  };
  return (
    <div class="parallel__axis" ref={rail} style={{ left: `${props.x}%` }}>
      <span class="parallel__name">{name()}</span>
      <span class="parallel__tick parallel__tick--top">{text(1)}</span>
      <span class="parallel__tick">{text(0)}</span>
      <i style={{ bottom: `${brush().from * 100}%`, top: `${(1 - brush().to) * 100}%` }} />
      <For each={['from', 'to'] as const}>
        {(end) => (
          <span
            class="parallel__grip"
            classList={{ 'parallel__grip--to': end === 'to' }}
            style={{ bottom: `${brush()[end] * 100}%` }}
            role="slider"
            tabindex="0"
            aria-orientation="vertical"
            aria-label={`${name()}, at ${end === 'from' ? 'least' : 'most'}`}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow={Math.round(brush()[end] * 100)}
            aria-valuetext={text(brush()[end])}
            onKeyDown={(event) => press(event, end)}
            onPointerDown={(event) => drag(event, end)}
          />
        )}
      </For>
    </div>
  );
}
