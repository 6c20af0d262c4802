import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inNameOrder } from '../../src/domain/in-name-order';

test('values that are the same are written alike, whatever was set first', () => {
  const one = { b: [{ y: 1, x: 2 }], a: null };
  const other = { a: null, b: [{ x: 2, y: 1 }] };
  expect(JSON.stringify(inNameOrder(one))).toBe(JSON.stringify(inNameOrder(other)));
  expect(JSON.stringify(inNameOrder(one))).toBe('{"a":null,"b":[{"x":2,"y":1}]}');
});

test('nothing is lost, and the order of a list says something', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(inNameOrder(value)).toEqual(value);
    }),
    { seed: 12 },
  );
  const columns = Float64Array.of(1, 2);
  expect(inNameOrder({ columns })).toEqual({ columns });
});
