import { createEffect, createSignal, onCleanup, onMount } from 'solid-js';
import type { RuleSet } from '../../../../domain/bundles/rules';
import type { ChartHandle } from '../../../../ui/chart/chart';
import { readChartTokens, trackTheme, type ChartTokens } from '../../../../ui/chart/chart-theme';
import {
  clearImage,
  dotImage,
  dotSprite,
  stampDot,
  type DotImage,
  type DotSprite,
} from './dot-image';
import { leastShare } from './scatter-axes';
import { isOutlined, MOST_DOTS, SERIES_COUNT, seriesOf } from './scatter-plot';

const RADIUS = 4;
/** The labels of the upright axis stay in sight. In CSS pixels. */
const AXIS_ROOM = 44;

/**
 * The scatter while a slider moves: its dots alone, laid over the chart's in its coordinates, in a
 * part of a frame. Once the thresholds rest, the chart draws itself anew, axes and names included.
 */
export function MovingDots(props: {
  rules: RuleSet;
  shown: Uint32Array;
  support: number;
  confidence: number;
  chart: ChartHandle;
  height: number;
  isMoving: boolean;
}) {
  let canvas!: HTMLCanvasElement;
  let dots: DotImage | undefined;
  let sprites: readonly DotSprite[] = [];
  // Measured by an observer: reading sizes at a step would lay the page out.
  const [width, setWidth] = createSignal(0);
  const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
  onMount(() => observer.observe(canvas.parentElement ?? canvas));
  onCleanup(() => observer.disconnect());

  createEffect(() => {
    canvas.width = width() * devicePixelRatio;
    canvas.height = props.height * devicePixelRatio;
  });
  createEffect(() => {
    trackTheme();
    sprites = spritesOf(readChartTokens());
  });
  createEffect(() => {
    const context = props.isMoving ? canvas.getContext('2d') : null;
    if (context !== null && width() > AXIS_ROOM) paint(context, readChartTokens());
  });

  function paint(context: CanvasRenderingContext2D, tokens: ChartTokens): void {
    const { chart, rules, shown } = props;
    const scale = devicePixelRatio;
    // Both axes are straight lines of log₁₀ popularity and of likelihood: two points say them.
    const [x0, y0] = chart.toPixel([-3, 0]);
    const [x1, y1] = chart.toPixel([-2, 0.1]);
    const xOf = (support: number) =>
      (x0 + (Math.log10(support) + 3) * (x1 - x0) - AXIS_ROOM) * scale;
    const yOf = (confidence: number) => (y0 + confidence * 10 * (y1 - y0)) * scale;
    const image = imageOf((width() - AXIS_ROOM) * scale, (y0 - 1) * scale);
    clearImage(image, tokens.surface);
    const support = rules.column('support');
    const confidence = rules.column('confidence');
    const lift = rules.column('lift');
    const drawn = shown.subarray(0, MOST_DOTS);
    const colours = Uint8Array.from(drawn, (rule) => seriesOf(lift[rule]!));
    for (let series = 0; series < SERIES_COUNT; series += 1) {
      for (let at = colours.indexOf(series); at !== -1; at = colours.indexOf(series, at + 1)) {
        const rule = drawn[at]!;
        stampDot(image, sprites[series]!, xOf(support[rule]!), yOf(confidence[rule]!));
      }
    }
    context.putImageData(image.image, AXIS_ROOM * scale, 0);
    const x = xOf(leastShare(rules, props.support)) + AXIS_ROOM * scale;
    paintLines(context, tokens, { x, y: yOf(props.confidence), bottom: image.image.height });
  }

  /** One image for all steps: it is large. */
  function imageOf(columns: number, rows: number): DotImage {
    const [wide, high] = [Math.max(1, Math.floor(columns)), Math.max(1, Math.floor(rows))];
    if (dots?.image.width !== wide || dots.image.height !== high) {
      dots = dotImage(new ImageData(wide, high));
    }
    return dots;
  }

  function paintLines(
    context: CanvasRenderingContext2D,
    tokens: ChartTokens,
    { x, y, bottom }: { x: number; y: number; bottom: number },
  ): void {
    context.strokeStyle = tokens.accent;
    context.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    context.lineWidth = devicePixelRatio;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
    context.moveTo(AXIS_ROOM * devicePixelRatio, y);
    context.lineTo(canvas.width, y);
    context.stroke();
  }

  return (
    <canvas
      ref={canvas}
      class="moving-dots"
      aria-hidden="true"
      hidden={!props.isMoving}
      style={{ height: `${props.height}px` }}
    />
  );
}

/** A dot of each colour series, as the chart draws them. */
const spritesOf = (tokens: ChartTokens): DotSprite[] =>
  Array.from({ length: SERIES_COUNT }, (_, series) =>
    dotSprite(
      RADIUS * devicePixelRatio,
      series === 0 ? tokens.under : tokens.sequence[series]!,
      isOutlined(series) ? { colour: tokens.sequence[4]!, width: devicePixelRatio } : null,
    ),
  );
