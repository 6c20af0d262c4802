import { For } from 'solid-js';
import type { Interval } from '../../domain/measures/statistics';
import { formatShare } from '../format';

export interface IntervalRow {
  label: string;
  share: number;
  interval: Interval;
  /** The counts behind the share, e.g. `427 of 1,815`. */
  note: string;
  /** True for the row that the panel is about; the others are context. */
  isSubject: boolean;
}

const WIDTH = 352;
const LEFT = 84;
/** The width of a digit in the notes. */
const DIGIT = 6.1;
const ROW = 26;

/** Shares with their intervals on one axis, and a reference line to compare them with. */
export function IntervalChart(props: {
  rows: readonly IntervalRow[];
  reference: number;
  label: string;
}) {
  const most = () =>
    niceTop(Math.max(props.reference, ...props.rows.map((row) => row.interval.high)));
  const right = () =>
    Math.min(226, WIDTH - 56 - DIGIT * Math.max(...props.rows.map(({ note }) => note.length)));
  const x = (share: number) => LEFT + (share / most()) * (right() - LEFT);
  const bottom = () => props.rows.length * ROW + 2;
  const ticks = () => [0, 0.5, 1].map((part) => part * most());
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${bottom() + 18}`}
      role="img"
      aria-label={props.label}
    >
      <For each={ticks()}>
        {(tick) => (
          <>
            <line class="grid-l" x1={x(tick)} x2={x(tick)} y1="0" y2={bottom()} />
            <text class="m" x={x(tick)} y={bottom() + 14}>
              {formatShare(tick, most() < 0.1 || (most() * 50) % 1 > 0.01 ? 1 : 0)}
            </text>
          </>
        )}
      </For>
      <line class="ref-l" x1={x(props.reference)} x2={x(props.reference)} y1="0" y2={bottom()} />
      <For each={props.rows}>
        {(row, index) => {
          const y = () => index() * ROW + 13;
          const colour = () => (row.isSubject ? 'var(--chart-1)' : 'var(--chart-label)');
          return (
            <>
              <text class="lab" x="0" y={y() + 4}>
                {row.label}
              </text>
              <line
                x1={x(row.interval.low)}
                x2={x(row.interval.high)}
                y1={y()}
                y2={y()}
                stroke={colour()}
                stroke-width="5"
                opacity="0.32"
              />
              <circle
                cx={x(row.share)}
                cy={y()}
                r="3.5"
                fill={colour()}
                stroke="var(--c-surface)"
                stroke-width="1.5"
              />
              <text class="e" x={WIDTH - 44} y={y() + 4}>
                {row.note}
              </text>
              <text class="e lab-s" x={WIDTH} y={y() + 4}>
                {formatShare(row.share)}
              </text>
            </>
          );
        }}
      </For>
    </svg>
  );
}

/** Returns the next round number whose half is round too. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-6)));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return Math.min(1, step * power);
}
