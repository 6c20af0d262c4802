import { describe, expect, it } from 'vitest';
import { tallyPlaywright } from '../../tools/test/playwright-report.ts';
import { closing, failed, held, passed, skipped, sum } from '../../tools/test/summary.ts';

const spec = (title: string, status: string, description?: string) => ({
  title,
  tests: [
    {
      projectName: 'e2e',
      status,
      annotations: description === undefined ? [] : [{ type: 'skip', description }],
    },
  ],
});

describe('sum', () => {
  it('adds passes and keeps every name', () => {
    expect(sum([passed(), failed('a'), passed(), skipped('b', 'no data'), failed('c')])).toEqual({
      passed: 2,
      failed: ['a', 'c'],
      skipped: [{ name: 'b', reason: 'no data' }],
    });
  });

  it('of nothing is nothing', () => {
    expect(closing(sum([]))).toEqual(['0 passed, 0 failed, 0 skipped']);
  });
});

describe('held', () => {
  it('believes a runner that names what failed', () => {
    expect(held('vitest', failed('a'), false)).toEqual(failed('a'));
    expect(held('vitest', passed(), true)).toEqual(passed());
  });

  it('counts a bad end without a failed test as one failure', () => {
    expect(held('vitest', passed(), false)).toEqual({
      passed: 1,
      failed: ['vitest ended with an error'],
      skipped: [],
    });
  });

  it('counts a missing report as one failure, even after a good end', () => {
    expect(held('vitest', undefined, true).failed).toEqual(['vitest left no report']);
  });
});

describe('closing', () => {
  it('tells each reason once and ends with the sum alone on its line', () => {
    const total = sum([passed(), failed('a'), skipped('b', 'long'), skipped('c', 'long')]);
    expect(closing(total)).toEqual([
      'Failed:',
      '  a',
      'Skipped (long):',
      '  b',
      '  c',
      '1 passed, 1 failed, 2 skipped',
    ]);
  });
});

describe('tallyPlaywright', () => {
  it('counts nested suites and takes the reason from the annotation', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'flow.spec.ts',
          specs: [spec('opens', 'expected')],
          suites: [
            {
              title: 'offline',
              specs: [spec('opens', 'unexpected'), spec('loads', 'skipped', 'no real data here')],
            },
          ],
        },
      ],
    };
    expect(tallyPlaywright(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: ['flow.spec.ts › offline › opens'],
      skipped: [{ name: 'flow.spec.ts › offline › loads', reason: 'no real data here' }],
    });
  });

  it('does not let a test pass that needed a second try', () => {
    const report = { errors: [], suites: [{ title: 's', specs: [spec('opens', 'flaky')] }] };
    expect(tallyPlaywright(JSON.stringify(report)).failed).toHaveLength(1);
  });

  it('counts an error outside of the tests as a failure', () => {
    const report = { errors: [{ message: 'Port 4173 is taken\n  at …' }], suites: [] };
    expect(tallyPlaywright(JSON.stringify(report)).failed).toEqual([
      'playwright: Port 4173 is taken',
    ]);
  });

  it('refuses what is not a report', () => {
    expect(() => tallyPlaywright('{}')).toThrow();
  });
});
