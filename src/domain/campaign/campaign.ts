import * as v from 'valibot';
import { amount, count, day, filled, group, instant, price, share, text } from './fields';
import { FixedSchema, landingPage } from './fixed';
import {
  AssumptionsSchema,
  AudienceRuleSchema,
  BaselineSchema,
  EconomicsSchema,
  MinimumReachSchema,
  OutcomeSchema,
} from './plan';
import { HOLDOUT_VERDICTS } from '../evidence/holdout';
import { CHANNELS } from './channels';
import { GRAINS, WINDOW_GRAIN, type WindowGrain } from '../bundles/grains';
import { LEVELS } from '../bundles/levels';
import { keysOf } from '../table';
import { DISCOUNT_TARGETS, DISCOUNT_TYPES, discountTargets, type DiscountType } from './discounts';
import { SEGMENTS } from '../segments/segments';

/**
 * This is raised when a campaign that was stored or exported earlier can no longer be read as it is.
 */
export const CAMPAIGN_VERSION = 2;

export const campaignStatusNames = {
  draft: 'Draft',
  planned: 'Planned',
  running: 'Running',
  ended: 'Ended',
} as const;
export type CampaignStatus = keyof typeof campaignStatusNames;
export const CAMPAIGN_STATUSES = keysOf(campaignStatusNames);

/** The share of the audience that is held out unless the person chooses another. */
export const DEFAULT_CONTROL_SHARE = 0.1;
const MOST_CONTROL_SHARE = 0.5;
const MOST_NAME = 120;
const MOST_NOTE = 2000;
const MOST_ITEMS = 20;

/** A product, or whatever the level makes an item. `id` identifies it, `name` is what people read. */
const Item = group({ id: filled, name: text });
const items = v.pipe(
  v.array(Item, 'It has to be a list of products.'),
  v.minLength(1, 'Name at least one product.'),
  v.maxLength(MOST_ITEMS, `Name at most ${MOST_ITEMS} products.`),
);

const grain = v.union(
  [
    v.picklist(GRAINS),
    // The pattern tells JSON Schema what the type says here.
    v.pipe(v.string(), v.regex(WINDOW_GRAIN)) as unknown as v.GenericSchema<WindowGrain>,
  ],
  `It is one of ${GRAINS.join(', ')} or a window such as window-7.`,
);

const Bundle = v.pipe(
  group({
    antecedent: items,
    consequent: items,
    level: v.picklist(LEVELS, `It is one of ${LEVELS.join(', ')}.`),
    grain,
  }),
  v.check(
    ({ antecedent, consequent }) =>
      antecedent.every(({ id }) => consequent.every((other) => other.id !== id)),
    'A product cannot be on both sides.',
  ),
);

/**
 * The type decides what the value may be. A campaign without a discount (0) is valid too: it is a
 * reminder.
 */
const discountValues = {
  percentage: group({
    type: v.literal('percentage'),
    value: v.pipe(
      v.number('Enter a percentage, such as 15.'),
      v.minValue(0, 'A percentage is between 0 and 100.'),
      v.maxValue(100, 'A percentage is between 0 and 100.'),
    ),
  }),
  fixed: group({
    type: v.literal('fixed'),
    value: v.pipe(
      amount('Enter an amount, such as 5.'),
      v.minValue(0, 'A discount cannot be negative.'),
    ),
  }),
} satisfies Record<DiscountType, unknown>;
const Discount = v.variant(
  'type',
  Object.values(discountValues),
  `The type is one of ${DISCOUNT_TYPES.join(', ')}.`,
);

/** The evidence is what the shop's orders said about the rule when the campaign was saved. */
const Evidence = v.pipe(
  group({
    /** The baskets with both sides, those with the antecedent, those with the consequent, and all. */
    pairCount: count,
    antecedentCount: count,
    consequentCount: count,
    baskets: count,
    /** P(consequent | antecedent), the success probability, with its Wilson 95 % interval. */
    confidence: share,
    confidenceLow: share,
    confidenceHigh: share,
    lift: v.pipe(
      v.number('It has to be a number.'),
      v.finite('It has to be a number.'),
      v.minValue(0, 'Lift is not negative.'),
    ),
    support: share,
    /** The smallest joint count that was mined; null when it was chosen automatically. */
    floor: v.nullable(count),
    /** The Bundles page's parameters, as in its address; empty when they are the defaults. */
    thresholds: text,
    /**
     * The same rule in the last quarter of the days, which was kept back to check it; null when it was
     * not counted.
     */
    holdout: v.nullable(
      group({
        pairCount: count,
        antecedentCount: count,
        consequentCount: count,
        baskets: count,
        verdict: v.picklist(HOLDOUT_VERDICTS, `It is one of ${HOLDOUT_VERDICTS.join(', ')}.`),
      }),
    ),
  }),
  v.check(
    ({ pairCount, antecedentCount, consequentCount, baskets }) =>
      pairCount <= Math.min(antecedentCount, consequentCount) &&
      Math.max(antecedentCount, consequentCount) <= baskets,
    'The counts contradict each other: a part is larger than its whole.',
  ),
);

/** Prices are per piece and in `currency`; null where the shop does not say. */
const Prices = group({
  antecedent: v.nullable(price),
  consequent: v.nullable(price),
  bundle: v.nullable(price),
  afterDiscount: v.nullable(price),
  /** Cost of goods of the whole bundle. */
  cost: v.nullable(price),
  /** Cost of goods of the consequent alone. */
  consequentCost: v.nullable(price),
  /**
   * `list` when every price is from the product list, `paid` when some are medians of what was paid.
   */
  source: v.nullable(v.picklist(['list', 'paid'], 'It is one of list, paid.')),
  currency: v.pipe(
    v.string('It has to be a currency.'),
    v.regex(/^[A-Z]{3}$/, 'It has to be three capital letters, such as EUR.'),
  ),
});

/**
 * The customers who are left after each step. The audience's rule decides what `boughtAntecedent` and
 * `withoutConsequent` ask for: see `audienceRule.who`.
 */
const Audience = group({
  /** All customers with an order; null where an older version did not count them. */
  customers: v.nullable(count),
  inSegment: count,
  boughtAntecedent: count,
  withoutConsequent: count,
  reachable: count,
  /** The reachable customers who are not left out for a rest; treatment and control add up to this. */
  available: count,
  treatment: count,
  control: count,
  /**
   * These say whether the shop knows who agreed to the channel, and whether it has addresses for it.
   */
  consentKnown: v.boolean('It is true or false.'),
  addressKnown: v.boolean('It is true or false.'),
});

/** The stamp says which shop a campaign was made with. */
export const ShopStampSchema = group({
  name: text,
  /** Equal data and recipe give equal fingerprints. */
  fingerprint: text,
  isDemo: v.boolean('It is true or false.'),
  firstDay: v.nullable(day),
  lastDay: v.nullable(day),
});

const Dates = v.pipe(
  group({ from: v.nullable(day), to: v.nullable(day) }),
  v.forward(
    v.check(
      ({ from, to }) => from === null || to === null || from <= to,
      'The last day is before the first.',
    ),
    ['to'],
  ),
);

/**
 * The one definition of a campaign: what the form may save, what the browser's storage holds, what an
 * exported file contains and, as JSON Schema, what the documentation says. A message stands beside its
 * field, so each says what to do.
 */
export const CampaignSchema = v.pipe(
  group({
    schemaVersion: v.literal(CAMPAIGN_VERSION, `It has to be ${CAMPAIGN_VERSION}.`),
    id: v.pipe(
      v.string('It has to be text.'),
      v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, hyphens and underscores.'),
    ),
    name: v.pipe(
      v.string('Give the campaign a name.'),
      v.check((name) => name.trim() !== '', 'Give the campaign a name.'),
      v.maxLength(MOST_NAME, `Use at most ${MOST_NAME} characters.`),
    ),
    createdAt: instant,
    updatedAt: instant,
    status: v.picklist(CAMPAIGN_STATUSES, `It is one of ${CAMPAIGN_STATUSES.join(', ')}.`),
    bundle: Bundle,
    discount: Discount,
    discountOn: v.picklist(DISCOUNT_TARGETS, `It is one of ${DISCOUNT_TARGETS.join(', ')}.`),
    /** The most redemptions that are honoured, one a customer; null when there is no cap. */
    redemptionCap: v.nullable(count),
    /**
     * True when the person has seen that the discount is above the margin, and wants it all the same.
     */
    lossAcknowledged: v.boolean('It is true or false.'),
    /**
     * An order has to reach this price for the discount, in the shop's currency; with 0 there is no
     * minimum.
     */
    minimumOrder: v.pipe(
      amount('Enter an amount, such as 50, or 0 for none.'),
      v.minValue(0, 'The minimum order price cannot be negative.'),
    ),
    budget: v.pipe(
      amount('Enter the budget as an amount, such as 1500.'),
      v.gtValue(0, 'The budget has to be more than 0.'),
    ),
    channel: v.picklist(CHANNELS, `It is one of ${CHANNELS.join(', ')}.`),
    segment: v.picklist([...SEGMENTS, 'all'], `It is one of ${[...SEGMENTS, 'all'].join(', ')}.`),
    audienceRule: AudienceRuleSchema,
    /** The share of the audience that gets no message, so that the effect can be measured. */
    controlShare: v.pipe(
      v.number('Enter a percentage, such as 10.'),
      v.minValue(0, 'The control group is between 0 and 50% of the audience.'),
      v.maxValue(MOST_CONTROL_SHARE, 'The control group is between 0 and 50% of the audience.'),
    ),
    dates: Dates,
    /** A message leads to this page; its link carries the campaign's tags. */
    landingPage: v.optional(landingPage, ''),
    note: v.pipe(
      v.string('It has to be text.'),
      v.maxLength(MOST_NOTE, `Use at most ${MOST_NOTE} characters.`),
    ),
    evidence: Evidence,
    prices: Prices,
    /** The customers in the segment; null where the shop has no customers or was not loaded. */
    segmentSize: v.nullable(count),
    audience: v.nullable(Audience),
    assumptions: AssumptionsSchema,
    /** The share of customers like these who bought in the past; null where the shop cannot say. */
    baseline: v.nullable(BaselineSchema),
    minimumReach: v.nullable(MinimumReachSchema),
    /**
     * The economics follow from all of the above as it was when the campaign was saved; null where a
     * figure is missing.
     */
    economics: v.nullable(EconomicsSchema),
    /**
     * Everything that starting settled; null when it was never started, or was started by an older
     * version.
     */
    fixed: v.optional(v.nullable(FixedSchema), null),
    endedAt: v.optional(v.nullable(instant), null),
    /** The result, once it was measured. */
    outcome: v.nullable(OutcomeSchema),
    shop: ShopStampSchema,
    appVersion: text,
  }),
  v.forward(
    v.partialCheck(
      [['discount'], ['discountOn'], ['prices']],
      ({ discount, discountOn, prices }) => {
        const most = prices[discountOn];
        return discount.type !== 'fixed' || most === null || discount.value < most;
      },
      ({ input: { discountOn, prices } }) =>
        `The discount has to be below ${discountTargets[discountOn].word}’s price of ${prices[discountOn]} ${prices.currency}.`,
    ),
    ['discount', 'value'],
  ),
);

export type Campaign = v.InferOutput<typeof CampaignSchema>;
export type CampaignBundle = Campaign['bundle'];
export type BundleItem = v.InferOutput<typeof Item>;
export type CampaignDiscount = Campaign['discount'];
export type CampaignEvidence = Campaign['evidence'];
export type CampaignPrices = Campaign['prices'];
export type CampaignAudience = v.InferOutput<typeof Audience>;
export type AudienceRule = Campaign['audienceRule'];
export type Assumptions = Campaign['assumptions'];
export type Baseline = NonNullable<Campaign['baseline']>;
export type MinimumReach = NonNullable<Campaign['minimumReach']>;
export type CampaignEconomics = NonNullable<Campaign['economics']>;
export type CampaignOutcome = NonNullable<Campaign['outcome']>;
