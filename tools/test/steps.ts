import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { HIDING, sharedFolder } from '../../test/shared-data.ts';
import { run } from '../run.ts';
import { testsOfSharedData } from './tests-of-shared-data.ts';
import { tallyPlaywright } from './playwright-report.ts';
import { failed, held, passed, Tally } from './summary.ts';
import { VITEST_REPORT } from './vitest-reporter.ts';

/**
 * This is the native compiler; the linters' parsers need the one before, whose `tsc` has the short
 * name.
 */
const TSC = 'node_modules/typescript-7/bin/tsc';
const PLAYWRIGHT_REPORT = '.cache/playwright.json';

/** One part of the test run. */
export interface Step {
  readonly name: string;
  /** This step must have passed for the present one to mean anything. */
  readonly needs?: string;
  readonly run: () => Promise<Tally>;
}

/**
 * Makes a step of a program that passes or fails as a whole. It counts as one test, and is heard only
 * when it fails.
 */
function check(name: string, program: string, args: readonly string[], needs?: string): Step {
  return {
    name,
    needs,
    run: async () => {
      const { ok, output } = await run(program, args, { quiet: true });
      // oxlint and oxfmt colour whatever they write, NO_COLOR or not.
      const hasColours = process.stdout.isTTY && !process.env['NO_COLOR'];
      if (!ok) process.stdout.write(hasColours ? output : stripVTControlCharacters(output));
      return ok ? passed() : failed(name);
    },
  };
}

/** Makes a step of a program that runs many tests and leaves a report. */
function runner(
  step: Pick<Step, 'name' | 'needs'>,
  program: string,
  args: readonly string[],
  report: { readonly file: string; readonly read: (json: string) => Tally },
  env?: Readonly<Record<string, string>>,
): Step {
  return {
    ...step,
    run: async () => {
      rmSync(report.file, { force: true });
      const { ok } = await run(program, args, { env });
      const tally = existsSync(report.file)
        ? report.read(readFileSync(report.file, 'utf8'))
        : undefined;
      return held(step.name, tally, ok);
    },
  };
}

/**
 * These steps look at the files, the cheapest and most telling first; most of them keep one core busy.
 */
export const CHECKS: readonly Step[] = [
  check('lint', 'oxlint', ['--max-warnings', '0']),
  check('format', 'oxfmt', ['--check']),
  // The build also writes `.generated/`, which the workers import.
  check('build', 'vite', ['build']),
  check('types of the page', 'node', [TSC, '-p', 'tsconfig.json']),
  check('types of the workers', 'node', [TSC, '-p', 'tsconfig.worker.json']),
  check('types of the tools and tests', 'node', [TSC, '-p', 'tsconfig.node.json']),
  check(
    'import rules',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'src', 'workers'],
    'build',
  ),
  check('unused code', 'knip', [], 'build'),
  check('unused classes', 'tsx', ['tools/check-classes.ts']),
  check('size budgets', 'tsx', ['tools/budgets.ts'], 'build'),
  check('branch coverage of economics and segments', 'vitest', [
    'run',
    '--config',
    'vitest.coverage.config.ts',
  ]),
];

const vitest = (name: string, files: readonly string[], env?: Readonly<Record<string, string>>) =>
  runner(
    { name },
    'vitest',
    ['run', '--reporter=default', '--reporter=./tools/test/vitest-reporter.ts', ...files],
    { file: VITEST_REPORT, read: (json) => v.parse(Tally, JSON.parse(json)) },
    env,
  );

/** These steps run the program, with both cores to themselves. */
export const RUNS: readonly Step[] = [
  vitest('unit, engine and component tests', []),
  // A clone alone must pass as well, and nobody here would notice otherwise.
  ...(sharedFolder('shops') === undefined
    ? []
    : [
        vitest('the same without the data of other people', testsOfSharedData(), {
          [HIDING]: 'none',
        }),
      ]),
  // This takes minutes, since each fault is a run of its own, planted into the sources.
  ...(process.argv.includes('--long')
    ? [check('mutation score of the economics', 'tsx', ['tools/mutate.ts', '--faults', '80'])]
    : []),
  runner({ name: 'end-to-end tests', needs: 'build' }, 'tsx', ['tools/e2e.ts'], {
    file: PLAYWRIGHT_REPORT,
    read: tallyPlaywright,
  }),
];
