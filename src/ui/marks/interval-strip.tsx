import type { Interval } from '../../domain/measures/statistics';

/**
 * A value with its interval as a mark on a track from 0 to `most`. It repeats figures that stand beside
 * it.
 */
export function IntervalStrip(props: { value: number; interval: Interval; most: number }) {
  const place = (value: number) => `${Math.min(100, (value / props.most) * 100)}%`;
  return (
    <span
      class="ivl"
      aria-hidden="true"
      style={{
        '--lo': place(props.interval.low),
        '--hi': place(props.interval.high),
        '--p': place(props.value),
      }}
    >
      <i />
      <b />
    </span>
  );
}
