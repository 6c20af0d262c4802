import { formatNumber, formatShare } from '../format';

/** Changes smaller than this stay grey. */
const CALM = 0.005;

/**
 * A change as `↑ 22.7%`, or in percentage points as `↑ 1.9 pts`. The colour repeats what the arrow
 * says.
 */
export function Delta(props: { change: number; points?: boolean; digits?: number }) {
  const direction = () => (Math.abs(props.change) < CALM ? 0 : Math.sign(props.change));
  const text = () => {
    const size = Math.abs(props.change);
    const digits = props.digits ?? 1;
    return props.points ? `${formatNumber(size * 100, digits)} pts` : formatShare(size, digits);
  };
  return (
    <span
      class="delta"
      classList={{ 'delta--up': direction() > 0, 'delta--down': direction() < 0 }}
    >
      {props.change < 0 ? '↓' : '↑'} {text()}
    </span>
  );
}
