import * as v from 'valibot';
import { type Tally, failed, NOTHING, passed, skipped, sum } from './summary.ts';

const Test = v.object({
  projectName: v.string(),
  status: v.picklist(['expected', 'unexpected', 'flaky', 'skipped']),
  annotations: v.array(v.object({ type: v.string(), description: v.optional(v.string()) })),
});
const Spec = v.object({ title: v.string(), tests: v.array(Test) });

interface Suite {
  title: string;
  specs: v.InferOutput<typeof Spec>[];
  suites?: Suite[];
}
const Suite: v.GenericSchema<Suite> = v.object({
  title: v.string(),
  specs: v.array(Spec),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});

/** This is the part of Playwright's JSON report that counts. */
const Report = v.object({
  suites: v.array(Suite),
  errors: v.array(v.object({ message: v.optional(v.string()) })),
});

function tallyTest(name: string, test: v.InferOutput<typeof Test>): Tally {
  switch (test.status) {
    case 'expected':
      return passed();
    case 'skipped': {
      const reasons = test.annotations.map((annotation) => annotation.description);
      return skipped(name, reasons.find(Boolean) ?? 'no reason given');
    }
    case 'flaky':
      return failed(`${name} (passed only when tried again)`);
    case 'unexpected':
      return failed(name);
  }
}

function tallySuite(suite: Suite, path: readonly string[]): Tally {
  const here = [...path, suite.title];
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => tallyTest([...here, spec.title].join(' › '), test)),
  );
  const nested = (suite.suites ?? []).map((child) => tallySuite(child, here));
  return sum([...own, ...nested]);
}

/**
 * Counts Playwright's JSON report. Errors outside any test (such as a server that did not start) are
 * failures of their own.
 *
 * @throws when the text is not such a report.
 */
export function tallyPlaywright(json: string): Tally {
  const report = v.parse(Report, JSON.parse(json));
  const outside = report.errors.map(({ message }) =>
    failed(`playwright: ${message?.split('\n')[0] ?? 'error outside of a test'}`),
  );
  return sum([NOTHING, ...report.suites.map((suite) => tallySuite(suite, [])), ...outside]);
}
