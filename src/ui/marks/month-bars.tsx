import { createMemo } from 'solid-js';

const WIDTH = 66;
const HEIGHT = 24;

/**
 * A row's values as tiny bars with a dashed line at `reference`. It is decorative, as the figures are
 * elsewhere.
 */
export function MonthBars(props: { values: readonly number[]; reference: number }) {
  const top = createMemo(() =>
    Math.max(props.reference * 1.5, ...props.values.filter((value) => Number.isFinite(value))),
  );
  const step = () => WIDTH / Math.max(props.values.length, 1);
  const height = (value: number) => (Number.isFinite(value) ? (value / top()) * HEIGHT : 0);
  /** One path holds all bars, because a table of these changes at every step of a slider. */
  const bars = () =>
    props.values
      .map((value, index) => {
        const width = Math.max(step() - 1.1, 1);
        return `M${(index * step()).toFixed(2)} ${HEIGHT}v${(-height(value)).toFixed(2)}h${width.toFixed(2)}V${HEIGHT}z`;
      })
      .join('');
  const reference = () => HEIGHT - height(props.reference);
  return (
    <svg
      class="month-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={bars()} />
      <line x1="0" x2={WIDTH} y1={reference()} y2={reference()} />
    </svg>
  );
}
