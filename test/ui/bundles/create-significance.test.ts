import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RuleSet } from '../../../src/domain/bundles/rules';
import { defaultThresholds, type Thresholds } from '../../../src/domain/bundles/thresholds';
import { createSignificance } from '../../../src/features/bundles/create-significance';
import { ruleSet } from './bundles-rules';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('pairs are not tested while a slider moves, and are once it rests', () => {
  const [set, setSet] = createSignal<RuleSet>();
  const [thresholds, setThresholds] = createSignal<Thresholds>(defaultThresholds);
  const { isJudged, dispose } = createRoot((end) => ({
    isJudged: createSignificance(set, thresholds),
    dispose: end,
  }));
  setThresholds({ ...defaultThresholds, confidence: 0.2 });
  setSet(ruleSet());
  expect(isJudged()).toBe(false);
  vi.advanceTimersByTime(100);
  setThresholds({ ...defaultThresholds, confidence: 0.3 });
  vi.advanceTimersByTime(100);
  expect(isJudged()).toBe(false);
  vi.advanceTimersByTime(100);
  expect(isJudged()).toBe(true);
  dispose();
});

test('pairs are tested at once where no slider moves', () => {
  const rules = ruleSet();
  const { isJudged, dispose } = createRoot((end) => ({
    isJudged: createSignificance(
      () => rules,
      () => defaultThresholds,
    ),
    dispose: end,
  }));
  expect(isJudged()).toBe(true);
  dispose();
});
