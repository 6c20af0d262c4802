import { createMemo, createUniqueId, For, Show } from 'solid-js';
import type { EconomicsInput } from '../../../domain/campaign/economics/economics';
import { netGainCurve } from '../../../domain/campaign/economics/economics';
import { largestDiscount } from '../../../domain/campaign/economics/limits';
import { formatShare } from '../../../ui/format';
import { signedMoney } from './economics-table';
import { moneyIn } from '../campaign-words';

const [WIDTH, HEIGHT] = [411, 212];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 397, 14, 176];
const STEPS = 40;

/** Net gain by discount: a line for the base case, a band from low to high, and where low reaches 0. */
export function GainCurve(props: { input: EconomicsInput; price: number; currency: string }) {
  const clip = createUniqueId();
  const limit = createMemo(() => largestDiscount(props.input));
  const safe = () => {
    const found = limit();
    return found.kind === 'up-to' && found.discount <= props.price ? found.discount : undefined;
  };
  /** As far as matters, in tenths of the price. */
  const most = createMemo(() => {
    const wanted = Math.max(props.input.discount * 1.5, (safe() ?? 0) * 1.3, props.price * 0.2);
    return Math.min(props.price, (Math.ceil((wanted / props.price) * 10) / 10) * props.price);
  });
  const points = createMemo(() => netGainCurve(props.input, most(), STEPS));
  const scale = createMemo(() => {
    const values = points().flatMap(({ low, high }) => [low, high]);
    return axis(Math.min(0, ...values), Math.max(0, ...values));
  });
  const x = (discount: number) => LEFT + (discount / most()) * (RIGHT - LEFT);
  const y = (gain: number) =>
    BOTTOM - ((gain - scale().low) / (scale().high - scale().low)) * (BOTTOM - TOP);
  const path = (side: 'low' | 'base' | 'high') =>
    points().map((point) => `${x(point.discount).toFixed(1)} ${y(point[side]).toFixed(1)}`);
  const here = createMemo(() => netGainCurve(props.input, props.input.discount, 1)[1]);
  const shareText = (discount: number) => formatShare(discount / props.price, 0);
  const said = () => {
    const now = `Net gain by discount; at ${moneyIn(props.currency, props.input.discount)} it is ${signedMoney(props.currency, here()?.base ?? 0)}`;
    const found = safe();
    if (found !== undefined) return `${now}, and up to ${shareText(found)} even the low case gains`;
    return limit().kind === 'none' ? `${now}; the low case loses at any discount` : now;
  };
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said()}>
      <For each={scale().ticks}>
        {(tick) => (
          <>
            <line
              class={tick === 0 ? 'axis-l' : 'grid-l'}
              x1={LEFT}
              x2={RIGHT}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text class="e" x={LEFT - 6} y={y(tick) + 4}>
              {signedMoney(props.currency, tick).replace(/[.,]00$/, '')}
            </text>
          </>
        )}
      </For>
      <For each={[0, 0.25, 0.5, 0.75, 1]}>
        {(part) => (
          <text class="m" x={x(part * most())} y={BOTTOM + 16}>
            {shareText(part * most())}
          </text>
        )}
      </For>
      <text class="e" x={RIGHT} y={BOTTOM + 32}>
        Discount, of the price it applies to
      </text>
      <clipPath id={clip}>
        <rect x={LEFT} y={TOP - 6} width={RIGHT - LEFT} height={BOTTOM - TOP + 12} />
      </clipPath>
      <g clip-path={`url(#${clip})`}>
        <path
          d={`M${path('high').join('L')}L${path('low').toReversed().join('L')}Z`}
          fill="var(--chart-1)"
          opacity=".14"
        />
        <path
          d={`M${path('base').join('L')}`}
          stroke="var(--chart-1)"
          stroke-width="2"
          fill="none"
        />
      </g>
      <Show when={safe()}>
        {(discount) => (
          <>
            <line
              x1={x(discount())}
              x2={x(discount())}
              y1={TOP - 4}
              y2={BOTTOM}
              stroke="var(--c-text)"
              stroke-dasharray="3 2"
            />
            <text
              class="lab halo"
              classList={{ e: discount() > most() / 2 }}
              x={x(discount()) + (discount() > most() / 2 ? -5 : 5)}
              y={TOP + 6}
            >
              Pays up to {shareText(discount())}
            </text>
          </>
        )}
      </Show>
      <circle
        cx={x(props.input.discount)}
        cy={y(here()?.base ?? 0)}
        r="5"
        fill="var(--chart-1)"
        stroke="var(--c-surface)"
        stroke-width="2"
      />
      <text
        class="lab-s halo"
        classList={{ e: props.input.discount > most() / 2 }}
        x={x(props.input.discount) + (props.input.discount > most() / 2 ? -9 : 9)}
        y={y(here()?.base ?? 0) - 8}
      >
        {shareText(props.input.discount)}: {signedMoney(props.currency, here()?.base ?? 0)}
      </text>
    </svg>
  );
}

/** Round steps that hold both ends, about four of them. */
function axis(low: number, high: number): { low: number; high: number; ticks: number[] } {
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 5) ?? span;
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), 1)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, ticks };
}
