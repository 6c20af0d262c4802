import { describe, expect, test } from 'vitest';
import {
  formatMeasureFilter,
  isMeasureFilter,
  parseMeasureFilter,
} from '../../../src/domain/measures/measure-filter';
import { SORT_KEYS } from '../../../src/domain/bundles/rules';

describe('a filter by a measure, as it stands in the address', () => {
  test.each([
    ['phi>=0.2', { key: 'phi', isLeast: true, value: 0.2 }],
    ['q<=0.05', { key: 'q', isLeast: false, value: 0.05 }],
    ['odds_ratio<=5', { key: 'odds_ratio', isLeast: false, value: 5 }],
    ['leverage>=-0.001', { key: 'leverage', isLeast: true, value: -0.001 }],
    ['conviction>=1e-3', { key: 'conviction', isLeast: true, value: 0.001 }],
  ] as const)('%s', (text, filter) => {
    expect(parseMeasureFilter(text)).toEqual(filter);
  });

  test.each(['', 'phi', 'phi>0.2', 'phi=>0.2', 'phi>=', 'phi>= ', 'phi>=much', 'taste>=1', '>=1'])(
    'is none: %s',
    (text) => expect(isMeasureFilter(text)).toBe(false),
  );

  test('every measure can be filtered by, and is written as it is read', () => {
    for (const key of SORT_KEYS) {
      for (const isLeast of [true, false]) {
        const filter = { key, isLeast, value: 0.25 };
        expect(parseMeasureFilter(formatMeasureFilter(filter))).toEqual(filter);
      }
    }
  });
});
