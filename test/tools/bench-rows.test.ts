import { describe, expect, it } from 'vitest';
import type { AppFigures, ShopFigures } from '../../tools/bench/figures.ts';
import { appRows, growthRows, reopeningRows, shapeRows, shopRows } from '../../tools/bench/rows.ts';
import { formatTable } from '../../tools/bench/table.ts';

const cost = (ms: number, cpuMs = ms) => ({ ms, cpuMs });

const shop = (lines: number, loadMs: number, peakBytes?: number): ShopFigures => ({
  lines,
  orders: lines / 10,
  native: { load: cost(1000), pairs: cost(1000) },
  load: cost(loadMs, 2 * loadMs),
  pairs: cost(500),
  ...(peakBytes !== undefined && { peakBytes }),
});

const app: AppFigures = {
  firstPaintMs: 500,
  dashboardColdMs: 1001,
  dashboardRepeatMs: 600,
  firstFilterMs: 4001,
  scriptBytes: 90_001,
  slider: { rules: 100_126, p95Ms: 25 },
};

describe('appRows', () => {
  it('reach a bar that they equal, and miss one by the least that is more', () => {
    expect(appRows(app).map(({ ok }) => ok)).toEqual([true, false, true, false, false, true]);
  });

  it('tell of a cancelled load where one was measured', () => {
    const last = appRows({ ...app, cancelP95Ms: 200.4 }).at(-1);
    expect(last).toMatchObject({ bar: '200 ms', measured: '200 ms', ok: false });
  });
});

describe('reopeningRows', () => {
  it('tell numbers on screen from tables that answer', () => {
    const rows = reopeningRows({ lines: 1_000_000, numbersMs: 700, tablesMs: 2600 });
    expect(rows.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

describe('shopRows', () => {
  it('hold the page against native DuckDB by the clock, with processor time beside it', () => {
    const [load, pairs] = shopRows(shop(1_000_000, 1510));
    expect(load).toMatchObject({ ratio: 1.51, cpuRatio: 3.02, ok: false });
    expect(pairs).toMatchObject({ ratio: 0.5, cpuRatio: 0.5, ok: true });
  });

  it('have bars by the size of the shop', () => {
    const bars = [1e6, 10e6, 33e6].map((lines) => shopRows(shop(lines, 1)).map(({ bar }) => bar));
    expect(bars).toEqual([
      ['≤ 1.5 × native', '≤ 1.5 × native'],
      ['≤ 1.2 × native', '≤ 0.8 × native'],
      ['≤ 1.5 × native', '≤ 0.8 × native'],
    ]);
  });

  it('speak of memory from the size of Instacart on', () => {
    expect(shopRows(shop(10_000_000, 1, 2 ** 30))).toHaveLength(2);
    const [, , memory] = shopRows(shop(33_000_000, 1, 2 ** 32 + 1));
    expect(memory).toMatchObject({ bar: '4.00 GiB', ok: false });
  });
});

describe('growthRows', () => {
  it('compare the cost of one line with the smallest shop', () => {
    const [row] = growthRows([shop(1_000_000, 500), shop(10_000_000, 11_500)]);
    expect(row).toMatchObject({ ok: true, measured: '1.20 µs (a line 1.00 µs)' });
    expect(row?.ratio).toBeCloseTo(1.2);
  });

  it('have nothing to say about one size', () => {
    expect(growthRows([shop(1_000_000, 500)])).toEqual([]);
  });
});

describe('shapeRows', () => {
  it('compare a line of output with one of the long shape, which comes first', () => {
    const rows = shapeRows([
      { shape: 'a line a row', lines: 1000, load: cost(100) },
      { shape: 'gzip', lines: 500, load: cost(80, 60) },
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ what: 'import: gzip, 500 lines', ok: false });
    expect(rows[0]?.ratio).toBeCloseTo(1.6);
    expect(rows[0]?.cpuRatio).toBeCloseTo(1.2);
  });
});

describe('formatTable', () => {
  it('aligns its columns', () => {
    const lines = formatTable([...appRows(app), ...shopRows(shop(1_000_000, 2000))]).split('\n');
    const columns = lines.map((line) => [...line].flatMap((sign, at) => (sign === '|' ? at : [])));
    expect(new Set(columns.map(String)).size).toBe(1);
    expect(columns[0]).toHaveLength(8);
  });
});
