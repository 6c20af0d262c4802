import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';

/** The thumb's width in CSS pixels. Its middle cannot reach the ends of the track. */
const THUMB = 16;

/**
 * A threshold on a native range input. The input counts `steps` positions; its owner decides what a
 * position means, so a scale may be logarithmic. Its accessible name is `label (term)`.
 */
export function Slider(props: {
  /** The plain word, e.g. Popularity. */
  label: string;
  /** The technical term beside it, e.g. support. */
  term?: string;
  steps: number;
  position: number;
  /** The value in words, e.g. `≥ 0.25%`, which is also what a screen reader says. */
  value: string;
  /** A second figure beside the value, e.g. `96 orders`. */
  note?: string;
  ticks: readonly string[];
  /**
   * Bars in the track say how much lies at each place, 0 to 1. Grey ones are left out by the threshold.
   */
  distribution?: readonly number[];
  /** The threshold is a maximum, so what is kept lies to the left. */
  upTo?: boolean;
  /**
   * Returns what would be left at a position. It is shown while the slider is pointed at or has the
   * focus.
   */
  preview?: (position: number) => string | undefined;
  /** Hears whether somebody looks at the slider, as previews are worked out only then. */
  onWatch?: (isWatched: boolean) => void;
  onInput: (position: number) => void;
}) {
  const id = createUniqueId();
  const [pointed, setPointed] = createSignal<number>();
  const [isFocused, setFocused] = createSignal(false);
  const isWatched = () => isFocused() || pointed() !== undefined;
  const preview = () => (isWatched() ? props.preview?.(pointed() ?? props.position) : undefined);
  const point = (event: PointerEvent & { currentTarget: HTMLInputElement }) => {
    // While the thumb is held, the position is the slider's own.
    if (event.buttons !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientX - left - THUMB / 2) / Math.max(1, width - THUMB);
    setPointed(Math.round(Math.min(1, Math.max(0, at)) * props.steps));
    props.onWatch?.(true);
  };
  const look = (focused: boolean) => {
    setFocused(focused);
    props.onWatch?.(isWatched());
  };
  const leave = () => {
    setPointed(undefined);
    props.onWatch?.(isWatched());
  };
  // Every bar asks for it, and its owner works it out from what any slider sets.
  const share = createMemo(() => (props.steps === 0 ? 0 : props.position / props.steps));

  return (
    <div class="slider">
      <div class="slider__head">
        <label class="slider__name" for={id}>
          {props.label}
          <Show when={props.term}>
            {' '}
            <small>
              <span class="vh">(</span>
              {props.term}
              <span class="vh">)</span>
            </small>
          </Show>
        </label>
        <output class="slider__value" for={id}>
          {props.value} <small>{props.note}</small>
        </output>
      </div>
      <Show when={props.distribution}>
        {(bars) => <Distribution bars={bars()} share={share()} upTo={props.upTo ?? false} />}
      </Show>
      <div
        class="range"
        classList={{ 'range--upto': props.upTo }}
        style={{ '--v': `${share() * 100}%` }}
      >
        <input
          id={id}
          type="range"
          min="0"
          max={props.steps}
          step="1"
          aria-label={props.term === undefined ? props.label : `${props.label} (${props.term})`}
          aria-valuetext={[props.value, props.note].filter(Boolean).join(', ')}
          aria-describedby={preview() === undefined ? undefined : `${id}-preview`}
          value={props.position}
          onInput={(event) => {
            setPointed(undefined);
            props.onInput(event.currentTarget.valueAsNumber);
          }}
          onFocus={() => look(true)}
          onBlur={() => look(false)}
          onPointerMove={point}
          onPointerLeave={leave}
        />
      </div>
      <Show
        when={preview()}
        fallback={
          <div class="slider__ticks" aria-hidden="true">
            <For each={props.ticks}>{(tick) => <span>{tick}</span>}</For>
          </div>
        }
      >
        {(text) => (
          <div class="slider__ticks slider__preview" id={`${id}-preview`}>
            {text()}
          </div>
        )}
      </Show>
    </div>
  );
}

/** Draws how much lies at each place of the track, what is kept apart from what is left out. */
function Distribution(props: { bars: readonly number[]; share: number; upTo: boolean }) {
  // The first bar past the threshold; most steps of a slider do not reach the next one.
  const border = createMemo(() => {
    const at = props.share * props.bars.length - 0.5;
    return props.upTo ? Math.floor(at) + 1 : Math.ceil(at);
  });
  const isIn = (index: number) => (props.upTo ? index < border() : index >= border());
  return (
    <svg
      class="slider__dist"
      viewBox={`0 0 ${props.bars.length * 10} 22`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <For each={props.bars}>
        {(height, index) => (
          <rect
            classList={{ in: isIn(index()) }}
            x={index() * 10 + 1}
            y={22 - height * 22}
            width="8"
            height={height * 22}
          />
        )}
      </For>
    </svg>
  );
}
