import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedText, typedText } from '../../../src/domain/text/typed-json';

const typedArrays = fc.oneof(
  fc.float64Array(),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint16Array(),
  fc.uint8Array(),
);
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.string(),
    typedArrays,
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$number', '$$', '$Int32Array')),
      tie('value'),
      {
        noNullPrototype: true,
      },
    ),
  ),
})).value;

describe('JSON with typed arrays', () => {
  it('gives back what was written, whatever it is called', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(readTypedText(typedText(value))).toEqual(value);
      }),
    );
  });

  it('keeps numbers that JSON does not know', () => {
    expect(readTypedText(typedText([NaN, Infinity, -Infinity, -0]))).toEqual([
      NaN,
      Infinity,
      -Infinity,
      -0,
    ]);
  });

  it('refuses what it could not give back', () => {
    expect(() => typedText(new Map())).toThrow('A value of this kind cannot be kept: Map');
    expect(() => typedText({ run: () => 1 })).toThrow('cannot be kept');
  });
});
