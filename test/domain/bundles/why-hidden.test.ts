import { expect, test } from 'vitest';
import { defaultThresholds } from '../../../src/domain/bundles/thresholds';
import { hiddenBy, type SearchedPair } from '../../../src/domain/bundles/why-hidden';

const searched = (both: number): SearchedPair => ({
  antecedent: { id: 't', label: 'Tea' },
  consequent: { id: 'm', label: 'Milk' },
  counts: { baskets: 1000, antecedent: 100, consequent: 200, both },
  floor: 5,
});
const reasons = (both: number, change = {}, known = {}) =>
  hiddenBy(searched(both), { ...defaultThresholds, ...change }, known).map(({ by }) => by);

test('nothing hides a pair that passes', () => {
  expect(reasons(40)).toEqual([]);
});

test('every threshold that hides a pair is named, with what it would need', () => {
  expect(reasons(4, { support: 0.01 })).toEqual(['floor', 'support', 'confidence', 'lift']);
  expect(hiddenBy(searched(15), defaultThresholds)).toEqual([{ by: 'lift', has: 0.75, needs: 1 }]);
  expect(reasons(40, { q: 0.05 }, { q: 0.2 })).toEqual(['q']);
  expect(reasons(40, { search: 'jam' })).toEqual(['search']);
  expect(reasons(40, { search: 'TEA' })).toEqual([]);
});

test('a pair that was never bought together is hidden by its counts, without a division by 0', () => {
  const hiding = hiddenBy(searched(0), defaultThresholds);
  expect(hiding.every(({ has }) => Number.isFinite(has))).toBe(true);
});

test('items that are left out or not among those asked for say so', () => {
  expect(reasons(40, { without: ['t'] })).toEqual(['left-out']);
  expect(reasons(40, { only: ['j'] })).toEqual(['not-among']);
  expect(reasons(40, { only: ['m'] })).toEqual([]);
});

test('the maximum hides only what passes everything else', () => {
  expect(reasons(40, { max: 10 }, { place: 11 })).toEqual(['maximum']);
  expect(reasons(4, { max: 10 }, { place: 11 })).not.toContain('maximum');
});
