import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCampaignAddress, parseBundleChoice } from '../../../src/domain/campaign/address';
import { GRAINS } from '../../../src/domain/bundles/grains';
import { LEVELS } from '../../../src/domain/bundles/levels';

const parse = (address: string) =>
  parseBundleChoice(new URLSearchParams(address.slice(address.indexOf('?') + 1)));

test('an address names the bundle it was made from, whatever its items are called', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const choices = fc.record({
    antecedent: fc.uniqueArray(
      text.map((id) => `a${id}`),
      { minLength: 1, maxLength: 3 },
    ),
    consequent: fc.uniqueArray(
      text.map((id) => `c${id}`),
      { minLength: 1, maxLength: 3 },
    ),
    level: fc.constantFrom(...LEVELS),
    grain: fc.constantFrom(...GRAINS),
    thresholds: fc.constantFrom('', 'floor=10', 'floor=10&support=0.002&search=a%26b'),
  });
  fc.assert(
    fc.property(choices, (choice) => {
      expect(parse(newCampaignAddress(choice))).toEqual(choice);
    }),
  );
});

test('an address without both sides names none', () => {
  expect(parse('?a=x')).toBeNull();
  expect(parse('?c=x')).toBeNull();
  expect(parse('?a=x&c=x')).toBeNull();
  expect(parse('?a=&c=')).toBeNull();
});

test('what an address leaves out has a default', () => {
  expect(parse('?antecedent=x&consequent=y&level=planet')).toEqual({
    antecedent: ['x'],
    consequent: ['y'],
    level: 'product',
    grain: 'order',
    thresholds: '',
  });
  expect(parse('?a=x&c=y&view=%23%2Fbundles%3Ffloor%3D9')?.thresholds).toBe('floor=9');
});
