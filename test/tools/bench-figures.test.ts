import { describe, expect, it } from 'vitest';
import { best, median, p95, repeat, sum, supportFloor } from '../../tools/bench/figures.ts';

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
    expect(() => median([])).toThrow('Nothing was measured');
    expect(() => best([])).toThrow('Nothing was measured');
  });
});

describe('best and sum', () => {
  const costs = [
    { ms: 3, cpuMs: 5 },
    { ms: 4, cpuMs: 2 },
  ] as const;

  it('take clock and processor time each for itself', () => {
    expect(best(costs)).toEqual({ ms: 3, cpuMs: 2 });
    expect(sum(...costs)).toEqual({ ms: 7, cpuMs: 7 });
  });
});

describe('repeat', () => {
  it('begins a run when the one before has ended', async () => {
    const told: string[] = [];
    const runs = await repeat(2, async (run) => {
      told.push(`begins ${run}`);
      await Promise.resolve();
      told.push(`ends ${run}`);
      return run;
    });
    expect(runs).toEqual([0, 1]);
    expect(told).toEqual(['begins 0', 'ends 0', 'begins 1', 'ends 1']);
  });
});
