import { createMemo, For } from 'solid-js';
import type { CampaignEvidence } from '../../../domain/campaign/campaign';
import { formatShare } from '../../../ui/format';

const TOP = 18;
const BOTTOM = 92;

/**
 * Success probability with its interval, and the consequent's usual share to compare it with. Places
 * are per cent of the width, so that text keeps its size in every column.
 */
export function ProbabilityChart(props: { evidence: CampaignEvidence }) {
  const usual = () => props.evidence.consequentCount / props.evidence.baskets;
  const scale = createMemo(() => axisUpTo(Math.max(props.evidence.confidenceHigh, usual())));
  const x = (share: number) => `${(share / scale().top) * 100}%`;
  const isRight = () => usual() > scale().top / 2;
  const said = () =>
    `Success probability ${formatShare(props.evidence.confidence)}, 95% interval ` +
    `${formatShare(props.evidence.confidenceLow)} to ${formatShare(props.evidence.confidenceHigh)}; ` +
    `usual share ${formatShare(usual())}`;

  return (
    <svg class="chart chart--fixed" height="112" role="img" aria-label={said()}>
      <For each={scale().ticks}>
        {(tick) => (
          <>
            <line class="grid-l" x1={x(tick)} x2={x(tick)} y1={TOP} y2={BOTTOM} />
            <text class="m" x={x(tick)} y="108">
              {formatShare(tick, scale().digits)}
            </text>
          </>
        )}
      </For>
      <rect
        x={x(props.evidence.confidenceLow)}
        y="33"
        width={x(props.evidence.confidenceHigh - props.evidence.confidenceLow)}
        height="18"
        rx="3"
        fill="var(--chart-1)"
        opacity="0.24"
      />
      <line
        x1={x(props.evidence.confidence)}
        x2={x(props.evidence.confidence)}
        y1="28"
        y2="56"
        stroke="var(--chart-1)"
        stroke-width="3"
      />
      <text class="lab-s m" x={x(props.evidence.confidence)} y="12">
        {formatShare(props.evidence.confidence)}
      </text>
      <circle
        cx={x(usual())}
        cy="74"
        r="4.5"
        fill="var(--c-surface)"
        stroke="var(--chart-label)"
        stroke-width="2"
      />
      <text
        class="lab halo"
        classList={{ e: isRight() }}
        x={x(usual())}
        dx={isRight() ? -10 : 10}
        y="78"
      >
        Usual {formatShare(usual())}
      </text>
    </svg>
  );
}

/** An axis from 0 to a round share at or above `share`, in 4 to 6 steps. */
function axisUpTo(share: number): { top: number; ticks: number[]; digits: number } {
  const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((each) => each * 6 >= share);
  const size = step ?? 0.2;
  const count = Math.min(Math.max(Math.ceil(share / size), 4), Math.round(1 / size));
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * size);
  return { top: count * size, ticks, digits: size < 0.01 ? 1 : 0 };
}
