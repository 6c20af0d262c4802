import { JAVASCRIPT_AIM, JAVASCRIPT_LIMIT } from '../budgets.ts';
import {
  type AppFigures,
  type Cost,
  type ReopeningFigures,
  type ShapeFigures,
  type ShopFigures,
  sum,
} from './figures.ts';
import type { Row } from './table.ts';

/** What must be reached, and what is wanted. */
type Bar = readonly [bar: number, aim: number];

/** Bars that are held against the clock, in milliseconds. */
const MS = {
  firstPaint: [500, 300],
  dashboardCold: [1000, 600],
  dashboardRepeat: [600, 400],
  firstFilter: [4000, 2500],
  reopenedNumbers: [800, 500],
  reopenedTables: [2500, 1500],
  slider: [25, 16],
  cancel: [200, 100],
} satisfies Record<string, Bar>;

/** Bars of a size of shop, as ratios to native DuckDB on one thread; a row holds from its lines on. */
const SIZES: readonly { readonly lines: number; readonly load: Bar; readonly pairs: Bar }[] = [
  { lines: 20_000_000, load: [1.5, 1], pairs: [0.8, 0.4] },
  { lines: 5_000_000, load: [1.2, 0.7], pairs: [0.8, 0.4] },
  { lines: 0, load: [1.5, 1], pairs: [1.5, 0.75] },
];

/** The cost of a line against that in the smallest shop. */
const GROWTH: Bar = [1.2, 1.05];
/** The cost of a line in any shape against that in the long one. */
const SHAPE: Bar = [1.5, 1.1];
/** The lines of all of Instacart, where the page must stay under the limit of one tab's memory. */
const INSTACART_LINES = 33_000_000;
const TAB_BYTES = 4 * 2 ** 30;

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const microseconds = (ms: number) => `${(ms * 1000).toFixed(2)} µs`;
const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(2)} GiB`;
const millions = (lines: number) => `${(lines / 1e6).toFixed(lines < 1e7 ? 1 : 0)} M lines`;
const count = (value: number) => value.toLocaleString('en-GB');

function under(what: string, measuredMs: number, [bar, aim]: Bar): Row {
  const text = bar < 500 ? (ms: number) => `${Math.round(ms)} ms` : seconds;
  return {
    what,
    bar: text(bar),
    aim: text(aim),
    measured: text(measuredMs),
    ok: measuredMs <= bar,
  };
}

/** Holds a cost against another by the clock, with the ratio of processor time beside it. */
function against(
  what: string,
  measured: Cost,
  reference: { readonly name: string; readonly cost: Cost },
  [bar, aim]: Bar,
  text: (ms: number) => string,
): Row {
  const { name, cost } = reference;
  const ratio = measured.ms / cost.ms;
  return {
    what,
    bar: `≤ ${bar} × ${name}`,
    aim: `≤ ${aim} ×`,
    measured: `${text(measured.ms)} (${name} ${text(cost.ms)})`,
    ratio,
    cpuRatio: measured.cpuMs / cost.cpuMs,
    ok: ratio <= bar,
  };
}

/** Makes the rows of the app by itself; a row that a quick run leaves out is not there. */
export function appRows(app: AppFigures): Row[] {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  const cancel = app.cancelP95Ms;
  return [
    under('page drawn, cold', app.firstPaintMs, MS.firstPaint),
    under("demo's numbers on screen, cold", app.dashboardColdMs, MS.dashboardCold),
    under("demo's numbers on screen, repeat visit", app.dashboardRepeatMs, MS.dashboardRepeat),
    under('demo: first change of a filter, cold', app.firstFilterMs, MS.firstFilter),
    {
      what: 'app JavaScript before the engine, gzip',
      bar: kilobytes(JAVASCRIPT_LIMIT),
      aim: kilobytes(JAVASCRIPT_AIM),
      measured: kilobytes(app.scriptBytes),
      ok: app.scriptBytes <= JAVASCRIPT_LIMIT,
    },
    under(`slider step, ${count(app.slider.rules)} rules, p95`, app.slider.p95Ms, MS.slider),
    ...(cancel === undefined ? [] : [under('cancel → idle engine, p95', cancel, MS.cancel)]),
  ];
}

export function reopeningRows({ lines, numbersMs, tablesMs }: ReopeningFigures): Row[] {
  const what = `own shop reopened, ${millions(lines)}`;
  return [
    under(`${what}: numbers on screen`, numbersMs, MS.reopenedNumbers),
    under(`${what}: tables ready`, tablesMs, MS.reopenedTables),
  ];
}

export function shopRows(shop: ShopFigures): Row[] {
  const { lines, native, load, pairs, peakBytes } = shop;
  const size = millions(lines);
  const bars = SIZES.find((each) => lines >= each.lines) ?? SIZES[0]!;
  const nativeLoad = { name: 'native', cost: native.load };
  const nativePairs = { name: 'native', cost: native.pairs };
  const rows = [
    against(`CSV → loaded shop, ${size}`, load, nativeLoad, bars.load, seconds),
    against(`shop → all pairs at 0.1 %, ${size}`, pairs, nativePairs, bars.pairs, seconds),
  ];
  if (lines < INSTACART_LINES || peakBytes === undefined) return rows;
  const memory: Row = {
    what: `most memory of the page's process, ${size}`,
    bar: gibibytes(TAB_BYTES),
    aim: '',
    measured: gibibytes(peakBytes),
    ok: peakBytes <= TAB_BYTES,
  };
  return [...rows, memory];
}

/** Compares the cost of a line, loaded and mined, with that in the smallest shop of the same run. */
export function growthRows([first, ...larger]: readonly ShopFigures[]): Row[] {
  if (first === undefined) return [];
  const cost = (shop: ShopFigures) => aLine(sum(shop.load, shop.pairs), shop.lines);
  const reference = { name: 'a line', cost: cost(first) };
  return larger.map((shop) => {
    const what = `cost of a line, ${millions(first.lines)} → ${millions(shop.lines)}`;
    return against(what, cost(shop), reference, GROWTH, microseconds);
  });
}

/** Compares the cost of a line in each shape with that in the first, which is the long one. */
export function shapeRows([long, ...others]: readonly ShapeFigures[]): Row[] {
  if (long === undefined) return [];
  const cost = ({ load, lines }: ShapeFigures) => aLine(load, lines);
  const reference = { name: 'long', cost: cost(long) };
  return others.map((figures) => {
    const what = `import: ${figures.shape}, ${count(figures.lines)} lines`;
    return against(what, cost(figures), reference, SHAPE, microseconds);
  });
}

const aLine = ({ ms, cpuMs }: Cost, lines: number): Cost => ({
  ms: ms / lines,
  cpuMs: cpuMs / lines,
});
