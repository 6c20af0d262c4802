import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CampaignSchema, type Campaign } from '../../../src/domain/campaign/campaign';
import { discountAmount, evidenceOf, offerOf } from '../../../src/domain/campaign/facts';
import { aCampaign } from './campaign-fixtures';

/** Returns what the schema says about a campaign, by place. */
function complaints(changes: object): Record<string, string> {
  const parsed = v.safeParse(CampaignSchema, { ...aCampaign(), ...changes });
  const found = (parsed.issues ?? []).map((issue) => [v.getDotPath(issue), issue.message]);
  return Object.fromEntries(found);
}

describe('the campaign schema', () => {
  it('takes a whole campaign as it is', () => {
    expect(v.parse(CampaignSchema, aCampaign())).toEqual(aCampaign());
  });

  it.each([
    ['name', { name: '' }, 'Give the campaign a name.'],
    ['name', { name: ' \u00a0 ' }, 'Give the campaign a name.'],
    ['name', { name: 'x'.repeat(121) }, 'Use at most 120 characters.'],
    ['budget', { budget: 0 }, 'The budget has to be more than 0.'],
    ['budget', { budget: Number.NaN }, 'Enter the budget as an amount, such as 1500.'],
    ['budget', { budget: Number.POSITIVE_INFINITY }, 'Amounts end at a trillion.'],
    ['minimumOrder', { minimumOrder: -1 }, 'The minimum order price cannot be negative.'],
    [
      'discount.value',
      { discount: { type: 'percentage', value: 100.5 } },
      'A percentage is between 0 and 100.',
    ],
    [
      'discount.value',
      { discount: { type: 'percentage', value: -1 } },
      'A percentage is between 0 and 100.',
    ],
    [
      'discount.value',
      { discount: { type: 'fixed', value: 52.8 } },
      'The discount has to be below the bundle’s price of 52.8 EUR.',
    ],
    [
      'dates.to',
      { dates: { from: '2025-12-08', to: '2025-12-07' } },
      'The last day is before the first.',
    ],
    [
      'dates.from',
      { dates: { from: '2025-02-30', to: null } },
      'Give the day as year, month and day, such as 2026-03-31.',
    ],
    [
      'controlShare',
      { controlShare: 0.6 },
      'The control group is between 0 and 50% of the audience.',
    ],
    ['id', { id: '../up' }, 'Use 1 to 64 letters, digits, hyphens and underscores.'],
    ['note', { note: undefined }, 'It has to be text.'],
  ])('says at %s why %o is refused', (place, changes, message) => {
    expect(complaints(changes)).toEqual({ [place]: message });
  });

  it('takes the ends of what is allowed', () => {
    const edges: Partial<Campaign>[] = [
      { discount: { type: 'percentage', value: 0 } },
      { discount: { type: 'percentage', value: 100 } },
      { discount: { type: 'fixed', value: 52.79 } },
      { minimumOrder: 0 },
      { dates: { from: '2025-12-08', to: '2025-12-08' } },
      { dates: { from: null, to: '2025-12-08' } },
      { name: 'x'.repeat(120) },
    ];
    for (const edge of edges) expect(complaints(edge)).toEqual({});
  });

  it('lets a fixed discount be when the bundle’s price is unknown', () => {
    const prices = { ...aCampaign().prices, bundle: null };
    expect(complaints({ prices, discount: { type: 'fixed', value: 900 } })).toEqual({});
  });

  it('says everything that is wrong at once, each in its place', () => {
    const changes = { name: '', budget: -5, discount: { type: 'percentage', value: 400 } };
    expect(Object.keys(complaints(changes)).toSorted()).toEqual([
      'budget',
      'discount.value',
      'name',
    ]);
  });

  it('refuses a product on both sides', () => {
    const { bundle } = aCampaign();
    expect(complaints({ bundle: { ...bundle, consequent: bundle.antecedent } })).toEqual({
      bundle: 'A product cannot be on both sides.',
    });
  });

  it('refuses counts that cannot be', () => {
    const { evidence } = aCampaign();
    expect(complaints({ evidence: { ...evidence, pairCount: 2000 } })).toEqual({
      evidence: 'The counts contradict each other: a part is larger than its whole.',
    });
  });
});

describe('the facts of a campaign', () => {
  it('keeps the confidence with its interval and the counts behind it', () => {
    const counts = { baskets: 38_412, antecedent: 1815, consequent: 1959, both: 427 };
    const evidence = evidenceOf(counts, 'floor=12&lift=2');
    expect(evidence).toMatchObject({ pairCount: 427, antecedentCount: 1815, floor: 12 });
    expect(evidence.confidence).toBeCloseTo(0.23526, 5);
    // Wilson's score interval for 427 of 1,815 was worked out apart from the code.
    expect(evidence.confidenceLow).toBeCloseTo(0.21632, 6);
    expect(evidence.confidenceHigh).toBeCloseTo(0.255322, 6);
    expect(evidence.lift).toBeCloseTo((38_412 * 427) / (1815 * 1959), 9);
  });

  it('takes the discount off the bundle, or off its second part', () => {
    const prices = { bundle: 52.8, consequent: 23.9, cost: 27.46, consequentCost: 12.46 };
    const percent = (value: number) => ({ type: 'percentage', value }) as const;
    const pays = (value: number, bundle: number | null) =>
      offerOf(percent(value), 'bundle', { ...prices, bundle }).pays;
    expect(pays(15, 52.8)).toBeCloseTo(44.88);
    expect(pays(15, 16.5)).toBe(14.02);
    expect(pays(100, 52.8)).toBe(0);
    expect(pays(15, null)).toBeNull();
    expect(offerOf(percent(10), 'consequent', prices)).toEqual({
      price: 23.9,
      cost: 12.46,
      off: 2.39,
      pays: 50.41,
    });
    expect(offerOf({ type: 'fixed', value: 5 }, 'bundle', prices).pays).toBeCloseTo(47.8);
    expect(offerOf(null, 'bundle', prices)).toMatchObject({ off: null, pays: null });
    expect(discountAmount(percent(15), 16.5)).toBe(2.48);
    expect(discountAmount({ type: 'fixed', value: 5 }, null)).toBe(5);
    expect(discountAmount(percent(5), null)).toBeNull();
  });
});
