/** The measured figures of one size of shop, all times in milliseconds. */
export interface ShopFigures {
  readonly lines: number;
  readonly orders: number;
  readonly native: { readonly readMs: number; readonly pairsMs: number };
  readonly loadMs: number;
  readonly pairsMs: number;
}

/** The figures of the app itself, all times in milliseconds. */
export interface AppFigures {
  readonly firstPaintMs: number;
  readonly dashboardColdMs: number;
  readonly dashboardRepeatMs: number;
  readonly scriptBytes: number;
  readonly slider: { readonly rules: number; readonly p95Ms: number };
  readonly cancelP95Ms: number;
}

/** A row of the table. The bar is what must be reached, the aim is what is wanted. */
export interface Row {
  readonly what: string;
  readonly firstBar: string;
  readonly aim: string;
  readonly measured: string;
  /** The ratio to native DuckDB, or to the first size; absent where there is neither. */
  readonly ratio?: number;
  readonly ok: boolean;
}

/** The lines of all of Instacart, where the page must stay under the limit of one tab's memory. */
const INSTACART_LINES = 33_000_000;

/** Returns 0.1 % of the orders as a whole number of orders, at least one. */
export function supportFloor(orders: number): number {
  return Math.max(1, Math.ceil(orders / 1000));
}

/** Returns the smallest value that 95 % of the values do not exceed (nearest rank). */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.ceil(sorted.length * 0.95) - 1];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

/**
 * Returns the shortest of several runs, made one after the other, which is the one that was disturbed
 * least.
 */
export async function bestOf(runs: number, measure: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    // oxlint-disable-next-line no-await-in-loop -- runs at the same time would disturb each other
    best = Math.min(best, await measure());
  }
  return best;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.floor((sorted.length - 1) / 2)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const millions = (lines: number) => `${(lines / 1e6).toFixed(lines < 1e7 ? 1 : 0)} M lines`;

function under(what: string, measuredMs: number, barMs: number, aimMs: number): Row {
  const text = barMs < 500 ? (ms: number) => `${Math.round(ms)} ms` : seconds;
  return {
    what,
    firstBar: text(barMs),
    aim: text(aimMs),
    measured: text(measuredMs),
    ok: measuredMs <= barMs,
  };
}

const native = (ms: number) => ({ name: 'native', ms });

function against(
  what: string,
  measuredMs: number,
  reference: { readonly name: string; readonly ms: number },
  [bar, aim]: readonly [number, number],
): Row {
  const ratio = measuredMs / reference.ms;
  return {
    what,
    firstBar: `≤ ${bar} × ${reference.name}`,
    aim: `≤ ${aim} ×`,
    measured: `${seconds(measuredMs)} (${reference.name} ${seconds(reference.ms)})`,
    ratio,
    ok: ratio <= bar,
  };
}

export function appRows(app: AppFigures): Row[] {
  const kilobytes = app.scriptBytes / 1000;
  return [
    under('page drawn, cold', app.firstPaintMs, 500, 300),
    under("demo shop's dashboard, cold", app.dashboardColdMs, 2500, 1500),
    under("demo shop's dashboard, repeat visit", app.dashboardRepeatMs, 1500, 800),
    {
      what: 'app JavaScript before the engine, gzip',
      firstBar: '150 KB',
      aim: '90 KB',
      measured: `${kilobytes.toFixed(1)} KB`,
      ok: kilobytes <= 150,
    },
    under(
      `slider step, ${app.slider.rules.toLocaleString('en-GB')} rules, p95`,
      app.slider.p95Ms,
      50,
      16,
    ),
    under('cancel → idle engine, p95', app.cancelP95Ms, 300, 100),
  ];
}

export function shopRows(shop: ShopFigures): Row[] {
  const size = millions(shop.lines);
  const rows = [
    against(`CSV → loaded shop, ${size}`, shop.loadMs, native(shop.native.readMs), [2.5, 1.4]),
    against(
      `loaded shop → all pairs at 0.1 %, ${size}`,
      shop.pairsMs,
      native(shop.native.pairsMs),
      [1.5, 0.75],
    ),
  ];
  const totalMs = shop.loadMs + shop.pairsMs;
  const whole: Row = {
    what: `loads and mines in one tab, ${size}`,
    firstBar: 'it does',
    aim: 'under 45 s',
    measured: seconds(totalMs),
    ok: true,
  };
  return shop.lines >= INSTACART_LINES ? [...rows, whole] : rows;
}

/**
 * Compares the cost of a line in a larger shop with that in the smallest one measured in the same run.
 */
export function growthRows([first, ...larger]: readonly ShopFigures[]): Row[] {
  if (first === undefined) return [];
  const cost = (shop: ShopFigures) => (shop.loadMs + shop.pairsMs) / shop.lines;
  return larger.map((shop) => {
    const ratio = cost(shop) / cost(first);
    return {
      what: `cost of a line, ${millions(first.lines)} → ${millions(shop.lines)}`,
      firstBar: '≤ 1.5 ×',
      aim: '≤ 1.15 ×',
      measured: `${(cost(shop) * 1000).toFixed(2)} µs a line`,
      ratio,
      ok: ratio <= 1.5,
    };
  });
}

/** Returns the rows as a table for a terminal, with its columns aligned. */
export function formatTable(rows: readonly Row[]): string {
  const header = ['what', 'first bar', 'aim', 'measured', 'ratio', ''];
  const cells = rows.map((row) => [
    row.what,
    row.firstBar,
    row.aim,
    row.measured,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.ok ? '✓' : '✗',
  ]);
  const all = [header, ...cells];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join(
    '\n',
  );
}
