import { describe, expect, it } from 'vitest';
import {
  formatTable,
  growthRows,
  median,
  p95,
  shopRows,
  supportFloor,
} from '../../tools/bench/figures.ts';

const shop = (lines: number, loadMs: number) => ({
  lines,
  orders: lines / 10,
  native: { readMs: 1000, pairsMs: 1000 },
  loadMs,
  pairsMs: 500,
});

describe('supportFloor', () => {
  it('is the smallest count that reaches 0.1 % of the orders', () => {
    expect(supportFloor(1_000_000)).toBe(1000);
    expect(supportFloor(1001)).toBe(2);
    expect(supportFloor(20)).toBe(1);
  });
});

describe('p95 and median', () => {
  it('are values that were measured', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(p95(values)).toBe(95);
    expect(median(values)).toBe(50);
    expect(p95([7])).toBe(7);
  });

  it('refuse to speak of nothing', () => {
    expect(() => p95([])).toThrow('Nothing was measured');
  });
});

describe('shopRows', () => {
  it('holds the page against native DuckDB', () => {
    const [load, pairs] = shopRows(shop(1_000_000, 2600));
    expect(load).toMatchObject({ ratio: 2.6, ok: false });
    expect(pairs).toMatchObject({ ratio: 0.5, ok: true });
  });

  it('speaks of one tab from the size of Instacart on', () => {
    expect(shopRows(shop(10_000_000, 1))).toHaveLength(2);
    expect(shopRows(shop(33_000_000, 1))).toHaveLength(3);
  });
});

describe('growthRows', () => {
  it('compares the cost of one line with the smallest shop', () => {
    const [row] = growthRows([shop(1_000_000, 500), shop(10_000_000, 11_500)]);
    expect(row).toMatchObject({ ok: true, measured: '1.20 µs a line' });
    expect(row?.ratio).toBeCloseTo(1.2);
  });

  it('has nothing to say about one size', () => {
    expect(growthRows([shop(1_000_000, 500)])).toEqual([]);
  });
});

describe('formatTable', () => {
  it('aligns its columns', () => {
    const lines = formatTable(shopRows(shop(1_000_000, 2000))).split('\n');
    const columns = lines.slice(2).map((line) => line.indexOf('≤'));
    expect(new Set(columns).size).toBe(1);
    expect(lines[0]?.indexOf('first bar')).toBe(columns[0]);
  });
});
