import { describe, expect, test } from 'vitest';
import {
  defaultThresholds,
  passingRules,
  type Thresholds,
} from '../../../src/domain/bundles/thresholds';
import { whyEmpty } from '../../../src/features/bundles/empty/why-empty';
import { bundleWords } from '../../../src/features/bundles/bundle-words';
import { ruleSet } from './bundles-rules';

const words = bundleWords('order', 'product');
const rules = ruleSet();
const why = (change: Partial<Thresholds>) => {
  const thresholds = { ...defaultThresholds, ...change };
  expect(passingRules(rules, thresholds)).toHaveLength(0);
  const reason = whyEmpty(rules, thresholds, words);
  // The offered step must lead out.
  if (reason.step !== undefined) {
    const after = { ...thresholds, ...reason.step.change };
    expect(passingRules(rules, after).length).toBeGreaterThan(0);
  }
  return reason;
};

describe('why no bundle is shown', () => {
  test('popularity above the most popular pair', () => {
    const { why: text, step } = why({ support: 0.08, confidence: 0, lift: 0 });
    expect(text).toBe('The most popular pair appears in 64 orders, below your minimum of 80.');
    expect(step).toEqual({ label: 'Lower to 6.40%', change: { support: 0.064 } });
  });

  test('the popular pairs fail another threshold', () => {
    expect(why({ support: 0.064, lift: 1 }).why).toContain(
      'The most popular pair that passes the others appears in 60 orders',
    );
  });

  test('likelihood above the likeliest', () => {
    const { why: text, step } = why({ confidence: 0.7 });
    expect(text).toContain('The likeliest bundle is bought in 60.0% of the orders');
    expect(step?.change).toEqual({ confidence: 0.6 });
  });

  test('lift above the highest', () => {
    const { why: text, step } = why({ lift: 4 });
    expect(text).toBe('The highest lift is 3.00×, below your minimum of 4.00×.');
    expect(step?.change).toEqual({ lift: 3 });
  });

  test('a name that no bundle has, and one that is filtered away', () => {
    expect(why({ search: 'Kettle' }).title).toBe('Nothing by that name');
    const filtered = why({ search: 'Spoon' });
    expect(filtered.why).toBe('Bundles with “Spoon” exist, but none passes the thresholds.');
    expect(filtered.step?.change).toEqual({ search: '' });
  });

  test('several thresholds at once offer no single step', () => {
    expect(why({ confidence: 0.9, lift: 9 }).step).toBeUndefined();
  });

  test('no pairs at the floor, and none in the shop', () => {
    const none = { first: Int32Array.of(), second: Int32Array.of(), both: Int32Array.of() };
    const atFloor = whyEmpty(ruleSet(none), defaultThresholds, words);
    expect(atFloor.why).toBe('No two products appear together in 5 orders or more.');
    expect(atFloor.step?.change).toEqual({ floor: 1 });
    const inShop = whyEmpty(ruleSet({ ...none, floor: 1 }), defaultThresholds, words);
    expect(inShop.why).toBe('Every order holds one product, so nothing is bought together.');
    expect(inShop.step).toBeUndefined();
  });

  test('one product makes no pair, whatever the floor', () => {
    const one = (floor: number) => {
      const items = { labels: ['Tea'], ids: ['T-1'], counts: Int32Array.of(9) };
      const none = new Int32Array();
      const alone = ruleSet({ floor, items, first: none, second: none, both: none });
      return whyEmpty(alone, defaultThresholds, words);
    };
    expect(one(5).why).toBe('Only “Tea” is in 5 orders or more: a bundle takes two products.');
    expect(one(5).step?.change).toEqual({ floor: 1 });
    expect(one(1).why).toBe('“Tea” is the only product: a bundle takes two.');
    expect(one(1).step).toBeUndefined();
  });
});
