const WIDTH = 70;
const HEIGHT = 34;
const EDGE = 3;

/**
 * A small course without axes, with the period before it in grey. The figure beside it says how much.
 */
export function Sparkline(props: { values: readonly number[]; before?: readonly number[] }) {
  const scale = () => scaleOf([...props.values, ...(props.before ?? [])]);
  const last = () => props.values.at(-1);

  return (
    <svg
      class="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        d={pathOf(props.before ?? [], scale())}
        fill="none"
        stroke="var(--chart-muted)"
        stroke-width="1.25"
      />
      <path
        d={pathOf(props.values, scale())}
        fill="none"
        stroke="var(--c-accent)"
        stroke-width="1.5"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      {Number.isFinite(last()) && (
        <circle cx={WIDTH - EDGE} cy={scale()(last() ?? 0)} r="2" fill="var(--c-accent)" />
      )}
    </svg>
  );
}

type Scale = (value: number) => number;

function scaleOf(values: readonly number[]): Scale {
  const known = values.filter(Number.isFinite);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return (value) =>
    span > 0 ? HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE) : HEIGHT / 2;
}

/** Returns a path through the values; where one is missing, the line has a gap. */
function pathOf(values: readonly number[], scale: Scale): string {
  const step = (WIDTH - EDGE - 2) / Math.max(1, values.length - 1);
  let pen = 'M';
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${(2 + index * step).toFixed(1)} ${scale(value).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}
