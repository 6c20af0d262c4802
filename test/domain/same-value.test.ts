import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameValue } from '../../src/domain/same-value';

const seed = 7;

describe('the same value', () => {
  test.each([
    ['numbers', 1, 1],
    ['NaN, which is no number but itself', Number.NaN, Number.NaN],
    ['null', null, null],
    ['lists', [1, ['a']], [1, ['a']]],
    ['objects whose properties come in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
    ['objects where one leaves out what the other has undefined', { a: 1, b: undefined }, { a: 1 }],
  ])('%s', (_, one, other) => {
    expect(isSameValue(one, other)).toBe(true);
    expect(isSameValue(other, one)).toBe(true);
  });

  test.each([
    ['a number and its text', 1, '1'],
    ['null and undefined', null, undefined],
    ['null and an empty object', null, {}],
    ['an empty list and an empty object', [], {}],
    ['a list and a longer one', [1], [1, 2]],
    ['lists in another order', [1, 2], [2, 1]],
    ['an object and one with more', { a: 1 }, { a: 1, b: 2 }],
    ['objects with other names', { a: 1 }, { b: 1 }],
    ['a name that every object inherits', {}, { constructor: 1 }],
    ['a text and a list of its letters', 'ab', ['a', 'b']],
  ])('is not: %s', (_, one, other) => {
    expect(isSameValue(one, other)).toBe(false);
    expect(isSameValue(other, one)).toBe(false);
  });

  test('files are the same only as themselves: equal names say nothing of what is in them', () => {
    const [one, other] = ['a', 'b'].map(
      (text) => new File([text], 'lines.csv', { lastModified: 0 }),
    );
    expect(isSameValue({ files: [one] }, { files: [one] })).toBe(true);
    expect(isSameValue({ files: [one] }, { files: [other] })).toBe(false);
  });

  test('a copy of any JSON is the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSameValue(value, JSON.parse(JSON.stringify(value)))).toBe(true);
      }),
      { seed },
    );
  });

  test('of any two small objects it says what Node’s own comparison says', () => {
    const part = fc.constantFrom(null, 0, '', [], {}, [0], [[0]], { a: 0 });
    const small = fc.record({ a: part, b: part }, { requiredKeys: [], noNullPrototype: true });
    fc.assert(
      fc.property(small, small, (one, other) => {
        expect(isSameValue(one, other)).toBe(isDeepStrictEqual(one, other));
      }),
      { seed, numRuns: 1000 },
    );
  });
});
