import { createSignal } from 'solid-js';
import type { ChartOption } from './chart-option';

/** The design's colours as charts need them: as values, since a canvas cannot read CSS variables. */
export interface ChartTokens {
  /** The categorical colours 1 to 8, at positions 0 to 7. */
  series: string[];
  seriesSoft: string[];
  muted: string;
  mutedSoft: string;
  grid: string;
  axis: string;
  label: string;
  /** The steps from low to high, 7 of them. */
  sequence: string[];
  /** The colour below the neutral one of a diverging scale, e.g. for a lift under 1. */
  under: string;
  surface: string;
  text: string;
  text2: string;
  accent: string;
  accentSoft: string;
  font: string;
  /**
   * The durations of the first draw and of an update, in ms; 0 where the user asked for less motion.
   */
  draw: number;
  update: number;
}

const steps = (name: string, count: number, suffix = '') =>
  Array.from({ length: count }, (_, index) => `--${name}-${index + 1}${suffix}`);

const known = new Map<string, ChartTokens>();

/**
 * Returns the tokens of the current theme. They are read once, as reading makes the browser settle all
 * styles.
 */
export function readChartTokens(): ChartTokens {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const key = `${document.documentElement.dataset['theme'] ?? ''} ${String(still)}`;
  let tokens = known.get(key);
  if (tokens === undefined) {
    tokens = tokensFromStyle(still);
    known.set(key, tokens);
  }
  return tokens;
}

function tokensFromStyle(still: boolean): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: steps('chart', 8).map(read),
    seriesSoft: steps('chart', 8, '-soft').map(read),
    muted: read('--chart-muted'),
    mutedSoft: read('--chart-muted-soft'),
    grid: read('--chart-grid'),
    axis: read('--chart-axis'),
    label: read('--chart-label'),
    sequence: steps('seq', 7).map(read),
    under: read('--div-n2'),
    surface: read('--c-surface'),
    text: read('--c-text'),
    text2: read('--c-text-2'),
    accent: read('--c-accent'),
    accentSoft: read('--c-accent-soft'),
    font: read('--font-sans'),
    draw: still ? 0 : 360,
    update: still ? 0 : 220,
  };
}

const [themeRound, setThemeRound] = createSignal(0);

/** Tracks the theme: charts that call this are drawn again when it changes. */
export const trackTheme = themeRound;
/** Has to be called after `data-theme` changed. */
export const themeChanged = (): void => void setThemeRound((round) => round + 1);

/** Returns what every chart shares: type, motion, and no HTML of its own making. */
export const baseOption = (tokens: ChartTokens): ChartOption => ({
  animationDuration: tokens.draw,
  animationDurationUpdate: tokens.update,
  textStyle: { fontFamily: tokens.font, fontSize: 11, color: tokens.label },
  aria: { enabled: false },
});

/** Returns the look of axes: horizontal grid lines only, and labels in the label colour. */
export const axisLook = (tokens: ChartTokens) => ({
  value: {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: tokens.label, fontSize: 11 },
    splitLine: { lineStyle: { color: tokens.grid } },
  },
  category: {
    axisLine: { lineStyle: { color: tokens.axis } },
    axisTick: { show: false },
    axisLabel: { color: tokens.label, fontSize: 11, hideOverlap: true },
    splitLine: { show: false },
  },
});

/**
 * Returns a tooltip whose content `card` builds from the hovered data (see `chart-tooltip`). ECharts
 * runs HTML that a formatter returns as text, so only elements may be returned.
 */
export const tooltipLook = (card: (params: unknown) => HTMLElement) => ({
  confine: true,
  className: 'chart-tooltip',
  backgroundColor: 'transparent',
  borderWidth: 0,
  padding: 0,
  shadowBlur: 0,
  extraCssText: 'box-shadow: none;',
  transitionDuration: 0,
  formatter: card,
});
