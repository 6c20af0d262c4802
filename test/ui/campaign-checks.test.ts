import { beforeEach, describe, expect, it } from 'vitest';
import { evidenceOf } from '../../src/domain/campaign-facts';
import { checksOf, savedCheckInput, type CheckInput } from '../../src/features/campaigns/checks';
import { setFormats } from '../../src/ui/format';
import { numberText, parseNumberText } from '../../src/ui/number-text';
import { aCampaign } from '../domain/campaign-fixtures';

const use = (locale: string) => setFormats({ locale, currency: 'EUR' });
beforeEach(() => use('en-GB'));

const input = (changes: Partial<CheckInput> = {}): CheckInput => {
  const campaign = aCampaign();
  return { ...savedCheckInput(campaign), ...changes };
};
const said = (changes: Partial<CheckInput>) =>
  checksOf(input(changes)).map(({ tone, title, text }) => `${tone}: ${title}. ${text}`);

describe('checks of a campaign', () => {
  it('finds nothing against a sound one but its worst case', () => {
    expect(said({ budget: 5000 }).every((check) => check.startsWith('ok'))).toBe(true);
    expect(said({})[0]).toBe(
      'warn: Worst case is over budget. If all 598 redeem, discounts cost €4,736, €3,236 over budget. The budget covers 189 redemptions at €7.92 each.',
    );
  });

  it('holds the discount against the margin', () => {
    expect(said({ discount: { type: 'fixed', value: 26 } })).toContain(
      'warn: Each sale loses money. The discount of €26.00 uses up the margin of €25.34 a redemption.',
    );
    const prices = { ...aCampaign().prices, cost: null };
    expect(said({ prices }).join()).toContain('note: Margin is unknown');
    expect(said({ discount: { type: 'fixed', value: 0 } }).join()).toContain('note: No discount');
  });

  it('holds the minimum order against the bundle', () => {
    expect(said({ minimumOrder: 60, minimumReach: null })).toContain(
      'warn: The bundle alone does not qualify. It costs €52.80, so an order needs €7.20 more to reach the minimum.',
    );
    expect(said({ minimumOrder: 0 }).join()).not.toContain('inimum');
  });

  it('says when the evidence is chance, or the other way round', () => {
    const chance = { baskets: 1000, antecedent: 50, consequent: 100, both: 6 };
    expect(said({ evidence: evidenceOf(chance, '') }).join()).toContain('warn: Could be chance');
    const apart = { baskets: 10_000, antecedent: 1000, consequent: 1000, both: 40 };
    expect(said({ evidence: evidenceOf(apart, '') }).join()).toContain('warn: Bought apart');
  });

  it('never claims a reach that the shop does not know', () => {
    const audience = aCampaign().audience!;
    expect(said({ audience: { ...audience, consentKnown: false } }).join()).toContain(
      'Consent is unknown',
    );
    expect(said({ audience: { ...audience, addressKnown: false } }).join()).toContain(
      'list of customer ids',
    );
    expect(said({ audience: { ...audience, available: 0 } }).join()).toContain('Nobody to contact');
    expect(said({ audience: null }).join()).toContain('Audience is unknown');
  });
});

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
