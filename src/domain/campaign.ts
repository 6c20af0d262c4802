import * as v from 'valibot';
import { CHANNELS, GRAINS, LEVELS, SEGMENTS, WINDOW_GRAIN, type WindowGrain } from './words';

/**
 * The one definition of a campaign: what the form may save, what the browser's storage holds, what an
 * exported file contains, and, as JSON Schema, what the documentation says. Messages stand beside the
 * field, so each says what to do.
 */

/** Raised when a stored or exported campaign of before could no longer be read as it is. */
export const CAMPAIGN_VERSION = 1;

export const CAMPAIGN_STATUSES = ['draft', 'planned', 'running', 'ended'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const campaignStatusNames: Record<CampaignStatus, string> = {
  draft: 'Draft',
  planned: 'Planned',
  running: 'Running',
  ended: 'Ended',
};

export const DISCOUNT_TYPES = ['percentage', 'fixed'] as const;
export type DiscountType = (typeof DISCOUNT_TYPES)[number];

export const discountTypeNames: Record<DiscountType, string> = {
  percentage: 'Percentage',
  fixed: 'Fixed amount',
};

/** The share of the audience that is held out unless the person chooses another. */
export const DEFAULT_CONTROL_SHARE = 0.1;
const MOST_CONTROL_SHARE = 0.5;
const MOST_NAME = 120;
const MOST_NOTE = 2000;
/** A cell of a file can be long; a product's name longer than this is no name. */
const MOST_TEXT = 10_000;
const MOST_MONEY = 1e12;
const MOST_ITEMS = 20;

const missing = (issue: { received: string }): string =>
  issue.received === 'undefined' ? 'It is missing.' : 'It is not a group of fields.';

const group = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, missing);

const text = v.pipe(
  v.string('It has to be text.'),
  v.maxLength(MOST_TEXT, `Use at most ${MOST_TEXT} characters.`),
);
const filled = v.pipe(text, v.minLength(1, 'It is empty.'));
const count = v.pipe(
  v.number('It has to be a whole number.'),
  v.safeInteger('It has to be a whole number.'),
  v.minValue(0, 'A count cannot be negative.'),
);
const share = v.pipe(
  v.number('It has to be a number.'),
  v.minValue(0, 'A share is between 0 and 1.'),
  v.maxValue(1, 'A share is between 0 and 1.'),
);
const amount = (message: string) =>
  v.pipe(v.number(message), v.maxValue(MOST_MONEY, 'Amounts end at a trillion.'));
/** In the shop's currency. */
const price = v.pipe(amount('It has to be a number.'), v.minValue(0, 'A price is not negative.'));

const isRealDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
const DAY = 'Give the day as year, month and day, such as 2026-03-31.';
const day = v.pipe(v.string(DAY), v.isoDate(DAY), v.check(isRealDay, DAY));
const instant = v.pipe(
  v.string('It has to be a point in time.'),
  v.isoTimestamp('It has to be a point in time, such as 2026-03-31T14:02:00.000Z.'),
);

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
    // The pattern says in JSON Schema what the type says here.
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

/** No discount at all (0) is a campaign too: a reminder. */
const Discount = v.variant(
  'type',
  [
    group({
      type: v.literal('percentage'),
      value: v.pipe(
        v.number('Enter a percentage, such as 15.'),
        v.minValue(0, 'A percentage is between 0 and 100.'),
        v.maxValue(100, 'A percentage is between 0 and 100.'),
      ),
    }),
    group({
      type: v.literal('fixed'),
      value: v.pipe(
        amount('Enter an amount, such as 5.'),
        v.minValue(0, 'A discount cannot be negative.'),
      ),
    }),
  ],
  `The type is one of ${DISCOUNT_TYPES.join(', ')}.`,
);

/** What the shop's orders said about the rule when the campaign was saved. */
const Evidence = v.pipe(
  group({
    /** Baskets with both sides, with the antecedent, with the consequent, and all. */
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
    /** The Bundles page's parameters, as in its address; empty: the defaults. */
    thresholds: text,
  }),
  v.check(
    ({ pairCount, antecedentCount, consequentCount, baskets }) =>
      pairCount <= Math.min(antecedentCount, consequentCount) &&
      Math.max(antecedentCount, consequentCount) <= baskets,
    'The counts contradict each other: a part is larger than its whole.',
  ),
);

/** Per piece and in `currency`; null: the shop does not say. */
const Prices = group({
  antecedent: v.nullable(price),
  consequent: v.nullable(price),
  bundle: v.nullable(price),
  afterDiscount: v.nullable(price),
  /** Cost of goods of the whole bundle. */
  cost: v.nullable(price),
  /** Whether every price is the product list's, or some are medians of what was paid. */
  source: v.nullable(v.picklist(['list', 'paid'], 'It is one of list, paid.')),
  currency: v.pipe(
    v.string('It has to be a currency.'),
    v.regex(/^[A-Z]{3}$/, 'It has to be three capital letters, such as EUR.'),
  ),
});

/** Customers left after each step. */
const Audience = group({
  inSegment: count,
  boughtAntecedent: count,
  withoutConsequent: count,
  reachable: count,
  treatment: count,
  control: count,
  /** Whether the shop knows who agreed to the channel, and has addresses for it. */
  consentKnown: v.boolean('It is true or false.'),
  addressKnown: v.boolean('It is true or false.'),
});

/** Which shop a campaign was made with. */
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
    /** What an order must reach for the discount, in the shop's currency; 0: no minimum. */
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
    /** The share of the audience that gets no message, so that the effect can be measured. */
    controlShare: v.pipe(
      v.number('Enter a percentage, such as 10.'),
      v.minValue(0, 'The control group is between 0 and 50% of the audience.'),
      v.maxValue(MOST_CONTROL_SHARE, 'The control group is between 0 and 50% of the audience.'),
    ),
    dates: Dates,
    note: v.pipe(
      v.string('It has to be text.'),
      v.maxLength(MOST_NOTE, `Use at most ${MOST_NOTE} characters.`),
    ),
    evidence: Evidence,
    prices: Prices,
    /** Customers in the segment; null: the shop has no customers, or was not loaded. */
    segmentSize: v.nullable(count),
    audience: v.nullable(Audience),
    shop: ShopStampSchema,
    appVersion: text,
  }),
  v.forward(
    v.partialCheck(
      [['discount'], ['prices']],
      ({ discount, prices }) =>
        discount.type !== 'fixed' || prices.bundle === null || discount.value < prices.bundle,
      ({ input }) =>
        `The discount has to be below the bundle’s price of ${input.prices.bundle} ${input.prices.currency}.`,
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
