/**
 * Everything that must hold before a change is shared: `npm test`. Runs every step, even after one
 * failed, and ends with one line that sums up all runners. `--long` runs the long versions of checks.
 */
import process from 'node:process';
import { STEPS, type Step } from './test/steps.ts';
import { type Tally, closing, skipped, sum } from './test/summary.ts';

if (process.argv.includes('--long')) process.env['BUNDLEWISE_LONG'] = '1';
if (process.env['CI']) process.env['NO_COLOR'] = '1';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runStep(step: Step, broken: ReadonlySet<string>): Promise<Tally> {
  if (step.needs !== undefined && broken.has(step.needs)) {
    return skipped(step.name, `the ${step.needs} failed`);
  }
  print(`→ ${step.name}`);
  const start = performance.now();
  const tally = await step.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`${tally.failed.length > 0 ? '✗' : '✓'} ${step.name}, ${seconds} s`);
  return tally;
}

async function main(): Promise<void> {
  const tallies: Tally[] = [];
  const broken = new Set<string>();
  for (const step of STEPS) {
    // One after the other: two cores, and the tests measure time.
    // oxlint-disable-next-line no-await-in-loop
    const tally = await runStep(step, broken);
    if (tally.failed.length > 0) broken.add(step.name);
    tallies.push(tally);
  }
  const total = sum(tallies);
  print('');
  for (const line of closing(total)) print(line);
  process.exitCode = total.failed.length > 0 ? 1 : 0;
}

await main();
