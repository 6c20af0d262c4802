import { expect, test } from 'vitest';
import { segmentDefinitions, segmentRules, SEGMENTS_BY_VALUE } from '../../src/domain/segments';
import { SEGMENTS } from '../../src/domain/words';

test('every segment is defined in words that carry its thresholds', () => {
  expect([...SEGMENTS_BY_VALUE].sort()).toEqual([...SEGMENTS].sort());
  expect(segmentDefinitions.new).toContain(`${segmentRules.newDays} days`);
  expect(segmentDefinitions['at-risk']).toContain(`${segmentRules.atRiskDays} days`);
  expect(segmentDefinitions.high).toContain('20%');
  expect(segmentDefinitions.high).toContain(`${segmentRules.spendDays} days`);
  expect(segmentDefinitions.medium).toContain('40%');
});
