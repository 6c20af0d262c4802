import { createSignal, For } from 'solid-js';

const HEIGHT = 40;
const WIDTH = 1000;
/** Page Up and Page Down move by a long step. */
const LEAP = 7;

export interface BrushRange {
  from: number;
  to: number;
}

type Grip = 'from' | 'to' | 'window';

/**
 * A strip of all values on which a part is chosen: a person drags an end or the window between them, or
 * uses the arrow keys on an end. Positions count values. `onChange` is called when the hand lets go.
 */
export function RangeBrush(props: {
  label: string;
  values: ArrayLike<number>;
  range: BrushRange;
  /** Returns what a position is called, e.g. its day. */
  nameOf: (position: number) => string;
  /** The names under the strip, at places from 0 to 1. */
  ticks: readonly { at: number; name: string }[];
  onChange: (range: BrushRange) => void;
}) {
  let strip!: HTMLDivElement;
  const [draft, setDraft] = createSignal<BrushRange>();
  const range = () => draft() ?? props.range;
  const last = () => Math.max(0, props.values.length - 1);
  const percent = (position: number) => (position / Math.max(1, props.values.length)) * 100;

  function moved(start: BrushRange, grip: Grip, by: number): BrushRange {
    const limit = (value: number, low: number, high: number) =>
      Math.min(Math.max(value, low), high);
    if (grip === 'from') return { ...start, from: limit(start.from + by, 0, start.to) };
    if (grip === 'to') return { ...start, to: limit(start.to + by, start.from, last()) };
    const shift = limit(by, -start.from, last() - start.to);
    return { from: start.from + shift, to: start.to + shift };
  }

  function drag(event: PointerEvent & { currentTarget: Element }, grip: Grip): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const target = event.currentTarget;
    if (target instanceof HTMLElement) target.focus();
    const start = range();
    const origin = event.clientX;
    const perPixel = props.values.length / Math.max(1, strip.clientWidth);
    const follow = (next: PointerEvent) =>
      setDraft(moved(start, grip, Math.round((next.clientX - origin) * perPixel)));
    const release = () => {
      removeEventListener('pointermove', follow);
      const chosen = draft();
      setDraft(undefined);
      if (chosen !== undefined) commit(chosen);
    };
    addEventListener('pointermove', follow);
    addEventListener('pointerup', release, { once: true });
  }

  function commit(next: BrushRange): void {
    if (next.from !== props.range.from || next.to !== props.range.to) props.onChange(next);
  }

  function step(event: KeyboardEvent, grip: 'from' | 'to'): void {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -LEAP,
      PageUp: LEAP,
      Home: -props.values.length,
      End: props.values.length,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    commit(moved(props.range, grip, by));
  }

  const grips = [
    { grip: 'from', name: 'First day' },
    { grip: 'to', name: 'Last day' },
  ] as const;

  return (
    <div class="brush" role="group" aria-label={props.label}>
      <div class="brush__strip" ref={strip}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="brush__all" d={areaOf(props.values)} />
        </svg>
        <div
          class="brush__window"
          style={{
            left: `${percent(range().from)}%`,
            right: `${100 - percent(range().to + 1)}%`,
          }}
          onPointerDown={(event) => drag(event, 'window')}
        >
          <For each={grips}>
            {({ grip, name }) => (
              <span
                class={`brush__grip brush__grip--${grip}`}
                role="slider"
                tabindex="0"
                aria-label={name}
                aria-valuemin="0"
                aria-valuemax={last()}
                aria-valuenow={range()[grip]}
                aria-valuetext={props.nameOf(range()[grip])}
                onKeyDown={(event) => step(event, grip)}
                onPointerDown={(event) => drag(event, grip)}
              />
            )}
          </For>
        </div>
      </div>
      <div class="brush__ticks" aria-hidden="true">
        <For each={props.ticks}>
          {(tick) => <span style={{ left: `${tick.at * 100}%` }}>{tick.name}</span>}
        </For>
      </div>
    </div>
  );
}

/**
 * Returns the area under the values, smoothed over a week: the strip shows the shape, the chart shows
 * the days.
 */
function areaOf(values: ArrayLike<number>): string {
  const smooth = Array.from({ length: values.length }, (_, index) => {
    const from = Math.max(0, index - 3);
    const to = Math.min(values.length - 1, index + 3);
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += values[at] ?? 0;
    return Math.max(0, sum / (to - from + 1));
  });
  const most = Math.max(...smooth, Number.MIN_VALUE);
  const step = WIDTH / Math.max(1, values.length);
  const line = smooth.map(
    (value, index) =>
      `${((index + 0.5) * step).toFixed(1)} ${(HEIGHT - (value / most) * (HEIGHT - 6)).toFixed(1)}`,
  );
  return `M0 ${HEIGHT}L${line.join('L')}L${WIDTH} ${HEIGHT}Z`;
}
