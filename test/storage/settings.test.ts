import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSegmentRules } from '../../src/domain/segments/segments';
import { readSettings, writeSettings } from '../../src/storage/settings';

const kept = new Map<string, string>();
const KEY = 'bundlewise.settings';

beforeEach(() => {
  kept.clear();
  globalThis.localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
});
afterEach(() => Reflect.deleteProperty(globalThis, 'localStorage'));

test('thresholds of the segments are kept, and are the defaults where nothing usable is', () => {
  expect(readSettings().segmentRules).toEqual(defaultSegmentRules);
  const segmentRules = { ...defaultSegmentRules, newDays: 30, highShare: 0.1 };
  expect(writeSettings({ ...readSettings(), segmentRules })).toBe(true);
  expect(readSettings().segmentRules).toEqual(segmentRules);
  kept.set(KEY, JSON.stringify({ theme: 'dark' }));
  expect(readSettings()).toMatchObject({ theme: 'dark', segmentRules: defaultSegmentRules });
  for (const broken of ['{', '[]', '{"segmentRules":{"newDays":-4}}', 'null']) {
    kept.set(KEY, broken);
    expect(readSettings().segmentRules).toEqual(defaultSegmentRules);
  }
});
