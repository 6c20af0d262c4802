import { describe, expect, test } from 'vitest';
import { isLikelyNonProduct } from '../../../src/domain/recipe/non-products';

const often = { lines: 1000, prices: 2, freeShare: 0 };

describe('what is no product says why', () => {
  test.each([
    ['POSTAGE', 'POST', 'Postage or delivery, by its name.'],
    ['DOTCOM POSTAGE', 'DOT', 'Postage or delivery, by its name.'],
    ['Versandkosten', null, 'Postage or delivery, by its name.'],
    ['Frais de port', null, 'Postage or delivery, by its name.'],
    ['Gastos de envío', null, 'Postage or delivery, by its name.'],
    ['Koszty wysyłki', null, 'Postage or delivery, by its name.'],
    ['Kargo ücreti', null, 'Postage or delivery, by its name.'],
    ['Trinkgeld', null, 'A tip, by its name.'],
    ['Tip', null, 'A tip, by its name.'],
    ['Gift Card', null, 'A gift card or voucher, by its name.'],
    ['Gift card 50 EUR', null, 'A gift card or voucher, by its name.'],
    ['Gutschein 25 €', null, 'A gift card or voucher, by its name.'],
    ['Hediye çeki', null, 'A gift card or voucher, by its name.'],
    ['Dotcomgiftshop Gift Voucher £20.00', 'gift_0001_20', 'A gift card or voucher, by its name.'],
    [null, 'gift_0001_20', 'A gift card or voucher, by its code.'],
    ['SAMPLES', 'S', 'A sample or test, by its name.'],
    ['NONE', null, 'A placeholder, no product, by its name.'],
    ['AMAZON FEE', 'AMAZONFEE', 'A fee or deposit, by its name.'],
    ['Discount', 'D', 'A discount or correction, by its name.'],
    ['Pfand', '9999', 'A fee or deposit, by its name.'],
    [null, 'BANK CHARGES', 'A fee or deposit, by its code.'],
  ])('%s (%s): %s', (name, id, why) => {
    expect(isLikelyNonProduct(name, id, often)).toBe(why);
  });

  test('a letter as a code counts where the price is entered by hand', () => {
    expect(isLikelyNonProduct('Sundries', 'M', { lines: 100, prices: 60 })).toBe(
      'A discount or correction, by its code.',
    );
    expect(isLikelyNonProduct('Size M', 'M', { lines: 100, prices: 1 })).toBeNull();
  });
});

test.each([
  ['Pregnancy test', null],
  ['WHITE HANGING HEART T-LIGHT HOLDER', '85123A'],
  ['Gift bag, large', null],
  ['GIFT WRAP ROSES SHEET', null],
  ['Tip-top tea', null],
  ['Post-it notes', null],
  ['Port wine', null],
  ['Postage stamp cookie cutter set of four', null],
  ['Probe thermometer', null],
  [null, '85123A'],
  [null, null],
])('%s may be a product', (name, id) => {
  expect(isLikelyNonProduct(name, id, often)).toBeNull();
});
