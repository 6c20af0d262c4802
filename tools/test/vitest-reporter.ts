import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { type Tally, failed, passed, skipped, sum } from './summary.ts';

/** The reporter writes its tally here. */
export const VITEST_REPORT = '.cache/vitest.json';

function tallyCase(test: TestCase): Tally {
  const name = `${test.module.relativeModuleId} › ${test.fullName}`;
  const result = test.result();
  switch (result.state) {
    case 'passed':
      return passed();
    case 'skipped':
      return skipped(name, result.note ?? 'no reason given');
    case 'failed':
      return failed(name);
    case 'pending':
      return failed(`${name} (never ended)`);
  }
}

function tallyModule(module: TestModule): Tally {
  const path = module.relativeModuleId;
  const notLoaded = module.errors().map(() => failed(`${path} (did not load)`));
  // A hook that fails takes its tests with it. As they count as skipped, the hook must count too.
  const badHooks = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map(() => failed(`${path} › ${suite.fullName} (its set-up failed)`)),
  );
  return sum([...notLoaded, ...badHooks, ...[...module.children.allTests()].map(tallyCase)]);
}

/** Vitest's own JSON report drops the reason of `context.skip(reason)`; this one keeps it. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const unhandled = errors.map((error) => failed(`unhandled error: ${error.message}`));
    mkdirSync(dirname(VITEST_REPORT), { recursive: true });
    writeFileSync(VITEST_REPORT, JSON.stringify(sum([...modules.map(tallyModule), ...unhandled])));
  }
}
