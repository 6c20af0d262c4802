import LRU from 'zrender/lib/core/LRU.js';
import { expect, test } from 'vitest';
import { guardTextCaches } from '../../src/ui/chart/chart-text-cache';

guardTextCaches();

test('a chart measures names of every object without touching any', () => {
  const widths = new LRU<number>(10);
  for (const name of ['Tea', '__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
    expect(widths.get(name)).toBeUndefined();
    widths.put(name, name.length);
    expect(widths.get(name)).toBe(name.length);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const key in {}) expect.unreachable(`every object has a ${key}`);
});
