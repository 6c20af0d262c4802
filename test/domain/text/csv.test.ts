import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../../src/domain/text/csv';
import { parseCsv } from '../../tools/read-shop';

test('quotes, formulas, infinities and gaps', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x,"y"', 1.5],
        ['=1+1', Infinity],
        ['-5', -5],
        [null, Number.NaN],
      ],
    ),
  ).toBe('a,b\n"x,""y""",1.5\n\'=1+1,inf\n\'-5,-5\n,\n');
});

test('any text comes back, but for the mark before a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (text, number) => {
        const [row] = parseCsv(toCsv(['text', 'number'], [[text, number]]));
        const plain = text.replaceAll('\r', '');
        expect(row?.['text']?.replace(/^'(?=[=+\-@\t\r])/, '').replaceAll('\r', '')).toBe(plain);
        expect(Number(row?.['number'])).toBe(number === 0 ? 0 : number);
      },
    ),
    { seed: 5 },
  );
});
