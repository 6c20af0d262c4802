import fc from 'fast-check';
import { defaultAssumptions } from '../../../src/domain/campaign/defaults';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { defaultAudienceRule } from '../../../src/domain/campaign/plan';
import {
  CAMPAIGN_STATUSES,
  CAMPAIGN_VERSION,
  type Campaign,
  type CampaignDiscount,
} from '../../../src/domain/campaign/campaign';
import { evidenceOf } from '../../../src/domain/campaign/facts';
import { CHANNELS } from '../../../src/domain/campaign/channels';
import { GRAINS } from '../../../src/domain/bundles/grains';
import { LEVELS } from '../../../src/domain/bundles/levels';
import { SEGMENTS } from '../../../src/domain/segments/segments';

/** Returns a whole campaign; `changes` replace fields at the top. */
export function aCampaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    schemaVersion: CAMPAIGN_VERSION,
    id: 'c-retinol',
    name: 'Retinol and barrier cream duo',
    createdAt: '2025-12-01T13:02:00.000Z',
    updatedAt: '2025-12-01T13:02:00.000Z',
    status: 'draft',
    bundle: {
      antecedent: [{ id: 'SK-14', name: 'Retinol Night Serum' }],
      consequent: [{ id: 'SK-01', name: 'Barrier Repair Cream' }],
      level: 'product',
      grain: 'order',
    },
    discount: { type: 'percentage', value: 15 },
    discountOn: 'bundle',
    redemptionCap: null,
    lossAcknowledged: false,
    minimumOrder: 50,
    budget: 1500,
    channel: 'email',
    segment: 'high',
    audienceRule: defaultAudienceRule,
    controlShare: 0.1,
    dates: { from: '2025-12-08', to: '2025-12-21' },
    landingPage: '',
    note: '',
    evidence: evidenceOf(
      { baskets: 38_412, antecedent: 1815, consequent: 1959, both: 427 },
      'floor=10&support=0.002',
    ),
    prices: {
      antecedent: 28.9,
      consequent: 23.9,
      bundle: 52.8,
      afterDiscount: 44.88,
      cost: 27.46,
      consequentCost: 12.46,
      source: 'list',
      currency: 'EUR',
    },
    segmentSize: 3345,
    audience: {
      customers: 9000,
      inSegment: 3345,
      boughtAntecedent: 927,
      withoutConsequent: 756,
      reachable: 665,
      available: 665,
      treatment: 598,
      control: 67,
      consentKnown: true,
      addressKnown: true,
    },
    assumptions: defaultAssumptions('email'),
    baseline: {
      windowDays: 14,
      event: 'bundle',
      windows: 12,
      customers: 8200,
      buyers: 164,
      low: 0.016,
      base: 0.02,
      high: 0.026,
    },
    minimumReach: { orders: 427, reaching: 398 },
    economics: null,
    fixed: null,
    endedAt: null,
    outcome: null,
    shop: {
      name: 'Demo shop',
      fingerprint: '0123456789abcdef0123456789abcdef',
      isDemo: true,
      firstDay: '2024-12-01',
      lastDay: '2025-11-30',
    },
    appVersion: '0.1.0',
    ...changes,
  };
}

const money = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Makes text of any kind, with the `hostile` strings among it. */
const anyText = (hostile: readonly string[]) =>
  fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', ...hostile));

const counts = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(5000))
  .map(([both, moreA, moreC, others]) => ({
    both,
    antecedent: both + moreA + 1,
    consequent: both + moreC + 1,
    baskets: both + moreA + moreC + others + 2,
  }));

/** Makes any valid campaign. */
export function campaigns(hostile: readonly string[] = []): fc.Arbitrary<Campaign> {
  const text = anyText(hostile);
  const name = text.filter((each) => each.trim() !== '' && each.length <= 120);
  const item = (prefix: string) =>
    fc.record({ id: text.map((each) => `${prefix}${each}`), name: text });
  const discount: fc.Arbitrary<CampaignDiscount> = fc.oneof(
    fc.record({
      type: fc.constant('percentage' as const),
      value: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0),
    }),
    fc.record({ type: fc.constant('fixed' as const), value: money }),
  );
  return fc
    .record({
      id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      name,
      createdAt: instant,
      updatedAt: instant,
      status: fc.constantFrom(...CAMPAIGN_STATUSES),
      bundle: fc.record({
        antecedent: fc.array(item('a'), { minLength: 1, maxLength: 3 }),
        consequent: fc.array(item('c'), { minLength: 1, maxLength: 3 }),
        level: fc.constantFrom(...LEVELS),
        grain: fc.constantFrom(...GRAINS),
      }),
      discount,
      minimumOrder: money,
      budget: money.map((value) => value + 0.01),
      channel: fc.constantFrom(...CHANNELS),
      segment: fc.constantFrom(...SEGMENTS, 'all' as const),
      controlShare: fc.constantFrom(0, 0.1, 0.25, 0.5),
      days: fc.tuple(day, day),
      note: text,
      counts,
      thresholds: text,
      price: fc.option(money),
      segmentSize: fc.option(fc.nat()),
      shopName: text,
    })
    .map(({ days, counts: each, thresholds, price, shopName, ...rest }) => {
      const [from, to] = days.toSorted();
      const floor = rest.discount.type === 'fixed' ? rest.discount.value + 1 : 0;
      const bundle = price === null ? null : floor + price;
      const example = aCampaign();
      const made = aCampaign({
        ...rest,
        dates: { from: from ?? null, to: to ?? null },
        evidence: evidenceOf(each, thresholds),
        prices: { ...example.prices, bundle },
        shop: { ...example.shop, name: shopName },
      });
      return { ...made, economics: campaignEconomics(made) };
    });
}
