import { createMemo, Index } from 'solid-js';

const WIDTH = 66;
const HEIGHT = 24;

/** A row's values as tiny bars with a dashed line at `reference`. Decorative: the figures are elsewhere. */
export function MonthBars(props: { values: readonly number[]; reference: number }) {
  const top = createMemo(() =>
    Math.max(props.reference * 1.5, ...props.values.filter((value) => Number.isFinite(value))),
  );
  const step = () => WIDTH / Math.max(props.values.length, 1);
  const height = (value: number) => (Number.isFinite(value) ? (value / top()) * HEIGHT : 0);
  const reference = () => HEIGHT - height(props.reference);
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <Index each={props.values}>
        {(value, index) => (
          <rect
            x={index * step()}
            y={HEIGHT - height(value())}
            width={Math.max(step() - 1.1, 1)}
            height={height(value())}
            rx="0.5"
          />
        )}
      </Index>
      <line x1="0" x2={WIDTH} y1={reference()} y2={reference()} />
    </svg>
  );
}
