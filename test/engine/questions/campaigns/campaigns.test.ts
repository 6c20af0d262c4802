import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultAudienceRule } from '../../../../src/domain/campaign/plan';
import { groupOf } from '../../../../src/domain/campaign/split';
import type { Channel } from '../../../../src/domain/campaign/channels';
import type { SegmentOrAll } from '../../../../src/domain/segments/segments';
import { questions } from '../../../../workers/engine';
import type { Engine } from '../../../../workers/state';
import type { AudienceInput } from '../../../../workers/questions/campaigns/audience-steps';
import { loadDemoShop, loadShopFromText } from '../../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';
import { demoOracle } from '../../../tools/campaign-oracle';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

/** Tea and milk are in three orders of five; the milk of order 5 came back. */
const lines = `order_id,ordered_at,customer_id,product_id,product_name,category,quantity,unit_price
1,2025-01-05,ann,t,Tea,Drinks,1,2.00
1,2025-01-05,ann,m,Milk,Dairy,2,1.00
2,2025-01-20,bob,t,Tea,Drinks,1,2.00
2,2025-01-20,bob,m,Milk,Dairy,1,1.20
3,2025-03-01,ann,t,Tea,Drinks,1,2.00
3,2025-03-01,ann,m,Milk,Dairy,1,1.00
3,2025-03-01,ann,m,Milk UHT,Dairy,1,1.00
4,2025-12-02,cyd,t,Tea,Drinks,1,2.50
4,2025-12-02,cyd,j,Jam,Pantry,1,3.00
5,2025-12-03,dan,j,Jam,Pantry,1,3.00
5,2025-12-03,dan,m,Milk,Dairy,-1,1.00
6,2025-12-03,eve,t,Tea,Drinks,1,2.70
`;
const products = `product_id,name,price,cost
j,Jam,3.10,1.05
m,Milk,1.10,
`;
const customers = `customer_id,email,phone,accepts_email,accepts_sms
ann,ann@example.com,+49 1,true,true
bob,bob@example.com,,true,true
cyd,cyd@example.com,+49 3,true,false
dan,,+49 4,true,true
eve,,+49 5,true,true
`;

const bundle = { level: 'product', antecedent: ['t'], consequent: ['m'] } as const;
const audienceOf = (changes: Partial<AudienceInput> = {}): AudienceInput => ({
  ...bundle,
  campaignId: 'c1',
  segment: 'all',
  channel: 'email',
  controlShare: 0.1,
  rule: defaultAudienceRule,
  others: [],
  asOf: null,
  ...changes,
});

describe('a tiny shop worked by hand', () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await loadShopFromText(
      {
        'lines.csv': { kind: 'lines', text: lines },
        'products.csv': { kind: 'products', text: products },
        'customers.csv': { kind: 'customers', text: customers },
      },
      { database },
    ));
  });

  test('counts a rule in its direction, without what came back', async () => {
    const facts = await questions.bundleFacts(engine, { ...bundle, grain: 'order' }, call());
    expect(facts.counts).toEqual({ baskets: 6, antecedent: 5, consequent: 3, both: 3 });
    const other = { ...bundle, antecedent: ['m'], consequent: ['t'] };
    const { counts } = await questions.bundleFacts(engine, { ...other, grain: 'order' }, call());
    expect(counts).toEqual({ baskets: 6, antecedent: 3, consequent: 5, both: 3 });
  });

  test('counts customers as baskets, and bundles of more than two', async () => {
    const input = { level: 'product', grain: 'customer', antecedent: ['t', 'm'] } as const;
    const facts = await questions.bundleFacts(engine, { ...input, consequent: ['j'] }, call());
    expect(facts.counts).toEqual({ baskets: 5, antecedent: 2, consequent: 2, both: 0 });
  });

  test('finds items by id or by name and reads the list price, or else the recent median', async () => {
    const input = { ...bundle, antecedent: ['Tea'], consequent: ['j'], grain: 'order' } as const;
    const facts = await questions.bundleFacts(engine, input, call());
    expect(facts.antecedent).toEqual([
      // The median is of 2.50 and 2.70, as the older prices are not within the last 180 days.
      { id: 't', name: 'Tea', price: 2.6, priceSource: 'paid', cost: null },
    ]);
    expect(facts.consequent).toEqual([
      { id: 'j', name: 'Jam', price: 3.1, priceSource: 'list', cost: 1.05 },
    ]);
  });

  test('takes categories as items, at what was paid for them', async () => {
    const input = { level: 'category', grain: 'order', antecedent: ['Drinks'] } as const;
    const facts = await questions.bundleFacts(engine, { ...input, consequent: ['Dairy'] }, call());
    expect(facts.counts).toMatchObject({ both: 3 });
    expect(facts.antecedent[0]).toMatchObject({ name: 'Drinks', price: 2.6, priceSource: 'paid' });
  });

  test('says which product the shop does not have', async () => {
    const input = { ...bundle, consequent: ['nope'], grain: 'order' } as const;
    await expect(questions.bundleFacts(engine, input, call())).rejects.toThrow('“nope”');
  });

  test('narrows the audience step by step', async () => {
    // Tea was bought by ann, bob, cyd and eve, but ann and bob have milk, and eve has no address.
    const found = await questions.audience(engine, audienceOf({ controlShare: 0 }), call());
    expect(found).toEqual({
      customers: 5,
      inSegment: 5,
      boughtAntecedent: 4,
      withoutConsequent: 2,
      reachable: 1,
      available: 1,
      treatment: 1,
      control: 0,
      consentKnown: true,
      addressKnown: true,
    });
  });

  test.each([
    ['email', ['cyd']],
    ['sms', ['eve']],
    // Nobody said anything about push, and it needs no address.
    ['push', ['cyd', 'eve']],
  ] as const)('reaches by %s who agreed and has an address', async (channel, ids) => {
    const rows = await questions.audienceRows(engine, audienceOf({ channel }), call());
    expect(rows.map(({ customerId }) => customerId)).toEqual(ids);
  });

  test('says when the shop does not know who agreed', async () => {
    const found = await questions.audience(engine, audienceOf({ channel: 'push' }), call());
    expect(found).toMatchObject({ consentKnown: false, addressKnown: true });
  });

  test('has no audience in a shop without customers', async () => {
    const text = lines.replaceAll('customer_id', 'ignored');
    const shop = await loadShopFromText(
      { 'lines.csv': { kind: 'lines', text } },
      { database: await openNodeDatabase() },
    );
    expect(await questions.audience(shop.engine, audienceOf(), call())).toBeNull();
    expect(await questions.audienceRows(shop.engine, audienceOf(), call())).toEqual([]);
    expect(await questions.segmentSizes(shop.engine, null, call())).toBeNull();
  });
});

test('the split holds a customer in one group, near the share that was asked for', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `C${10_000 + index}`);
  const controls = (campaign: string, share: number) =>
    ids.filter((id) => groupOf(campaign, id, share) === 'control');
  // The spread is six standard deviations of a binomial around what is expected.
  const spread = 6 * Math.sqrt(20_000 * 0.1 * 0.9);
  expect(Math.abs(controls('a', 0.1).length - 2000)).toBeLessThan(spread);
  expect(controls('a', 0.1)).toEqual(controls('a', 0.1));
  expect(controls('a', 0)).toEqual([]);
  // A larger control group holds the smaller one, and another campaign has another one.
  const larger = new Set(controls('a', 0.2));
  expect(controls('a', 0.1).every((id) => larger.has(id))).toBe(true);
  const ofA = new Set(controls('a', 0.1));
  const shared = controls('b', 0.1).filter((id) => ofA.has(id));
  expect(shared.length).toBeLessThan(400);
});

test('the audience of any shop is the one worked out row by row', async () => {
  const order = fc.record({
    customer: fc.nat(7),
    returned: fc.boolean(),
    products: fc.array(fc.constantFrom('t', 'm', 'j'), { minLength: 1, maxLength: 3 }),
  });
  const person = fc.record({ accepts: fc.boolean(), email: fc.boolean() });
  const shops = fc.record({
    orders: fc.array(order, { minLength: 1, maxLength: 25 }),
    people: fc.array(person, { minLength: 8, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(shops, async ({ orders, people }) => {
      const { engine } = await loadShopFromText(
        {
          'lines.csv': {
            kind: 'lines',
            text: `order_id,customer_id,product_id,quantity,status\n${orders
              .flatMap(({ customer, products, returned }, index) =>
                products.map(
                  (product) => `${index},c${customer},${product},1,${returned ? 'returned' : 'ok'}`,
                ),
              )
              .join('\n')}\n`,
          },
          'customers.csv': {
            kind: 'customers',
            text: `customer_id,email,accepts_email\n${people
              .map(
                ({ accepts, email }, index) =>
                  `c${index},${email ? `c${index}@x.org` : ''},${accepts}`,
              )
              .join('\n')}\n`,
          },
          'products.csv': {
            kind: 'products',
            text: 'product_id,name\nt,Tea\nm,Milk\nj,Jam\n',
          },
        },
        { database },
      );
      const bought = (customer: number, product: 't' | 'm') =>
        orders.some(
          (each) => each.customer === customer && !each.returned && each.products.includes(product),
        );
      const knowsEmails = people.some(({ email }) => email);
      const expected = people.flatMap(({ accepts, email }, index) =>
        bought(index, 't') && !bought(index, 'm') && accepts && (email || !knowsEmails)
          ? [`c${index}`]
          : [],
      );
      const rows = await questions.audienceRows(engine, audienceOf(), call());
      expect(rows.map(({ customerId }) => customerId)).toEqual(expected);
      const found = await questions.audience(engine, audienceOf(), call());
      expect(found?.reachable).toBe(expected.length);
      expect(found?.control).toBe(rows.filter(({ group }) => group === 'control').length);
    }),
    { numRuns: 25 },
  );
}, 60_000);

describe('the demo shop', () => {
  let engine: Engine;
  beforeAll(async () => {
    ({ engine } = await loadDemoShop(database));
  }, 60_000);
  const oracle = demoOracle();

  test('gives each bundle the counts of an independent calculation', async () => {
    for (const [a, c] of oracle.pairs) {
      const input = { ...bundle, grain: 'order', antecedent: [a], consequent: [c] } as const;
      const facts = await questions.bundleFacts(engine, input, call());
      expect(facts.counts, `${a} → ${c}`).toEqual(oracle.counts(a, c));
      expect(facts.antecedent[0]?.price).toBe(oracle.price(a));
    }
  });

  test('gives each audience the customers of an independent calculation', async () => {
    const [a, c] = oracle.pairs[0]!;
    for (const channel of ['email', 'sms', 'push'] satisfies Channel[]) {
      const input = audienceOf({ antecedent: [a], consequent: [c], channel });
      const rows = await questions.audienceRows(engine, input, call());
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.map(({ customerId }) => customerId)).toEqual(oracle.audience(a, c, channel));
    }
  });

  test('has segments that add up to all customers', async () => {
    const sizes = await questions.segmentSizes(engine, null, call());
    const { all, ...parts } = sizes!;
    expect(Object.values(parts).reduce((sum, size) => sum + size, 0)).toBe(all);
    for (const segment of Object.keys(parts) as SegmentOrAll[]) {
      const input = { ...audienceOf({ segment }), antecedent: ['SK-01'], consequent: ['SK-02'] };
      const found = await questions.audience(engine, input, call());
      expect(found?.inSegment).toBe(sizes![segment]);
    }
  });
});
