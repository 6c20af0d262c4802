import * as v from 'valibot';

const Skip = v.object({ name: v.string(), reason: v.string() });

/** A runner's tests, one entry each: how many passed, which failed, and which were skipped and why. */
export const Tally = v.object({
  passed: v.number(),
  failed: v.array(v.string()),
  skipped: v.array(Skip),
});
export type Tally = v.InferOutput<typeof Tally>;

export const NOTHING: Tally = { passed: 0, failed: [], skipped: [] };

export function passed(): Tally {
  return { ...NOTHING, passed: 1 };
}

export function failed(name: string): Tally {
  return { ...NOTHING, failed: [name] };
}

export function skipped(name: string, reason: string): Tally {
  return { ...NOTHING, skipped: [{ name, reason }] };
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.flatMap((tally) => tally.failed),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/**
 * Holds a runner's tally against its exit code: one that ended badly without naming a failed test (it
 * crashed, its server did not start, it found no test) counts as one failure.
 */
export function held(runner: string, tally: Tally | undefined, ok: boolean): Tally {
  if (tally === undefined) return failed(`${runner} left no report`);
  if (ok || tally.failed.length > 0) return tally;
  return sum([tally, failed(`${runner} ended with an error`)]);
}

/**
 * Writes the end of the run: what failed, what was skipped and why, and the one line that sums it up.
 * Equal reasons are given once, with the names under them.
 */
export function closing(tally: Tally): string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of tally.skipped) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  const lines: string[] = [];
  if (tally.failed.length > 0) lines.push('Failed:', ...tally.failed.map((name) => `  ${name}`));
  for (const [reason, names] of byReason) {
    lines.push(`Skipped (${reason}):`, ...names.map((name) => `  ${name}`));
  }
  const { length: failures } = tally.failed;
  const { length: skips } = tally.skipped;
  return [...lines, `${tally.passed} passed, ${failures} failed, ${skips} skipped`];
}
