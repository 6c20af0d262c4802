/**
 * Runs everything that must hold before a change is shared: `npm test`. It runs every step, even after
 * one failed, and ends with one line that sums up all runners. `--long` runs the long versions of
 * checks.
 */
import process from 'node:process';
import { CHECKS, RUNS, type Step } from './test/steps.ts';
import { type Tally, closing, skipped, sum } from './test/summary.ts';

if (process.argv.includes('--long')) process.env['BUNDLEWISE_LONG'] = '1';
if (process.env['CI']) process.env['NO_COLOR'] = '1';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The tally of every step that was begun. */
const tallies = new Map<string, Promise<Tally>>();

async function runStep(step: Step): Promise<Tally> {
  const needed = step.needs === undefined ? undefined : await tallies.get(step.needs);
  if (needed !== undefined && needed.failed.length > 0) {
    return skipped(step.name, `the ${step.needs} failed`);
  }
  print(`→ ${step.name}`);
  const start = performance.now();
  const tally = await step.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`${tally.failed.length > 0 ? '✗' : '✓'} ${step.name}, ${seconds} s`);
  return tally;
}

/** Begins the steps in their order, so that what a step needs was begun before it. */
async function runAll(steps: readonly Step[], atATime: number): Promise<void> {
  const waiting = [...steps];
  const next = async (): Promise<void> => {
    const step = waiting.shift();
    if (step === undefined) return;
    const running = runStep(step);
    tallies.set(step.name, running);
    await running;
    await next();
  };
  await Promise.all(Array.from({ length: atATime }, next));
}

async function main(): Promise<void> {
  await runAll(CHECKS, 2);
  await runAll(RUNS, 1);
  const total = sum(await Promise.all(tallies.values()));
  print('');
  for (const line of closing(total)) print(line);
  process.exitCode = total.failed.length > 0 ? 1 : 0;
}

await main();
