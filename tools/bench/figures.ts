/** What some work took: time on the clock, and time of processors, both in milliseconds. */
export interface Cost {
  readonly ms: number;
  /** It says more than the clock where other work loads the machine. */
  readonly cpuMs: number;
}

/** The measured figures of one size of shop. */
export interface ShopFigures {
  readonly lines: number;
  readonly orders: number;
  readonly native: { readonly load: Cost; readonly pairs: Cost };
  readonly load: Cost;
  readonly pairs: Cost;
  /** The most memory that the page's process ever held; absent where the system does not tell. */
  readonly peakBytes?: number;
}

/** The figures of the app itself, all times in milliseconds. */
export interface AppFigures {
  readonly firstPaintMs: number;
  readonly dashboardColdMs: number;
  readonly dashboardRepeatMs: number;
  /** From the start of a first visit to the answer to a filter that was changed at once. */
  readonly firstFilterMs: number;
  readonly scriptBytes: number;
  readonly slider: { readonly rules: number; readonly p95Ms: number };
  /** Absent in a quick run. */
  readonly cancelP95Ms?: number;
}

/** How a kept shop opens again, in milliseconds from the start of the visit. */
export interface ReopeningFigures {
  readonly lines: number;
  readonly numbersMs: number;
  readonly tablesMs: number;
}

/** The cost of loading the same orders in one shape. */
export interface ShapeFigures {
  readonly shape: string;
  /** The number of order lines that the page made of it. */
  readonly lines: number;
  readonly load: Cost;
}

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

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.floor((sorted.length - 1) / 2)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

/** Measures several runs, one after the other. */
export async function repeat<T>(runs: number, measure: (run: number) => Promise<T>): Promise<T[]> {
  const measured: T[] = [];
  for (let run = 0; run < runs; run++) {
    // oxlint-disable-next-line no-await-in-loop -- runs at the same time would disturb each other
    measured.push(await measure(run));
  }
  return measured;
}

/** Returns the least of each, clock and processors, since what was disturbed least tells the work. */
export function best(costs: readonly Cost[]): Cost {
  if (costs.length === 0) throw new Error('Nothing was measured.');
  return {
    ms: Math.min(...costs.map(({ ms }) => ms)),
    cpuMs: Math.min(...costs.map(({ cpuMs }) => cpuMs)),
  };
}

export const sum = (a: Cost, b: Cost): Cost => ({ ms: a.ms + b.ms, cpuMs: a.cpuMs + b.cpuMs });
