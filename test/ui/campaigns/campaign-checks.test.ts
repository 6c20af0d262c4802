import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { evidenceOf } from '../../../src/domain/campaign/facts';
import { savedCheckInput, type CheckInput } from '../../../src/features/campaigns/checks/check';
import { checksOf } from '../../../src/features/campaigns/checks/checks';
import { setFormats } from '../../../src/ui/format';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';

beforeEach(() => setFormats({ locale: 'en-GB', currency: 'EUR' }));

const confirmed = {
  pairCount: 110,
  antecedentCount: 450,
  consequentCount: 480,
  baskets: 9600,
  verdict: 'confirmed' as const,
};
/** Returns a sound campaign; `changes` replace fields at the top. Its economics are worked out anew. */
function input(changes: Partial<CheckInput> = {}): CheckInput {
  const base = aCampaign();
  const sound: Campaign = { ...base, evidence: { ...base.evidence, holdout: confirmed } };
  const changed = { ...savedCheckInput(sound), ...changes };
  return { ...changed, economics: campaignEconomics(changed) };
}
const said = (changes: Partial<CheckInput> = {}) =>
  checksOf(input(changes)).map(({ tone, title, text }) => `${tone}: ${title}. ${text}`);
const audience = aCampaign().audience!;
const prices = aCampaign().prices;
const withHoldout = (verdict: 'faded' | 'too-few') => ({
  evidence: { ...aCampaign().evidence, holdout: { ...confirmed, verdict } },
});

test('a sound campaign has nothing against it', () => {
  const sound = {
    budget: 5000,
    discount: { type: 'percentage', value: 1 } as const,
    audience: { ...audience, available: 30_000, treatment: 15_000, control: 15_000 },
    redemptionCap: 1000,
  };
  const checks = said(sound);
  expect(checks.filter((check) => !check.startsWith('ok: '))).toEqual([]);
  expect(checks).toHaveLength(7);
});

test('warnings come first, what is fine next, what is only to be known last', () => {
  const tones = checksOf(input(withHoldout('too-few'))).map(({ tone }) => tone);
  const rank = ['warn', 'ok', 'note'];
  expect(tones).toEqual(tones.toSorted((a, b) => rank.indexOf(a) - rank.indexOf(b)));
  expect(new Set(tones).size).toBe(3);
});

describe('guardrail: discount above the margin', () => {
  it('warns that each sale loses money, or earns nothing', () => {
    expect(said({ discount: { type: 'fixed', value: 26 } })).toContain(
      'warn: Each sale loses money. The discount of €26.00 uses up the margin of €25.34 a redemption.',
    );
    expect(said({ discount: { type: 'fixed', value: 25.34 } }).join()).toContain(
      'warn: Each sale earns nothing',
    );
    expect(said({ discount: { type: 'fixed', value: 25.33 } }).join()).toContain(
      'ok: Discount is below the margin. €25.33 of €25.34 a redemption, €0.01 is left.',
    );
  });

  it('looks at what the discount is taken off', () => {
    expect(
      said({ discountOn: 'consequent', discount: { type: 'percentage', value: 50 } }),
    ).toContain(
      'warn: Each sale loses money. The discount of €11.95 uses up the margin of €11.44 a redemption.',
    );
  });

  it('takes the margin that was given where the cost is unknown, and asks where neither is', () => {
    const unpriced = { ...prices, cost: null };
    expect(said({ prices: unpriced }).join()).toContain('note: Margin is unknown');
    const assumptions = { ...aCampaign().assumptions, marginShare: 0.1 };
    expect(said({ prices: unpriced, assumptions }).join()).toContain(
      'warn: Each sale loses money. The discount of €7.92 uses up the margin of €5.28 a redemption.',
    );
  });

  it('knows a campaign without a discount', () => {
    expect(said({ discount: { type: 'fixed', value: 0 } }).join()).toContain('note: No discount');
  });
});

describe('guardrail: budget below the worst case', () => {
  it('warns with what is missing, and names the cap that would keep it', () => {
    expect(said()).toContain(
      'warn: Worst case is over budget. If all 598 redeem, discounts and sending cost €4,742, €3,242 over budget. The budget covers 189 redemptions at €7.92 each.',
    );
    const check = checksOf(input()).find(({ title }) => title === 'Worst case is over budget');
    // (1,500 − 598 × 0.01) / 7.92
    expect(check?.action).toEqual({ kind: 'cap', redemptions: 188, label: 'Cap at 188' });
    expect(said({ redemptionCap: 188 }).join()).toContain('ok: Budget covers the worst case');
    expect(said({ redemptionCap: 189 }).join()).toContain('warn: Worst case is over budget');
  });

  it('counts sending where nothing is given away', () => {
    const reminder = { discount: { type: 'percentage', value: 0 } as const, budget: 5 };
    expect(said(reminder)).toContain(
      'warn: Worst case is over budget. Sending to all 598 costs €5.98, €0.98 over budget. Sending alone costs more than that.',
    );
    expect(said({ ...reminder, budget: 5.98 })).toContain(
      'ok: Budget covers the worst case. Sending to all 598 costs €5.98.',
    );
  });

  it('offers no cap where sending alone is over budget', () => {
    const check = checksOf(input({ budget: 5 })).find(({ title }) => title.startsWith('Worst'));
    expect(check).toMatchObject({ tone: 'warn', action: undefined });
  });

  it('says when nobody can tell: no price for a percentage, or no audience', () => {
    const unknown = { ...prices, bundle: null };
    expect(said({ prices: unknown }).join()).toContain('note: Worst case is unknown');
    expect(said({ audience: null })).toContain(
      'note: What the budget covers. The budget covers 189 redemptions at €7.92 each.',
    );
  });

  it('waits for a budget and a discount', () => {
    expect(said({ budget: null }).join()).not.toMatch(/[Bb]udget/);
    expect(said({ discount: null }).join()).not.toMatch(/[Bb]udget/);
  });
});

describe('guardrail: audience too small to learn anything', () => {
  it('warns, and names the control group that would do', () => {
    expect(said().join()).toContain(
      'warn: Too small to learn from. 598 against 67 can show an effect of 5.7 points or more (power 80%, two-sided 5%); 0.6 points are expected. No control group would do; a larger audience might.',
    );
    const large = { ...audience, available: 50_000, treatment: 48_000, control: 2000 };
    const few = checksOf(input({ audience: large })).find(({ title }) => title.startsWith('Too'));
    expect(few?.action).toMatchObject({ kind: 'hold-out', label: 'Hold out 15%' });
  });

  it('says that nothing is learnt without a control group', () => {
    const alone = { ...audience, treatment: 665, control: 0 };
    expect(said({ audience: alone }).join()).toContain('warn: Nothing will be learnt');
  });

  it('needs no prices', () => {
    const unknown = { ...prices, bundle: null, cost: null };
    expect(said({ prices: unknown }).join()).toContain('warn: Too small to learn from');
  });

  it('is silent where nobody knows what people do', () => {
    expect(said({ baseline: null }).join()).not.toContain('learn');
  });
});

describe('guardrail: bundle not confirmed on the holdout', () => {
  it('warns when it has faded', () => {
    expect(said(withHoldout('faded'))).toContain(
      'warn: Later orders do not confirm it. 110 of 450 in the last quarter of the days: the bundle was found earlier and has faded since.',
    );
  });

  it('says when too few orders can tell, or none were kept back', () => {
    expect(said(withHoldout('too-few')).join()).toContain('note: Too few later orders');
    expect(said({ evidence: aCampaign().evidence }).join()).toContain(
      'note: Not checked on later orders',
    );
  });

  it('says when the evidence is chance, or the other way round', () => {
    const chance = { baskets: 1000, antecedent: 50, consequent: 100, both: 6 };
    expect(said({ evidence: evidenceOf(chance, '') }).join()).toContain('warn: Could be chance');
    const apart = { baskets: 10_000, antecedent: 1000, consequent: 1000, both: 40 };
    expect(said({ evidence: evidenceOf(apart, '') }).join()).toContain('warn: Bought apart');
  });
});

describe('guardrail: minimum order price above what 90% of orders reach', () => {
  it('warns below nine orders in ten, and not at nine', () => {
    expect(said({ minimumReach: { orders: 1000, reaching: 899 } })).toContain(
      'warn: Few orders reach the minimum. Only 899 of 1,000 past orders with the bundle (90%) reach €50.00; 90% should.',
    );
    expect(said({ minimumReach: { orders: 1000, reaching: 900 } }).join()).toContain(
      'ok: Minimum order fits. 900 of 1,000',
    );
  });

  it('looks at the bundle’s price where no past order tells', () => {
    expect(said({ minimumOrder: 60, minimumReach: null })).toContain(
      'warn: The bundle alone does not qualify. It costs €52.80, so an order needs €7.20 more to reach the minimum.',
    );
    expect(said({ minimumOrder: 0 }).join()).not.toContain('inimum');
  });
});

describe('guardrail: consent is missing', () => {
  it('never claims a reach that the shop does not know', () => {
    expect(said({ audience: { ...audience, consentKnown: false } })).toContain(
      'warn: Consent is unknown. The shop’s files do not say who agreed to email. Check that before you send.',
    );
    expect(
      said({ channel: 'sms', audience: { ...audience, consentKnown: false } }).join(),
    ).toContain('who agreed to SMS');
    expect(said({ audience: { ...audience, addressKnown: false } }).join()).toContain(
      'list of customer ids',
    );
  });

  it('says when there is nobody', () => {
    expect(
      said({ audience: { ...audience, available: 0, treatment: 0, control: 0 } }).join(),
    ).toContain('warn: Nobody to contact');
    expect(said({ audience: null }).join()).toContain('note: Audience is unknown');
  });
});

describe('customers of other saved campaigns', () => {
  const overlap = (name: string, status: Campaign['status'], customers: number) => ({
    campaign: { name, status },
    customers,
  });
  const overlaps = [overlap('Winter', 'running', 96), overlap('Idea', 'draft', 1200)];

  it('are warned of where both would write to them, else said', () => {
    expect(said({ overlaps })).toContain(
      'warn: Two messages at once. Of these customers 96 are also in Winter (running).',
    );
    expect(said({ overlaps })).toContain(
      'note: Also in campaigns that do not run. Of these customers 1,200 are also in Idea (draft).',
    );
  });

  it('are fine where they are left out', () => {
    expect(said({ overlaps, leavesOutOthers: true })).toContain(
      'ok: One message each. 96 are also in Winter (running), and are left out here.',
    );
  });
});
