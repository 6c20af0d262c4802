import { createEffect, onMount } from 'solid-js';
import type { RuleSet } from '../../../domain/rules';
import type { ChartHandle } from '../../../ui/chart';
import { readChartTokens, type ChartTokens } from '../../../ui/chart-theme';
import { leastShare } from './scatter-axes';
import { MOST_DOTS, SERIES_COUNT, seriesOf } from './scatter-plot';

const RADIUS = 4;
/** The labels of the upright axis stay in sight. In CSS pixels. */
const AXIS_ROOM = 44;

/**
 * The scatter while a slider moves: its dots alone, drawn over the chart's in its coordinates, in a
 * part of a frame. Once the thresholds rest, the chart draws itself anew, axes and names included.
 */
export function MovingDots(props: {
  rules: RuleSet;
  shown: Uint32Array;
  support: number;
  confidence: number;
  chart: ChartHandle;
  height: number;
}) {
  let canvas!: HTMLCanvasElement;
  let width = 0;
  onMount(() => {
    // Measured once: reading sizes at every step would lay the page out.
    const { clientWidth } = canvas;
    width = clientWidth;
    canvas.width = clientWidth * devicePixelRatio;
    canvas.height = props.height * devicePixelRatio;
  });
  createEffect(() => {
    const context = canvas.getContext('2d');
    if (context === null || width === 0) return;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    paint(context, readChartTokens());
  });

  function paint(context: CanvasRenderingContext2D, tokens: ChartTokens): void {
    const { chart, rules, shown } = props;
    // Both axes are straight lines of log₁₀ popularity and of likelihood: two points say them.
    const [x0, y0] = chart.toPixel([-3, 0]);
    const [x1, y1] = chart.toPixel([-2, 0.1]);
    const xOf = (support: number) => x0 + (Math.log10(support) + 3) * (x1 - x0);
    const yOf = (confidence: number) => y0 + confidence * 10 * (y1 - y0);
    context.fillStyle = tokens.surface;
    context.fillRect(AXIS_ROOM, 0, width, y0 - 1);
    paintLines(context, tokens, xOf(leastShare(rules, props.support)), yOf(props.confidence), y0);
    const support = rules.column('support');
    const confidence = rules.column('confidence');
    const lift = rules.column('lift');
    const drawn = Math.min(shown.length, MOST_DOTS);
    for (let series = 0; series < SERIES_COUNT; series += 1) {
      context.beginPath();
      for (let at = 0; at < drawn; at += 1) {
        const rule = shown[at]!;
        if (seriesOf(lift[rule]!) !== series) continue;
        const x = xOf(support[rule]!);
        const y = yOf(confidence[rule]!);
        context.moveTo(x + RADIUS, y);
        context.arc(x, y, RADIUS, 0, 2 * Math.PI);
      }
      context.fillStyle = series === 0 ? tokens.under : tokens.sequence[series]!;
      context.fill();
      if (series === 0 || series > 3) continue;
      context.strokeStyle = tokens.sequence[4]!;
      context.lineWidth = 1;
      context.stroke();
    }
  }

  function paintLines(
    context: CanvasRenderingContext2D,
    tokens: ChartTokens,
    x: number,
    y: number,
    bottom: number,
  ): void {
    context.strokeStyle = tokens.accent;
    context.setLineDash([3, 3]);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
    context.moveTo(AXIS_ROOM, y);
    context.lineTo(width, y);
    context.stroke();
    context.setLineDash([]);
  }

  return (
    <canvas
      ref={canvas}
      class="moving-dots"
      aria-hidden="true"
      style={{ height: `${props.height}px` }}
    />
  );
}
