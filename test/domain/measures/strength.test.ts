import { expect, test } from 'vitest';
import { strengthOf } from '../../../src/domain/measures/strength';

const baskets = 20_000;

test('judges by the lower bounds of lift and likelihood', () => {
  expect(strengthOf({ baskets, antecedent: 1000, consequent: 1100, both: 400 })).toBe('strong');
  expect(strengthOf({ baskets, antecedent: 1300, consequent: 1500, both: 245 })).toBe('medium');
  expect(strengthOf({ baskets, antecedent: 1300, consequent: 1500, both: 125 })).toBe('weak');
});

test('a high lift on few orders stays weak: its lower bounds are low', () => {
  const few = { baskets, antecedent: 30, consequent: 40, both: 2 };
  expect((few.both * baskets) / (few.antecedent * few.consequent)).toBeGreaterThan(30);
  expect(strengthOf(few)).toBe('weak');
});

test('asks for a small q-value and for what later orders say, where they are known', () => {
  const strong = { baskets, antecedent: 1000, consequent: 1100, both: 400 };
  expect(strengthOf(strong, { q: 1e-9, holdout: 'confirmed' })).toBe('strong');
  expect(strengthOf(strong, { q: 0.02, holdout: 'confirmed' })).toBe('medium');
  expect(strengthOf(strong, { q: 0.2, holdout: 'confirmed' })).toBe('weak');
  expect(strengthOf(strong, { holdout: 'too-few' })).toBe('medium');
  expect(strengthOf(strong, { holdout: 'faded' })).toBe('weak');
  expect(strengthOf(strong, { holdout: null })).toBe('strong');
});
