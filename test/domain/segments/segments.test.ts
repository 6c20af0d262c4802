import { describe, expect, test } from 'vitest';
import {
  defaultSegmentRules,
  readSegmentRules,
  segmentCustomers,
  segmentDefinitions,
  segmentRuleProblems,
  SEGMENTS_BY_VALUE,
  SEGMENTS,
} from '../../../src/domain/segments/segments';

test('every segment is defined in words that carry its thresholds', () => {
  const rules = { ...defaultSegmentRules, newDays: 45, atRiskDays: 90, highShare: 0.125 };
  const definitions = segmentDefinitions(rules);
  expect([...SEGMENTS_BY_VALUE].sort()).toEqual([...SEGMENTS].sort());
  expect(definitions.new).toBe('First order in the last 45 days.');
  expect(definitions['at-risk']).toContain('90 days and more than twice');
  expect(definitions.high).toBe('The top 12.5% of the rest by spend over the last 365 days.');
  expect(definitions.medium).toContain('40%');
});

test('the customers of a segment are named as such, once', () => {
  expect([...SEGMENTS, 'all' as const].map(segmentCustomers)).toEqual([
    'New customers',
    'At-risk customers',
    'High value customers',
    'Medium value customers',
    'Low value customers',
    'All customers',
  ]);
});

test('one day and other gaps are said as people say them', () => {
  const definitions = segmentDefinitions({ ...defaultSegmentRules, newDays: 1, atRiskGaps: 2.5 });
  expect(definitions.new).toBe('First order in the last day.');
  expect(definitions['at-risk']).toContain('more than 2.5 times the customer’s own median gap');
});

test('what is stored and can be used is kept, beside what is not there', () => {
  expect(readSegmentRules({ newDays: 30, other: 1 })).toEqual({
    ...defaultSegmentRules,
    newDays: 30,
  });
});

describe('thresholds', () => {
  test('the defaults are those of the specification, and can be used', () => {
    expect(defaultSegmentRules).toEqual({
      newDays: 60,
      atRiskOrders: 2,
      atRiskDays: 60,
      atRiskGaps: 2,
      spendDays: 365,
      highShare: 0.2,
      mediumShare: 0.4,
    });
    expect(segmentRuleProblems(defaultSegmentRules)).toEqual({});
  });

  test.each([
    [{ newDays: 0 }, 'newDays', 'Enter a number between 1 and 3,650.'],
    [{ newDays: 1.5 }, 'newDays', 'Enter a whole number.'],
    [{ atRiskGaps: Number.NaN }, 'atRiskGaps', 'Enter a number between 0.5 and 100.'],
    [{ highShare: -0.1 }, 'highShare', 'Enter a percentage between 0 and 100.'],
    [{ highShare: 0.1234 }, 'highShare', 'Enter a percentage with one decimal at most.'],
    [{ highShare: 0.7 }, 'mediumShare', 'High and medium value together are at most 100%.'],
  ] as const)('%j is refused in words', (change, field, sentence) => {
    expect(segmentRuleProblems({ ...defaultSegmentRules, ...change })).toEqual({
      [field]: sentence,
    });
  });

  test('shares that add up to all of the rest can be used, whatever binary fractions say', () => {
    const rules = { ...defaultSegmentRules, highShare: 0.3, mediumShare: 0.7 };
    expect(segmentRuleProblems(rules)).toEqual({});
  });

  test.each([null, 'x', { newDays: 'many' }, { newDays: -1 }, { highShare: 2 }])(
    'what was stored as %j falls back to the defaults',
    (stored) => {
      expect(readSegmentRules(stored)).toEqual(defaultSegmentRules);
    },
  );
});
