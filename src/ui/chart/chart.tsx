import { createEffect, onCleanup, onMount } from 'solid-js';
import type { EChartsType } from './chart-library';
import type { ChartOption, ChartPoint, ChartSpan } from './chart-option';
import { baseOption, readChartTokens, trackTheme, type ChartTokens } from './chart-theme';

/** The rest of the page can ask this of a drawn chart. */
export interface ChartHandle {
  /** The chart as a PNG data URL on the surface colour, at twice the size. */
  toImage(): string;
  /** Returns where a value of the first two axes is, in CSS pixels from the chart's corner. */
  toPixel(value: readonly [number, number]): readonly [number, number];
  /** Marks a datum as hovered; with null, no datum is. */
  highlight(point: Omit<ChartPoint, 'name'> | null): void;
}

/**
 * Draws a chart; nothing else draws with ECharts. `option` is a pure function of rows and tokens. It is
 * set whole whenever it or the theme changes; out of sight that waits until the browser has time, since
 * what a person looks at comes first. `label` says in words what the chart shows.
 */
export function Chart(props: {
  option: (tokens: ChartTokens) => ChartOption;
  label: string;
  /** The height in CSS pixels. */
  height: number;
  onPoint?: (point: ChartPoint) => void;
  onHover?: (point: ChartPoint | null) => void;
  /**
   * Hears that the x axis was zoomed by a slider or brush, with the positions of the first and last
   * category.
   */
  onSpan?: (span: ChartSpan) => void;
  handle?: (handle: ChartHandle) => void;
}) {
  let host!: HTMLDivElement;
  let chart: EChartsType | undefined;
  let disposed = false;
  let isInSight = true;
  /** The option that is still to be drawn. */
  let waiting: ChartOption | undefined;

  onMount(async () => {
    const { init } = await import('./chart-library');
    if (disposed) return;
    const drawn = init(host, undefined, { renderer: 'canvas' });
    chart = drawn;
    observer.observe(host);
    sight.observe(host);
    listen(drawn);
    flush();
    props.handle?.(handleOf(drawn, flush));
  });

  const observer = new ResizeObserver(() => chart?.resize());
  const sight = new IntersectionObserver(([entry]) => {
    isInSight = entry?.isIntersecting ?? true;
    if (isInSight) flush();
  });
  onCleanup(() => {
    disposed = true;
    observer.disconnect();
    sight.disconnect();
    chart?.dispose();
  });

  function listen(drawn: EChartsType): void {
    drawn.on('click', (event) => props.onPoint?.(pointOf(event)));
    let hovered = NOTHING;
    const hover = (point: ChartPoint) => {
      if (point.seriesIndex === hovered.seriesIndex && point.dataIndex === hovered.dataIndex)
        return;
      hovered = point;
      props.onHover?.(point);
    };
    drawn.on('mouseover', (event) => hover(pointOf(event)));
    // A crowd of dots is one shape, so the mouse does not leave it between one dot and the next.
    drawn.on('mousemove', 'series.scatter', (event) => hover(pointOf(event)));
    drawn.on('mouseout', () => {
      hovered = NOTHING;
      props.onHover?.(null);
    });
    drawn.on('datazoom', () => {
      const option = drawn.getOption() as { dataZoom?: { startValue: number; endValue: number }[] };
      const zoom = option.dataZoom?.[0];
      if (zoom !== undefined) props.onSpan?.({ from: zoom.startValue, to: zoom.endValue });
    });
  }

  function draw(): void {
    trackTheme();
    const tokens = readChartTokens();
    waiting = { ...baseOption(tokens), ...props.option(tokens) };
    if (isInSight) flush();
    else whenIdle(flush);
  }

  function flush(): void {
    if (chart === undefined || disposed || waiting === undefined) return;
    chart.setOption(waiting, { notMerge: true });
    waiting = undefined;
  }

  createEffect(draw);

  return (
    <div
      ref={host}
      class="chart-host"
      role="img"
      aria-label={props.label}
      style={{ height: `${props.height}px` }}
    />
  );
}

const NOTHING: ChartPoint = { seriesIndex: -1, dataIndex: -1, name: '' };

/** Waits until the browser is idle, or a moment where the browser does not tell. */
const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 50);
};

function handleOf(chart: EChartsType, flush: () => void): ChartHandle {
  return {
    toImage: () => {
      flush();
      return chart.getDataURL({ pixelRatio: 2, backgroundColor: readChartTokens().surface });
    },
    toPixel: (value) => {
      const [x = 0, y = 0] = chart.convertToPixel({ gridIndex: 0 }, [...value]);
      return [x, y];
    },
    highlight: (point) => {
      chart.dispatchAction({ type: 'downplay' });
      if (point !== null) chart.dispatchAction({ type: 'highlight', ...point });
    },
  };
}

function pointOf(event: unknown): ChartPoint {
  const { seriesIndex, dataIndex, name, dataType } = event as Partial<ChartPoint>;
  return {
    seriesIndex: seriesIndex ?? -1,
    dataIndex: dataIndex ?? -1,
    name: name ?? '',
    ...(dataType !== undefined && { dataType }),
  };
}
