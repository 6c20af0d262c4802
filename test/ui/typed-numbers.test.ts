import { beforeEach, describe, expect, it } from 'vitest';
import { setFormats } from '../../src/ui/format';
import { numberText, parseNumberText } from '../../src/ui/input/number-text';

const use = (locale: string) => setFormats({ locale, currency: 'EUR' });
beforeEach(() => use('en-GB'));

describe('typed numbers', () => {
  it.each([
    ['en-GB', '1,500', 1500],
    ['en-GB', '1,500.50', 1500.5],
    ['en-GB', '15.5', 15.5],
    ['en-GB', '15,5', 15.5],
    ['en-GB', ' 1 500 ', 1500],
    ['en-GB', '.5', 0.5],
    ['en-GB', '-3', -3],
    ['en-GB', '1,234,567', 1_234_567],
    ['de-DE', '1.500', 1500],
    ['de-DE', '1.500,50', 1500.5],
    ['de-DE', '15,5', 15.5],
    ['de-DE', '15.5', 15.5],
    ['de-DE', '0.125', 0.125],
    ['fr-FR', '1 500,5', 1500.5],
    ['de-CH', '1’500.50', 1500.5],
  ])('in %s %s is %d', (locale, text, value) => {
    use(locale);
    expect(parseNumberText(text)).toBe(value);
  });

  it.each(['', 'abc', '1e5', '5%', '1.2.3', '--1', 'Infinity', '0x10'])('%s is none', (text) => {
    expect(parseNumberText(text)).toBeNaN();
  });

  it('come back from how they are written', () => {
    for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'de-CH']) {
      use(locale);
      for (const value of [0, 10, 1500, 1.125, 0.5, 1234.5678, 1_000_000]) {
        expect(parseNumberText(numberText(value)), `${locale} ${value}`).toBe(value);
      }
    }
  });
});
